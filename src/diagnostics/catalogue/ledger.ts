import type { Entries } from './entry.ts'

/** Diagnostics about changes to what was published. */
export const ledgerEntries = {
  'ledger.unreadable': {
    severity: 'error',
    message:
      'ledger.json cannot be read: {reason}. Without it, the identities of what was published are unknown.',
    hint: 'Bring the last good one back: git checkout ledger.json',
  },
  'ledger.missing': {
    severity: 'error',
    message:
      'ledger.json {state}, and {evidence} says that the station has published episodes ({count}). Without the ledger their addresses and identities could change unseen.',
    hint: 'Bring the last good one back: git checkout ledger.json. To begin a new one on purpose: inonda build --allow-removal',
  },
  'ledger.clock-behind': {
    severity: 'error',
    message:
      'The clock of this computer says {now}, and an episode of {newest} is published already. By this clock it would be taken off the air, so nothing is published and nothing is removed.',
    hint: 'Set the clock, and run the command again; or build as of a moment of your choice: inonda build --at {newest}',
  },
  'ledger.episodes-vanished': {
    severity: 'error',
    message:
      '{gone} of {all} published episodes are no longer in episodes/, all at once. That looks like a disk that is not mounted or a folder that was moved, so nothing is taken off the air.',
    hint: 'Bring the folders back (mount the disk, or: git checkout episodes). If you removed them on purpose: inonda build --allow-removal',
  },
  'ledger.feeds-vanished': {
    severity: 'error',
    message:
      '{gone} of {all} published feeds are no longer in feeds/, all at once. That looks like a disk that is not mounted or a folder that was moved, so nothing is taken off the air.',
    hint: 'Bring the files back (mount the disk, or: git checkout feeds). If you removed them on purpose: inonda build --allow-removal',
  },
  'ledger.guid-changed': {
    severity: 'error',
    message:
      'This episode was published with the guid {was}; another guid makes every app show it again as new.',
    hint: 'Write guid: {was}. To correct it on purpose: inonda correct {slug} --guid {now}',
  },
  'ledger.date-changed': {
    severity: 'error',
    message:
      'This episode was published on {was}; another date moves it in every app, and some deliver it again.',
    hint: 'Write date: {was}. To correct it on purpose: inonda correct {slug} --date {now}',
  },
  'ledger.recording-changed': {
    severity: 'error',
    message:
      'The bytes of {file} are not those that were published at this address: apps and caches that hold one part of each play noise.',
    hint: 'Put the published file back, or give the new recording a new name, such as {fresh}, and remove the old one: inonda correct {slug} --recording episodes/{slug}/{file} does it.',
  },
  'ledger.recording-gone': {
    severity: 'error',
    message:
      'The published episode has lost its recording {file}, so its address in every feed reader is dead.',
    hint: 'Bring it back: git checkout {path}',
  },
  'ledger.episode-gone': {
    severity: 'warning',
    message: 'The episode published at {address} is no longer there; its address answers “gone” from now on.',
    hint: 'If that was not meant, bring its folder back or set its status: published. If it was, write status: withdrawn, and nothing is said of it again.',
  },
  'ledger.feed-renamed': {
    severity: 'error',
    message:
      'The feed {was} was published at {address}, and feeds/{was}.yaml is no longer there, while feeds/{now}.yaml is new. Apps that subscribed would lose the show, and directories would list it twice.',
    hint: 'To keep the address: git mv feeds/{now}.yaml feeds/{was}.yaml, and feed: {was} in its episodes. To rename the show: write formerly: {was} in feeds/{now}.yaml; the old address then redirects. If {was} has ended: inonda build --allow-removal',
    standard: 'HTTP-19',
  },
  'ledger.feed-gone': {
    severity: 'error',
    message:
      'The feed {id} was published at {address}, and feeds/{id}.yaml is no longer there: everybody who subscribed would lose the show.',
    hint: 'Bring it back: git checkout feeds/{id}.yaml. If it has another name now, write formerly: {id} in its file. If it has ended: inonda build --allow-removal; its address then answers “gone”.',
    standard: 'HTTP-19',
  },
  'ledger.feed-address-taken': {
    severity: 'error',
    message:
      'The address of the feed {id} redirects to the feed {holder}, which had it before: subscribers of {holder} who still ask there would get another show.',
    hint: 'Give the other show another name: git mv feeds/{id}.yaml feeds/{id}-2.yaml',
    standard: 'HTTP-19',
  },
  'ledger.url-changed': {
    severity: 'error',
    message:
      'The station was published at {was}. At another url, apps and directories would go on asking at the old one and lose every show.',
    hint: 'Write url: {was}. To move the station: write formerly: {was} below url:, and have {was}/* redirect to {url}/* with status 301.',
    standard: 'HTTP-19',
  },
  'ledger.episode-moved': {
    severity: 'error',
    message:
      'This episode was published in the feed {was}: subscribers there would lose it, and in its new feed it would be delivered as new.',
    hint: 'Write feed: [{both}] to keep it there. To move it on purpose: inonda correct {slug} --feed {now}',
    standard: 'RSS-05',
  },
  'ledger.feed-guid-changed': {
    severity: 'error',
    message:
      'This feed was published with the podcast:guid {was}; another one makes it another show for every directory.',
    hint: 'Write guid: {was}',
    standard: 'P20-GUID-3',
  },
} as const satisfies Entries

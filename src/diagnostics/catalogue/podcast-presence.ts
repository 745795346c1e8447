import type { Entries } from './entry.ts'

/** Diagnostics about missing Podcasting 2.0 tags, and about the identity of a feed. */
export const podcastPresenceEntries = {
  'podcast.guid-missing': {
    severity: 'warning',
    message: 'The channel has no podcast:guid, so the show is another one for every directory when it moves.',
    hint: 'Write <podcast:guid>…</podcast:guid> in the channel: a version 5 UUID of the feed’s address, by the namespace’s recipe.',
    fixed: 'Write {fix} in the channel, which the recipe makes of the feed’s address.',
    standard: 'PSP-10',
    example: { wrong: '', right: '<podcast:guid>6da98a19-621b-5722-8ab1-cae40d0d2b9a</podcast:guid>' },
  },
  'podcast.guid-version': {
    severity: 'warning',
    message:
      'The podcast:guid is a UUID of version {version}, and the recipe makes version 5: it was made in some other way.',
    hint: 'If no directory has it yet, make a version 5 UUID of the feed’s address; otherwise keep it, since it may never change.',
    fixed: 'If no directory has it yet, write {fix}; otherwise keep it, since it may never change.',
    standard: 'P20-GUID-2',
    example: {
      wrong: '<podcast:guid>6da98a19-621b-4722-8ab1-cae40d0d2b9a</podcast:guid>',
      right: '<podcast:guid>6da98a19-621b-5722-8ab1-cae40d0d2b9a</podcast:guid>',
    },
  },
  'podcast.guid-recipe': {
    severity: 'info',
    message:
      'The podcast:guid is not what the recipe makes of the feed’s address. That is right for a feed that has moved.',
    hint: 'If the feed never moved and no directory has it yet, write {guid}',
    standard: ['P20-GUID-2', 'P20-GUID-3'],
    example: {
      wrong: '<podcast:guid>6da98a19-621b-5722-8ab1-000000000000</podcast:guid>',
      right: '<podcast:guid>6da98a19-621b-5722-8ab1-cae40d0d2b9a</podcast:guid>',
    },
  },
  'podcast.locked-missing': {
    severity: 'info',
    message: 'The channel has no podcast:locked, so any host may import the show.',
    hint: 'Write <podcast:locked>…</podcast:locked> in the channel: yes, or no while you move.',
    standard: 'PSP-09',
    example: { wrong: '', right: '<podcast:locked>yes</podcast:locked>' },
  },
  'podcast.transcript-missing': {
    severity: 'info',
    message:
      'Items have no transcript, this one first of {count}; 36 of the players that are known would show one.',
    hint: 'Write <podcast:transcript url="…" type="…"/> in the item.',
    standard: ['PSP-15', 'APPLE-35', 'TR-01'],
  },
  'podcast.images-deprecated': {
    severity: 'warning',
    message: 'podcast:images was given up by the namespace.',
    hint: 'Write a podcast:image for each size that it lists.',
    standard: 'P20-IMAGES-1',
    example: {
      wrong: '<podcast:images srcset="https://radio.example.org/art.jpg 3000w"/></channel>',
      right: '</channel>',
    },
  },
  'podcast.image-alt-missing': {
    severity: 'info',
    message: 'The picture has no alt, so those who hear their screen learn nothing of it.',
    hint: 'Write alt="…" with what is to be seen.',
    source: 'Write artworkAlt in the feed’s file, or coverAlt in the episode’s: what is to be seen.',
    standard: 'P20-IMAGE-2',
    example: { wrong: '', right: ' alt="A harbour"' },
  },
} as const satisfies Entries

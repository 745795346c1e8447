import type { Entry } from './entry.ts'

/**
 * Diagnostics about podcast tags of shows, episodes and the station's defaults; the kind of file becomes the
 * first part of the code.
 */
const TROUBLES = {
  'url-insecure': {
    severity: 'warning',
    message: '{key} begins with http:, and apps load what a feed names by https: only.',
    hint: 'Write {example}',
    standard: 'P20-URL-1',
  },
  'value-without-recipients': {
    severity: 'error',
    message: '{key} is empty, so payments would have no recipient.',
    hint: 'Write {example}',
    standard: 'P20-VALUE-2',
  },
  'value-address-wrong': {
    severity: 'error',
    message: '“{value}” is no address of the type {type}, so the money would be lost.',
    hint: '{fix}',
    standard: 'P20-VALUEREC-1',
  },
  'value-split-wrong': {
    severity: 'error',
    message: '{key} is {value}; a recipient gets a number of shares, from 1.',
    hint: 'Write a whole number from 1 on; all shares together are the whole.',
    standard: 'P20-VALUEREC-2',
  },
  'chat-server-wrong': {
    severity: 'error',
    message: '“{value}” is no host name, and apps look for the chat’s server by its name alone.',
    hint: 'Write the host’s name alone, without https:// and without a path.',
    fixed: 'Write {fix}, without https:// and without a path.',
    standard: 'P20-CHAT-1',
  },
  'txt-long': {
    severity: 'warning',
    message: '{key} has {count} characters; apps keep at most {limit}.',
    hint: 'It is {over} too many: shorten it.',
    standard: 'P20-TXT-1',
  },
  'ai-content-wrong': {
    severity: 'error',
    message: '“{value}” does not say whether AI made any of it; apps read true or false only.',
    hint: 'Write text: "true" or text: "false", with the quotes.',
    standard: 'P20-TXT-3',
  },
} as const satisfies Readonly<Record<string, Entry>>

/** Those of shows and episodes only. */
const OWN_TROUBLES = {
  'uri-wrong': {
    severity: 'error',
    message: '{key} is “{value}”, which is no whole address that an app could fetch.',
    hint: 'Write the whole address, with its scheme.',
    standard: 'P20-SOURCE-1',
  },
  'social-protocol-wrong': {
    severity: 'error',
    message: '“{value}” is no protocol that apps know for comments.',
    hint: 'Write one of: {known}.',
    standard: 'P20-SOCIAL-1',
  },
  'social-disabled': {
    severity: 'error',
    message: 'Comments are either had somewhere or not wanted at all: “disabled” stands alone.',
    hint: 'Write social: disabled, without a list, or name the posts to comment on.',
    standard: 'P20-SOCIAL-1',
  },
  'image-unclear': {
    severity: 'error',
    message: 'A picture is a file of the station or an address elsewhere; here {found} given.',
    hint: 'Write file: and a name in {folder}, or url: and an address.',
    standard: 'P20-IMAGE-1',
  },
  'image-facts': {
    severity: 'error',
    message: '{key} is read from the file, and two answers could differ.',
    hint: 'Remove the line.',
    standard: 'P20-IMAGE-3',
  },
  'image-absent': {
    severity: 'error',
    message: 'There is no file {file} in {folder}, so the picture would be missing.',
    hint: '{fix}',
    standard: 'P20-IMAGE-1',
  },
  'image-ratio-wrong': {
    severity: 'error',
    message: '“{value}” is no ratio of width to height as apps read it.',
    hint: 'Write {example}',
    standard: 'P20-IMAGE-3',
  },
  'image-purpose-wrong': {
    severity: 'error',
    message: '“{value}” is no purpose: words with spaces between them, 128 characters at most.',
    hint: 'Write words such as artwork, social, banner, canvas, circular or poster.',
    standard: 'P20-IMAGE-4',
  },
  'remote-guid-wrong': {
    severity: 'error',
    message: '“{value}” is not a UUID, and other shows are known by their podcast:guid alone.',
    hint: 'Look the show up at podcastindex.org, and write its podcast:guid.',
    standard: 'P20-REMOTE-2',
  },
  'remote-unclear': {
    severity: 'error',
    message:
      'An entry names a feed of this station by feed:, or one elsewhere by guid:, and {found} given here.',
    hint: 'Write feed: and the feed’s id, or guid: and, if you know it, url:.',
    standard: 'P20-REMOTE-1',
  },
  'remote-feed-unknown': {
    severity: 'error',
    message: 'There is no feed “{value}” in this station, so this would point to nothing.',
    hint: '{fix}',
    standard: 'P20-REMOTE-1',
  },
  'alternative-nowhere': {
    severity: 'error',
    message: 'An alternative is a file or stands at an address, and this one has neither.',
    hint: '{fix}',
    standard: 'P20-ALTENC-2',
  },
  'alternative-type-missing': {
    severity: 'error',
    message: 'Nothing says of what type this is, and apps choose an alternative by its type.',
    hint: 'Write type: and the media type, such as audio/mpeg or video/mp4',
    standard: 'P20-ALTENC-1',
  },
  'alternative-label-long': {
    severity: 'warning',
    message: '{key} has {count} characters; apps show at most {limit} where one chooses an alternative.',
    hint: 'It is {over} too many: shorten it.',
    standard: 'P20-ALTENC-5',
  },
  'media-type-wrong': {
    severity: 'error',
    message: '“{value}” is no media type, so apps cannot tell whether they could play it.',
    hint: 'Write {example}',
    standard: 'P20-ALTENC-1',
  },
  'integrity-wrong': {
    severity: 'error',
    message: '“{value}” is no {type} that a file could be held against, so apps would refuse every file.',
    hint: '{fix}',
    standard: 'P20-INTEGRITY-3',
  },
} as const satisfies Readonly<Record<string, Entry>>

type Under<Noun extends string, Troubles> = {
  readonly [K in keyof Troubles & string as `${Noun}.${K}`]: Troubles[K]
}

/** The entries that a show, an episode and the station's defaults share: `tagEntries('station')`. */
export function tagEntries<Noun extends string>(noun: Noun): Under<Noun, typeof TROUBLES> {
  return under(noun, TROUBLES)
}

/** The entries of a show or an episode: `ownTagEntries('feed')`. */
export function ownTagEntries<Noun extends string>(noun: Noun): Under<Noun, typeof OWN_TROUBLES> {
  return under(noun, OWN_TROUBLES)
}

function under<Noun extends string, Troubles extends object>(
  noun: Noun,
  troubles: Troubles,
): Under<Noun, Troubles> {
  const entries = Object.entries(troubles).map(([trouble, entry]) => [`${noun}.${trouble}`, entry])
  return Object.fromEntries(entries) as Under<Noun, Troubles>
}

import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { isAddress } from '../../model/address.ts'
import { secondsOf } from '../../model/clock-time.ts'
import type { Episode } from '../../model/episode.ts'
import { canonical } from '../../model/language-tag.ts'
import type { Recording } from '../../model/recording.ts'
import { formTrouble, parseDate } from '../date.ts'
import { check, language, tagLine, url } from '../fields.ts'
import * as patterns from '../patterns.ts'
import { byteCount, mediaType } from './alternative.ts'
import { extraElements, extraOf, type WrittenElement } from './extra-element.ts'
import { recordingLength } from './time.ts'

/** The maximum length of a guid, longer than the URLs that hosts use as guids. */
const GUID_MOST = 1024

/** One line of any text: hosts use URLs, numbers and anything else as guids (RSS-05). */
export const episodeGuid = check(z.string(), (value) => {
  if (isGuid(value)) return undefined
  return (at, { fresh }) => say('episode.guid-wrong', at, { value, fresh })
}).meta({
  shape: 'a UUID, or the guid that an earlier host gave it',
  examples: ['0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3e'],
  json: { pattern: '^\\S(?:.*\\S)?$', maxLength: GUID_MOST },
})

/** Whether a text can be a guid. `__proto__` is reserved by JavaScript objects. */
export function isGuid(value: string): boolean {
  return (
    value !== '' &&
    value.trim() === value &&
    value.length <= GUID_MOST &&
    !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/u.test(value) &&
    value !== '__proto__'
  )
}

export const REMOTE_EXAMPLE = {
  url: 'https://media.example/3.mp3',
  bytes: 5_400_000,
  type: 'audio/mpeg',
  duration: '0:45:10',
}

const digest = z.string().regex(/^[0-9a-f]{64}$/)

/** A recording on another server. */
export const remoteRecording = z.strictObject({
  url: url('episode').meta({
    description: 'Where it is.',
    examples: [REMOTE_EXAMPLE.url],
    mistaken: ['href', 'src', 'link'],
  }),
  bytes: byteCount('episode').meta({
    description: 'Its size; 0 where it is unknown.',
    mistaken: ['length', 'size'],
  }),
  type: mediaType('episode').meta({ description: 'What it is.' }),
  duration: recordingLength.exactOptional().meta({
    description: 'How long it is.',
    examples: [REMOTE_EXAMPLE.duration],
    absent: 'unknown',
  }),
  sha256: digest.exactOptional().meta({
    description: 'The digest of its bytes.',
    shape: '64 hexadecimal digits',
    examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    absent: 'unknown',
  }),
})

type WrittenRecording = z.output<typeof remoteRecording>

/** Converts the recording to model data. */
export function remoteRecordingOf({ url: at, bytes, type, duration, sha256 }: WrittenRecording): Recording {
  const path = new URL(at).pathname
  return {
    file: path.slice(path.lastIndexOf('/') + 1) || 'recording',
    url: at,
    type,
    bytes,
    seconds: duration === undefined ? 0 : (secondsOf(duration) ?? 0),
    digest: sha256 ?? '',
    chapters: [],
    tags: {},
  }
}

const address = check(z.string(), (value) => {
  if (isAddress(value)) return undefined
  return (at, { key }) =>
    say('episode.value-wrong', at, {
      key,
      found: `“${value}”`,
      expected: 'an address of the station’s own site, from its first slash on',
      fix: 'For example: /podcast/3/',
    })
}).meta({
  shape: 'an address of the station’s site, from its first slash on',
  examples: ['/podcast/3/'],
  json: { pattern: '^/' },
})

const sortMoment = check(z.string(), (value) => {
  const found = formTrouble(value)
  if (!found && /(?:Z|[+-]\d{2}:\d{2})$/.test(value)) return undefined
  return (at, { key }) =>
    say('episode.value-wrong', at, {
      key,
      found: `“${value}”`,
      expected: 'a day, a time and its offset',
      fix: 'For example: 2016-03-14T18:00:00Z',
    })
}).meta({
  shape: 'day, time and offset as ISO 8601 writes them',
  examples: ['2016-03-14T18:00:00Z'],
  json: { pattern: patterns.STATION_MOMENT },
})

/** Keys of an episode that was first published elsewhere. */
export const elsewhereKeys = {
  link: url('episode')
    .exactOptional()
    .meta({
      description: 'The episode’s page, if it is another than the station’s own.',
      absent: 'the page that the station makes',
      mistaken: ['url', 'page', 'permalink'],
    }),
  author: tagLine('episode')
    .exactOptional()
    .meta({
      description: 'Who made this episode, if it is somebody else than who makes the show.',
      examples: ['Ann Lee'],
      absent: 'the author of the feed',
    }),
  formerly: z
    .array(address)
    .exactOptional()
    .meta({
      description: 'Addresses that its page had on this site before: each redirects to the page.',
      absent: 'none',
      mistaken: ['aliases', 'redirects', 'redirect-from', 'redirect_from'],
    }),
  'sort-as': sortMoment.exactOptional().meta({
    description: 'The moment that decides where lists and feeds have it, if its date does not.',
    absent: 'its date',
  }),
  'cover-url': url('episode')
    .exactOptional()
    .meta({
      description: 'Its cover, if that is only elsewhere: feeds name it, pages do not load it.',
      examples: ['https://media.example/3.jpg'],
      absent: 'none',
    }),
  transcripts: z
    .array(
      z.strictObject({
        url: url('episode').meta({ description: 'Where it is.', examples: ['https://media.example/3.vtt'] }),
        type: mediaType('episode').meta({ description: 'What it is.', examples: ['text/vtt'] }),
        language: language('episode')
          .exactOptional()
          .meta({ description: 'Its language.', absent: 'unsaid' }),
        rel: z
          .literal('captions')
          .exactOptional()
          .meta({
            description: 'Whether it is made to be shown while the recording is heard.',
            examples: ['captions'],
            absent: 'unsaid',
          }),
      }),
    )
    .exactOptional()
    .meta({
      description: 'Transcripts that are only elsewhere; feeds name them.',
      shape: 'a list of url, type, language and rel',
      examples: [[{ url: 'https://media.example/3.vtt', type: 'text/vtt' }]],
      absent: 'none',
    }),
  'chapters-url': url('episode')
    .exactOptional()
    .meta({
      description: 'Chapters that are only elsewhere, as JSON; feeds name them where there are no others.',
      examples: ['https://media.example/3.json'],
      absent: 'none',
    }),
  extra: extraElements('episode').exactOptional().meta({
    description:
      'Elements of its item in an earlier feed that Inonda gives no meaning to, written back as they are.',
    absent: 'none',
  }),
}

interface Written {
  readonly date?: string
  readonly link?: string
  readonly author?: string
  readonly formerly?: readonly string[]
  readonly 'sort-as'?: string
  readonly 'cover-url'?: string
  readonly transcripts?: NonNullable<Episode['transcriptLinks']>
  readonly 'chapters-url'?: string
  readonly extra?: readonly WrittenElement[]
}

/** Converts these keys to model data. */
export function elsewhereOf(written: Written): Partial<Episode> {
  const { date, link, author, formerly, transcripts, extra } = written
  const sorted = written['sort-as'] === undefined ? undefined : parseDate(written['sort-as'])
  return {
    ...(date === 'unknown' && { undated: true as const }),
    ...(sorted && 'moment' in sorted && { sortAs: sorted.moment }),
    ...(link !== undefined && { link }),
    ...(author !== undefined && { author }),
    ...(formerly && { formerly }),
    ...(written['cover-url'] !== undefined && { coverUrl: written['cover-url'] }),
    ...(transcripts && {
      transcriptLinks: transcripts.map((one) => ({
        ...one,
        ...(one.language !== undefined && { language: canonical(one.language) }),
      })),
    }),
    ...(written['chapters-url'] !== undefined && { chaptersUrl: written['chapters-url'] }),
    ...(extra && { extra: extraOf(extra) }),
  }
}

import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { secondsOf } from '../model/clock-time.ts'
import type { Episode } from '../model/episode.ts'
import { isListMedium } from '../model/medium.ts'
import { turnOfQuote } from '../model/quote.ts'
import type { Transcript } from '../model/transcript.ts'
import { sha256Of } from '../ports/digest.ts'
import type { ReadFeeds } from './feed.ts'
import { unknownFeed } from './remote-items.ts'
import type { EpisodeFields } from './schemas/episode.ts'
import { extrasOf } from './schemas/extras.ts'
import { valuesOf } from './schemas/value.ts'
import type { YamlDocument } from './yaml.ts'

/** The podcast tags in the front matter as model data, except those that are read from files. */
export function episodeTags(fields: EpisodeFields): Partial<Episode> {
  const { display, soundbites, quotes, value, block, announce, 'content-links': contentLinks } = fields
  return {
    ...extrasOf(fields),
    ...(display === undefined ? {} : { display }),
    ...(value === undefined ? {} : { values: valuesOf(value) }),
    ...(block === undefined ? {} : { block }),
    ...(announce === undefined ? {} : { announce }),
    ...(contentLinks === undefined ? {} : { contentLinks }),
    ...(quotes === undefined ? {} : { quotes: quotes.map((text) => ({ text, mark: markOf(text) })) }),
    ...(soundbites === undefined
      ? {}
      : {
          soundbites: soundbites.map((one) => ({
            ...one,
            start: secondsOf(one.start) ?? 0,
            duration: secondsOf(one.duration) ?? 0,
          })),
        }),
  }
}

/** Digits of the hash in a quote's address. */
const MARK_DIGITS = 10

function markOf(text: string): string {
  return sha256Of(new TextEncoder().encode(text)).slice(0, MARK_DIGITS)
}

interface EpisodeTagsContext {
  readonly feedIds: readonly string[]
  readonly feeds: ReadFeeds
  /** The length of the recording in seconds. */
  readonly seconds: number | undefined
  /** The original. */
  readonly transcript: Transcript | undefined
}

/** Reports problems that depend on the recording, the feeds, or several keys. */
export function tagTroubles(
  document: YamlDocument,
  fields: Partial<EpisodeFields>,
  around: EpisodeTagsContext,
): Diagnostic[] {
  const isNumbered = Object.hasOwn(document.data as object, 'episode')
  return [
    ...(fields.display === undefined || isNumbered
      ? []
      : [say('episode.display-alone', document.keyPlaceOf(['display']))]),
    ...listTroubles(document, around),
    ...soundbiteTroubles(document, fields, around.seconds),
    ...quoteTroubles(document, fields, around.transcript),
    ...splitTroubles(document, fields, around),
  ]
}

function listTroubles(document: YamlDocument, { feedIds, feeds }: EpisodeTagsContext): Diagnostic[] {
  return feeds.feeds
    .filter(({ id, medium }) => feedIds.includes(id) && isListMedium(medium))
    .map(({ id, medium }) => say('episode.feed-is-list', document.placeOf(['feed']), { feed: id, medium }))
}

/** P20-SOUNDBITE-2. */
const SOUNDBITE_LEAST = 15
const SOUNDBITE_MOST = 120

function soundbiteTroubles(
  document: YamlDocument,
  { soundbites = [] }: Partial<EpisodeFields>,
  end: number | undefined,
): Diagnostic[] {
  return soundbites.flatMap(({ start, duration }, index) => {
    const seconds = secondsOf(duration) ?? 0
    const until = (secondsOf(start) ?? 0) + seconds
    if (end !== undefined && until > end) {
      const about = { until, end: end.toFixed(1) }
      return [say('episode.soundbite-outside', document.placeOf(['soundbites', index, 'start']), about)]
    }
    if (seconds >= SOUNDBITE_LEAST && seconds <= SOUNDBITE_MOST) return []
    return [
      say('episode.soundbite-length', document.placeOf(['soundbites', index, 'duration']), {
        seconds: duration,
      }),
    ]
  })
}

function quoteTroubles(
  document: YamlDocument,
  { quotes = [] }: Partial<EpisodeFields>,
  transcript: Transcript | undefined,
): Diagnostic[] {
  return quotes.flatMap((text, index) => {
    const at = document.placeOf(['quotes', index])
    if (quotes.indexOf(text) < index) return [say('episode.quote-twice', at, { text })]
    const isSaid = transcript !== undefined && turnOfQuote(transcript, text) !== undefined
    return isSaid ? [] : [say('episode.quote-absent', at, { text })]
  })
}

function splitTroubles(
  document: YamlDocument,
  { value }: Partial<EpisodeFields>,
  { feeds, seconds: end }: EpisodeTagsContext,
): Diagnostic[] {
  const ways = value === undefined ? [] : Array.isArray(value) ? value : [value]
  return ways.flatMap(({ splits = [] }, way) =>
    splits.flatMap(({ start, duration, item }, index) => {
      const path = [...(Array.isArray(value) ? ['value', way] : ['value']), 'splits', index]
      const until = (secondsOf(start) ?? 0) + (secondsOf(duration) ?? 0)
      const isLate = end !== undefined && until > end
      return [
        ...(isLate
          ? [
              say('episode.split-outside', document.placeOf([...path, 'start']), {
                until,
                end: end.toFixed(1),
              }),
            ]
          : []),
        ...unknownFeed(document, [...path, 'item', 'feed'], item?.feed, feeds.ids),
      ]
    }),
  )
}

import { alignEntries } from './catalogue/align.ts'
import { clipEntries } from './catalogue/clip.ts'
import type { Entry } from './catalogue/entry.ts'
import { episodeEntries } from './catalogue/episode.ts'
import { feedEntries } from './catalogue/feed.ts'
import { fileEntries } from './catalogue/file.ts'
import { hostingEntries } from './catalogue/hosting.ts'
import { httpEntries } from './catalogue/http.ts'
import { importEntries } from './catalogue/import.ts'
import { intakeEntries } from './catalogue/intake.ts'
import { itunesEntries } from './catalogue/itunes.ts'
import { ledgerEntries } from './catalogue/ledger.ts'
import { linkedEntries } from './catalogue/linked.ts'
import { loudnessEntries } from './catalogue/loudness.ts'
import { masterEntries } from './catalogue/master.ts'
import { moveEntries } from './catalogue/move.ts'
import { outputEntries } from './catalogue/output.ts'
import { pageEntries } from './catalogue/page.ts'
import { pagingEntries } from './catalogue/paging.ts'
import { peopleEntries } from './catalogue/people.ts'
import { pictureEntries } from './catalogue/picture.ts'
import { podcastEntries } from './catalogue/podcast.ts'
import { tagEntries } from './catalogue/podcast-tags.ts'
import { pscEntries } from './catalogue/psc.ts'
import { recordingEntries } from './catalogue/recording.ts'
import { taggingEntries } from './catalogue/recording-tags.ts'
import { rssEntries } from './catalogue/rss.ts'
import { stationEntries } from './catalogue/station.ts'
import { templateEntries } from './catalogue/template.ts'
import { timingsEntries } from './catalogue/timings.ts'
import { transcriptEntries } from './catalogue/transcript.ts'
import { waveformEntries } from './catalogue/waveform.ts'
import { xmlEntries } from './catalogue/xml.ts'
import type { Diagnostic, Place } from './diagnostic.ts'
import { shortened } from './printable.ts'
import { shellWord } from './shell-word.ts'

/** Every diagnostic code. docs/diagnostics.md is generated from it. */
export const catalogue = {
  ...fileEntries,
  ...stationEntries,
  ...peopleEntries,
  ...feedEntries,
  ...episodeEntries,
  ...pageEntries,
  ...transcriptEntries,
  ...recordingEntries,
  ...timingsEntries,
  ...alignEntries,
  ...loudnessEntries,
  ...masterEntries,
  ...clipEntries,
  ...waveformEntries,
  ...pictureEntries,
  ...intakeEntries,
  ...importEntries,
  ...moveEntries,
  ...ledgerEntries,
  ...tagEntries,
  ...taggingEntries,
  ...templateEntries,
  ...xmlEntries,
  ...rssEntries,
  ...itunesEntries,
  ...podcastEntries,
  ...pscEntries,
  ...pagingEntries,
  ...httpEntries,
  ...hostingEntries,
  ...linkedEntries,
  ...outputEntries,
} as const

export type Code = keyof typeof catalogue

type Words<Sentence extends string> = Sentence extends `${string}{${infer Word}}${infer Rest}`
  ? Word | Words<Rest>
  : never

/** The values for the placeholders in the texts of one code. */
export type About<C extends Code> = Readonly<
  Record<Words<(typeof catalogue)[C]['message']> | Words<(typeof catalogue)[C]['hint']>, string | number> &
    ((typeof catalogue)[C] extends { readonly fixed: string }
      ? { readonly fix?: string | undefined }
      : unknown)
>

/** Longer values are truncated, so that the sentence remains readable. */
const VALUE_MAX = 500

/** Shell commands in hints, after which names need quotes if they contain spaces or quotes. */
const COMMAND = /(?:git mv|ffmpeg -i|inonda add|inonda tag|inonda clip) /

/** Makes a diagnostic: `say('episode.date-unreadable', place, { value: '3 March' })`. */
export function say<C extends Code>(
  code: C,
  at: Place,
  ...[about]: Partial<About<C>> extends About<C> ? [About<C>?] : [About<C>]
): Diagnostic {
  const { severity, message, hint, fixed = hint } = catalogue[code] as Entry
  const words: Readonly<Record<string, string | number | undefined>> = about ?? {}
  const fill = (sentence: string) => {
    const command = sentence.search(COMMAND)
    return sentence.replace(/\{([^{}]+)\}/g, (_, word: string, offset: number) => {
      const value = shortened(String(words[word]), VALUE_MAX)
      return command >= 0 && offset > command ? shellWord(value) : value
    })
  }
  const { file, line, column } = at
  const followed = words['fix'] === undefined ? hint : fixed
  return { code, severity, file, line, column, message: fill(message), hint: fill(followed) }
}

import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts'
import { shellWord } from '../diagnostics/shell-word.ts'
import type { Episode } from '../model/episode.ts'
import { exampleDate, parseDate, type StationTimes } from './date.ts'
import type { EpisodeFields } from './schemas/episode.ts'
import { type StationFields, timesOf } from './schemas/station.ts'
import type { YamlDocument } from './yaml.ts'

/** The date of an episode. If station.yaml cannot be read, problems that depend on its settings are not reported. */
export function dateOf(
  document: YamlDocument,
  { date: value }: Partial<EpisodeFields>,
  settings: StationFields | undefined,
): Checked<Pick<Episode, 'date' | 'day'>> {
  const times = timesOf(settings)
  const read = value === undefined || value === 'unknown' ? undefined : parseDate(value, times)
  if (value === undefined || !read) return { diagnostics: [] }
  if ('moment' in read) return { value: { date: read.moment, day: read.day }, diagnostics: [] }
  if (!settings) return { diagnostics: [] }
  const about = { value, fix: read.fix, timezone: times.timezone ?? '' }
  return { diagnostics: [say(`episode.date-${read.trouble}`, document.placeOf(['date']), about)] }
}

/** A published episode needs a date, and only a scheduled one is announced. */
export function dateTroubles(
  document: YamlDocument,
  fields: Partial<EpisodeFields>,
  { times, slug }: { readonly times: StationTimes; readonly slug: string },
): Diagnostic[] {
  return [...dateMissing(document, fields, times), ...announcedIdle(document, fields, slug)]
}

function dateMissing(
  document: YamlDocument,
  { status, date }: Partial<EpisodeFields>,
  times: StationTimes,
): Diagnostic[] {
  const isWritten = Object.hasOwn(document.data as object, 'date')
  return status === 'published' && date === undefined && !isWritten
    ? [say('episode.date-missing', document.placeOf([]), { example: exampleDate(times) })]
    : []
}

function announcedIdle(
  document: YamlDocument,
  { announce, status = 'draft', date }: Partial<EpisodeFields>,
  slug: string,
): Diagnostic[] {
  if (announce !== true || status === 'published') return []
  const at = date === undefined ? ' --at 2031-01-31T18:00:00+01:00' : ''
  const fix =
    status === 'draft'
      ? `Schedule the episode with: inonda publish ${shellWord(slug)}${at}`
      : 'Remove the line.'
  return [say('episode.announce-idle', document.keyPlaceOf(['announce']), { status, fix })]
}

import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts'
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

/** A published episode needs a date. */
export function dateMissing(
  document: YamlDocument,
  { status, date }: Partial<EpisodeFields>,
  times: StationTimes,
): Diagnostic[] {
  const isWritten = Object.hasOwn(document.data as object, 'date')
  return status === 'published' && date === undefined && !isWritten
    ? [say('episode.date-missing', document.placeOf([]), { example: exampleDate(times) })]
    : []
}

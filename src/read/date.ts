/** What a producer wrote for a moment: one that can be used, or why not and what to type instead. */
type ReadMoment =
  | { readonly moment: Date }
  | { readonly trouble: 'unreadable' | 'without-zone' | 'impossible'; readonly fix: string }

const ISO = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/
const GENERIC = 'Write the day, the time and the zone: date: 2025-03-14T18:00:00+01:00'

/** Reads ISO 8601 with a zone, and nothing else: a guessed date would be wrong in every feed for ever. */
export function parseDate(written: string): ReadMoment {
  const iso = ISO.exec(written)
  if (!iso) return { trouble: troubleOf(written), fix: fixOf(written) }
  const [, year, month, day, hour, minute, second = '0', zone = 'Z'] = iso
  const real =
    isDay(`${year}-${month}-${day}`) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60 &&
    (zone === 'Z' || (Number(zone.slice(1, 3)) <= 14 && Number(zone.slice(4)) < 60))
  if (!real) return { trouble: 'impossible', fix: impossible(Number(year), Number(month)) }
  return { moment: new Date(written) }
}

/** Whether a text is a day of the calendar, `2025-04-01`. */
export function isDay(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false
  const date = Number(written.slice(8))
  return date > 0 && date <= lengthOf(Number(written.slice(0, 4)), Number(written.slice(5, 7)))
}

/** How many days a month of the Gregorian calendar has; none where there is no such month. */
function lengthOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (LENGTHS[month - 1] ?? 0)
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The day that a text means beyond doubt, as ISO 8601 writes it; undefined when it could be two, or none. */
export function unambiguousDay(written: string): string | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(written)
  if (iso) return day(iso[1], Number(iso[2]), Number(iso[3]))
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b/.exec(written)
  if (numbers) return dayOfNumbers(Number(numbers[1]), Number(numbers[2]), numbers[3])
  const spaced = written.replace(/\s+/g, ' ')
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th|º|\.)? (?:of )?(\p{L}{3,20})\.?,? (\d{4})\b/u.exec(spaced)
  if (dayFirst) return day(dayFirst[3], monthOf(dayFirst[2]), Number(dayFirst[1]))
  const monthFirst = /\b(\p{L}{3,20})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/u.exec(spaced)
  if (monthFirst) return day(monthFirst[3], monthOf(monthFirst[1]), Number(monthFirst[2]))
  return undefined
}

/** Anything with a day and a time of day, but no zone at its end. */
function troubleOf(written: string): 'unreadable' | 'without-zone' {
  return /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/.test(written)
    ? 'without-zone'
    : 'unreadable'
}

function fixOf(written: string): string {
  const day = unambiguousDay(written)
  if (day === undefined) return GENERIC
  const time = /(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(written)
  const zone = /(?:\d|\s)([+-])(\d{2}):?(\d{2})$/.exec(written.slice(day.length))
  const utc = /(?:Z|\bGMT|\bUTC)$/i.test(written)
  const clock = time ? `${time[1]?.padStart(2, '0')}:${time[2]}:${time[3] ?? '00'}` : undefined
  if (clock && (zone || utc))
    return `Write date: ${day}T${clock}${zone ? `${zone[1]}${zone[2]}:${zone[3]}` : 'Z'}`
  if (clock) return `Write date: ${day}T${clock}+01:00, with your own zone in place of +01:00.`
  return `Write date: ${day}T18:00:00+01:00, with your own time and zone.`
}

function impossible(year: number, month: number): string {
  if (month < 1 || month > 12)
    return 'Months go from 01 to 12, after the year: date: 2025-03-14T18:00:00+01:00'
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return `That month has ${last} days, a day 24 hours (00 to 23), and zones go from -14:00 to +14:00.`
}

function dayOfNumbers(first: number, second: number, year: string | undefined): string | undefined {
  if (first > 12) return day(year, second, first)
  if (second > 12) return day(year, first, second)
  return first === second ? day(year, first, second) : undefined
}

function day(year: string | undefined, month: number, date: number): string | undefined {
  const written = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return isDay(written) ? written : undefined
}

/** Month names of the languages that the seeds of this program speak, by their first letters. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'gen'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['may', 'mag'],
  ['jun', 'giu'],
  ['jul', 'lug'],
  ['aug', 'ago'],
  ['sep', 'set'],
  ['oct', 'ott'],
  ['nov'],
  ['dec', 'dic'],
]

function monthOf(name: string | undefined): number {
  const start = name?.slice(0, 3).toLowerCase() ?? ''
  return MONTHS.findIndex((starts) => starts.includes(start)) + 1
}

import { afterGap, momentsAt, writtenIn } from '../model/time-zone.ts'

/** The defaults for incomplete dates in a station. */
export interface StationTimes {
  /** The IANA time zone of dates without an offset. */
  readonly timezone?: string
  /** The time of dates without a time, `18:00`. */
  readonly airTime?: string
}

/** The result of parsing a date: the moment, or the problem and a fix. */
type ReadMoment =
  | { readonly moment: Date /** The calendar day there. */; readonly day: string }
  | { readonly trouble: DateTrouble; readonly fix: string }

type FormTrouble = 'unreadable' | 'impossible'

type DateTrouble = FormTrouble | 'without-zone' | 'without-time' | 'skipped' | 'doubled'

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/
/** The time zone of examples, if the station has none. */
const EXAMPLE_ZONE = 'Europe/Rome'
const EXAMPLE_TIME = '18:00'

/**
 * Parses an ISO 8601 date. A missing offset or time of day is taken from the station's settings and never
 * guessed: a guessed date would be wrong in every feed for ever.
 */
export function parseDate(written: string, times: StationTimes = {}): ReadMoment {
  const trouble = formTrouble(written, times)
  if (trouble) return trouble
  const [, , , , hour, , , zone] = ISO.exec(written) ?? []
  if (zone !== undefined) {
    const moment = new Date(written)
    return {
      moment,
      day: times.timezone ? writtenIn(times.timezone, moment).slice(0, 10) : written.slice(0, 10),
    }
  }
  const day = written.slice(0, 10)
  const { timezone, airTime } = times
  if (timezone === undefined) return { trouble: 'without-zone', fix: fixOf(written, times) }
  if (hour === undefined && airTime === undefined) {
    const fix = `Write ${lineAt(timezone, `${day}T${EXAMPLE_TIME}`)}, with your own time; or airTime: "${EXAMPLE_TIME}" in station.yaml, for all days without one.`
    return { trouble: 'without-time', fix }
  }
  const local = hour === undefined ? `${day}T${airTime}` : written.replace(' ', 'T')
  const [moment, second] = momentsAt(timezone, local)
  if (!moment) {
    const next = `date: ${writtenIn(timezone, afterGap(timezone, local))}`
    return { trouble: 'skipped', fix: `Write ${next}, or another time.` }
  }
  if (!second) return { moment, day }
  const [first, then] = [moment, second].map((one) => `date: ${writtenIn(timezone, one)}`)
  return { trouble: 'doubled', fix: `Write ${first} for the first time, or ${then} for the second.` }
}

/** Why a text cannot be a date, independently of the station's settings; undefined if it may be one. */
export function formTrouble(
  written: string,
  times: StationTimes = {},
): { readonly trouble: FormTrouble; readonly fix: string } | undefined {
  const iso = ISO.exec(written)
  const isZoned = iso?.[7] !== undefined
  if (!iso || (isZoned && written[10] === ' ')) return { trouble: 'unreadable', fix: fixOf(written, times) }
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone = 'Z'] = iso
  const real =
    isDay(`${year}-${month}-${day}`) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60 &&
    (zone === 'Z' || (Number(zone.slice(1, 3)) <= 14 && Number(zone.slice(4)) < 60))
  return real ? undefined : { trouble: 'impossible', fix: impossible(Number(year), Number(month), times) }
}

/** An example of a date for this station. */
export function exampleDate(
  { timezone = EXAMPLE_ZONE, airTime = EXAMPLE_TIME }: StationTimes,
  day = '2025-03-14',
): string {
  const local = `${day}T${airTime}`
  return writtenIn(timezone, momentsAt(timezone, local)[0] ?? afterGap(timezone, local))
}

/** Whether a text is a calendar day, `2025-04-01`. */
export function isDay(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false
  const date = Number(written.slice(8))
  return date > 0 && date <= lengthOf(Number(written.slice(0, 4)), Number(written.slice(5, 7)))
}

/** The number of days in a month of the Gregorian calendar; 0 if there is no such month. */
function lengthOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (LENGTHS[month - 1] ?? 0)
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The ISO 8601 day that a text unambiguously means; undefined if it could be two, or none. */
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

function fixOf(written: string, { timezone, airTime }: StationTimes): string {
  const zoned = timezone ?? EXAMPLE_ZONE
  const day = unambiguousDay(written)
  if (day === undefined) return `Write the day, the time and the zone: ${lineAt(zoned, '2025-03-14T18:00')}`
  const time = /(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(written)
  const zone = /(?:\d|\s)([+-])(\d{2}):?(\d{2})$/.exec(written.slice(day.length))
  const utc = /(?:Z|\bGMT|\bUTC)$/i.test(written)
  const clock = time ? `${time[1]?.padStart(2, '0')}:${time[2]}:${time[3] ?? '00'}` : undefined
  if (clock && (zone || utc))
    return `Write date: ${day}T${clock}${zone ? `${zone[1]}${zone[2]}:${zone[3]}` : 'Z'}`
  const isTime = clock !== undefined && /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(clock)
  const line = lineAt(zoned, `${day}T${isTime ? clock : (airTime ?? EXAMPLE_TIME)}`)
  if (timezone !== undefined) return `Write ${line}${isTime || airTime ? '' : ', with your own time.'}`
  const offset = /Z$|[+-]\d{2}:\d{2}$/.exec(line)?.[0]
  const own = isTime ? `your own zone in place of ${offset}` : 'your own time and zone'
  return `Write ${line}, with ${own}; or your zone once for all in station.yaml: timezone: ${EXAMPLE_ZONE}`
}

/** The `date:` line for a local time in a zone. */
function lineAt(zone: string, local: string): string {
  return `date: ${writtenIn(zone, momentsAt(zone, local)[0] ?? afterGap(zone, local))}`
}

function impossible(year: number, month: number, { timezone = EXAMPLE_ZONE }: StationTimes): string {
  if (month < 1 || month > 12)
    return `Months go from 01 to 12, after the year: ${lineAt(timezone, '2025-03-14T18:00')}`
  const last = lengthOf(year, month)
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

/** The first three letters of English and Italian month names. */
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

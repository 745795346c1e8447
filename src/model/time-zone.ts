import { nearest } from '../diagnostics/nearest.ts'

const DAY_MILLISECONDS = 86_400_000
const MINUTE_MILLISECONDS = 60_000

/** Whether a name is a time zone of the IANA database, `Europe/Rome`. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The time zone that is probably meant, also by a city alone: `Rome`. Undefined if none is similar. */
export function nearestTimeZone(written: string): string | undefined {
  const zones = Intl.supportedValuesOf('timeZone')
  const city = written.trim().toLowerCase().replaceAll(' ', '_')
  return zones.find((zone) => zone.toLowerCase().endsWith(`/${city}`)) ?? nearest(written, zones)
}

/**
 * The moments at which clocks in a zone show a date and time, `2025-03-14T18:00`: usually one; none in the
 * hour that is skipped when clocks go forward; two, in order, in the hour that is repeated when they go back.
 */
export function momentsAt(zone: string, local: string): readonly Date[] {
  const shown = Date.parse(`${local}Z`)
  const moments = offsetsAround(zone, shown).map((offset) => shown - offset)
  return moments
    .filter((moment) => moment + offsetAt(zone, moment) === shown)
    .sort((a, b) => a - b)
    .map((moment) => new Date(moment))
}

/** The moment for a local time in the skipped hour: as long after the change as it would have been. */
export function afterGap(zone: string, local: string): Date {
  const shown = Date.parse(`${local}Z`)
  return new Date(shown - (offsetsAround(zone, shown)[0] ?? 0))
}

/** A moment as an ISO 8601 date in a time zone, in seconds and with the offset: `2026-03-06T18:00:00+01:00`. */
export function writtenIn(zone: string, moment: Date): string {
  const offset = offsetAt(zone, moment.getTime()) / MINUTE_MILLISECONDS
  const local = new Date(moment.getTime() + offset * MINUTE_MILLISECONDS).toISOString().slice(0, 19)
  if (offset === 0) return `${local}Z`
  const two = (number: number) => String(Math.floor(Math.abs(number))).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`
}

/** The offsets before and after a clock change near a local time, or the only one. */
function offsetsAround(zone: string, shown: number): number[] {
  const before = offsetAt(zone, shown - DAY_MILLISECONDS)
  const after = offsetAt(zone, shown + DAY_MILLISECONDS)
  return before === after ? [before] : [before, after]
}

/** How far a zone is ahead of UTC at a moment, in milliseconds; whole minutes, as ISO 8601 writes them. */
function offsetAt(zone: string, moment: number): number {
  const part = new Map(
    partsOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  )
  const number = (type: string) => Number(part.get(type as Intl.DateTimeFormatPartTypes))
  const shown = new Date(0)
  shown.setUTCFullYear(number('year'), number('month') - 1, number('day'))
  shown.setUTCHours(number('hour'), number('minute'), number('second'))
  const whole = Math.floor(moment / 1000) * 1000
  return Math.round((shown.getTime() - whole) / MINUTE_MILLISECONDS) * MINUTE_MILLISECONDS
}

function partsOf(zone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  } as const)
  FORMATS.set(zone, format)
  return format
}

/**
 * Cached, because creating a formatter takes longer than using it a hundred times, and all dates of a station
 * need the same one.
 */
const FORMATS = new Map<string, Intl.DateTimeFormat>()

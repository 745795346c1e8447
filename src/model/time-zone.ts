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

/** The time zone that somebody most likely means, also by a city alone: `Rome`. Undefined where none is near. */
export function nearestTimeZone(written: string): string | undefined {
  const zones = Intl.supportedValuesOf('timeZone')
  const city = written.trim().toLowerCase().replaceAll(' ', '_')
  return zones.find((zone) => zone.toLowerCase().endsWith(`/${city}`)) ?? nearest(written, zones)
}

/**
 * The moments at which the clocks of a zone show a date and a time, `2025-03-14T18:00`: one; none in the hour that is
 * left out when the clocks go forward; two in the hour that is repeated when they go back, the first one first.
 */
export function momentsAt(zone: string, local: string): readonly Date[] {
  const shown = Date.parse(`${local}Z`)
  const moments = offsetsAround(zone, shown).map((offset) => shown - offset)
  return moments
    .filter((moment) => moment + offsetAt(zone, moment) === shown)
    .sort((a, b) => a - b)
    .map((moment) => new Date(moment))
}

/** The moment that is meant by a time in the hour that is left out: as long after the change as it was to be. */
export function afterGap(zone: string, local: string): Date {
  const shown = Date.parse(`${local}Z`)
  return new Date(shown - (offsetsAround(zone, shown)[0] ?? 0))
}

/** A moment to the second as the clocks of a zone show it, with their offset: `2026-03-06T18:00:00+01:00`. */
export function writtenIn(zone: string, moment: Date): string {
  const offset = offsetAt(zone, moment.getTime()) / MINUTE_MILLISECONDS
  const local = new Date(moment.getTime() + offset * MINUTE_MILLISECONDS).toISOString().slice(0, 19)
  if (offset === 0) return `${local}Z`
  const two = (number: number) => String(Math.floor(Math.abs(number))).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`
}

/** The offsets before and after a change of the clocks near a local time, or the one that holds. */
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

/** To make one takes longer than to use it a hundred times, and every date of a station asks for the same one. */
const FORMATS = new Map<string, Intl.DateTimeFormat>()

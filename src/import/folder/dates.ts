/**
 * A date as front matter has it, as ISO 8601: with its offset where it is written, without one where it is a station's own clock.
 * A day alone has no time. Undefined for what is no date.
 */
export function dateIn(written: string): string | undefined {
  const text = written.trim()
  if (/^\d{12,13}$/.test(text)) return isoOf(Number(text))
  if (/^\d{9,10}$/.test(text)) return isoOf(Number(text) * 1000)
  const [, day, time, zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/.exec(
      text,
    ) ?? []
  if (day === undefined) return undefined
  if (time === undefined) return `${day}T00:00`
  if (zone === undefined) return `${day}T${time}`
  return `${day}T${time}${/^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z'}`
}

/** The day at the beginning of a file's name, as Jekyll has it. */
export function dayInName(name: string): string | undefined {
  return /^(\d{4}-\d{2}-\d{2})-/.exec(name)?.[1]
}

function isoOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

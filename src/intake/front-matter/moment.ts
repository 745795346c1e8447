import { parseDate, unambiguousDay } from '../../read/date.ts'

/** The date of an episode: complete, or a day without time and zone. */
export interface Dated {
  readonly date?: string
  readonly day?: { readonly day: string; readonly text: string }
}

const ZONED =
  /^(\d{4}-\d{2}-\d{2})[T ]+(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i
const THOUSANDTHS = /^\d{13}$/

/**
 * Parses a date of front matter: ISO 8601, also with a space for the T and a zone without a colon, or
 * milliseconds since 1970.
 */
export function readDated(written: string): Dated {
  const text = written.trim()
  if (THOUSANDTHS.test(text)) return { date: new Date(Number(text)).toISOString().replace('.000Z', 'Z') }
  const [, day, time, zone = ''] = ZONED.exec(text) ?? []
  if (day !== undefined && time !== undefined) {
    const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z'
    const date = `${day}T${time.replace(/\.0+$/, '')}${offset}`
    if ('moment' in parseDate(date)) return { date }
  }
  const only = unambiguousDay(text)
  return only === undefined ? {} : { day: { day: only, text } }
}

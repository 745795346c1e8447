import type { XmlElement } from '../lint/document.ts'
import { meantDate } from '../lint/meant-date.ts'
import { meantSeconds } from '../lint/meant-time.ts'
import { MONTHS, momentOf } from '../lint/moments.ts'
import { attributeOf, childOf, trimmed } from '../lint/tree.ts'
import { encodedAddress, isWebAddress } from '../lint/web-address.ts'
import { formTrouble } from '../read/date.ts'

/** Text on one line, '' for what is absent. */
export function lineIn(element: XmlElement | undefined, name: string): string {
  return oneLine(trimmed(element && childOf(element, name)))
}

/** Every run of white space as one space; without characters that end lines or that XML forbids. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

/** At most so many characters, cut at a word. */
export function shortened(text: string, most: number): string {
  const all = [...text]
  if (all.length <= most) return text
  const start = all.slice(0, most - 1).join('')
  const space = start.lastIndexOf(' ')
  return `${(space > start.length / 2 ? start.slice(0, space) : start).trimEnd()}…`
}

/** The value of an attribute without white space around it; undefined for an empty one. */
export function attributeIn(element: XmlElement | undefined, name: string): string | undefined {
  return (element && attributeOf(element, name)?.value.trim()) || undefined
}

/** A web address as it is written, or as it was meant; undefined for what is none. `base` is that of the document. */
export function addressIn(written: string | undefined, base?: string): string | undefined {
  const text = written?.trim() ?? ''
  if (text === '') return undefined
  const whole =
    !/^[a-z][a-z0-9+.-]*:/i.test(text) && base !== undefined && URL.canParse(text, base)
      ? new URL(text, base).href
      : text
  if (!/^https?:\/\//i.test(whole)) return undefined
  const plain = PLAIN.test(whole) ? whole : encodedAddress(whole)
  return isWebAddress(plain) && PLAIN.test(plain) ? plain : undefined
}

/** The letters that addresses have, as stations take them. */
const PLAIN = /^https?:\/\/[^/?#:"<>\\^`{|}][!#-;=?-[\]_a-z~]*$/i

/** `yes`, `true` and `explicit` are true, `no`, `false` and `clean` are not; undefined for anything else. */
export function truthOf(text: string): boolean | undefined {
  const word = text.trim().toLowerCase()
  if (['yes', 'true', 'explicit'].includes(word)) return true
  return ['no', 'false', 'clean'].includes(word) ? false : undefined
}

/** A whole number from 1. */
export function countOf(text: string): number | undefined {
  const number = /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0
  return number > 0 ? number : undefined
}

/** A length of time in seconds, more than none. */
export function secondsIn(text: string): number | undefined {
  const seconds = meantSeconds(text)
  return seconds !== undefined && seconds > 0 && seconds < 1_000 * 3600 ? seconds : undefined
}

/** A date of RSS, or one that can only mean one moment, as ISO 8601 with the offset that was written. */
export function isoDate(text: string): string | undefined {
  const strict = momentOf(text)
  const { fix } = strict.date ? {} : (meantDate(text) as { readonly fix?: string })
  const written = strict.date ? text.trim() : fix
  if (written === undefined) return undefined
  const { date } = momentOf(written)
  if (!date || date.getUTCFullYear() < 1) return undefined
  const iso = withOffset(date, offsetIn(written))
  // A year that no station takes is a slip.
  return formTrouble(iso) ? undefined : iso
}

/** The moment on a clock so many minutes ahead of UTC. */
function withOffset(date: Date, minutes: number): string {
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19)
  if (minutes === 0) return `${local}Z`
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0')
  const ahead = Math.abs(minutes)
  return `${local}${minutes < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`
}

function offsetIn(written: string): number {
  const { date } = momentOf(written)
  const [, day = '', month = '', year = '', hour = '', minute = '', second = '0'] =
    /(\d{1,2}) (\w{3}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))?/.exec(written) ?? []
  const local = Date.UTC(+year, MONTHS.indexOf(month), +day, +hour, +minute, +second)
  return Math.round((local - (date?.getTime() ?? local)) / 60_000)
}

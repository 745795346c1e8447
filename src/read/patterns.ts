import { UNSAFE_SCHEMES } from '../model/unsafe-schemes.ts'

/**
 * Regular expressions of what the checks in fields.ts and schemas/ accept, for editors. None may reject what
 * its check accepts. They are written for the u flag, which JSON Schema requires, without other flags.
 */

/** Characters that XML forbids, except line breaks and tabs (XML-03), for a character class. */
const HOSTILE = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\ufffe\\uffff'

/** Text on one line, without spaces at either end. */
export const LINE = `^(?!\\s)(?![\\s\\S]*\\s$)[^\\t\\n\\r${HOSTILE}]+$`

/** Text with at least one word. */
export const PROSE = `^(?=[\\s\\S]*\\S)[^${HOSTILE}]*$`

const HTTP = '[Hh][Tt][Tt][Pp][Ss]?://'

/** An absolute web address of the characters that URLs allow. */
export const WEB_ADDRESS = `^${HTTP}[!#-;=?-\\[\\]_a-z~]+$`

/** A web address that others can be derived from: a plain host, no query, fragment or user. */
export const BASE_ADDRESS = `^${HTTP}(?:[A-Za-z0-9_.%-]+|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]*)?(?:/[!$-;=@-\\[\\]_a-z~]*)?$`

/** An address with any scheme, except those that run code or access the reader's computer. */
export const URI = `^(?!${anyCase(`(?:${UNSAFE_SCHEMES.join('|')}):`)})[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\\[\\]_a-z~]+$`

const SEGMENT = '(?!\\.{1,2}(?:/|$))[^/\\\\]+'

/** The name of a file, without a folder. */
export const FILE_NAME = `^${SEGMENT}$`

/** A web address, or a path inside the station. */
export const WEB_ADDRESS_OR_FILE = `^(?:${HTTP}[!#-;=?-\\[\\]_a-z~]+|(?![A-Za-z][A-Za-z0-9+.-]*:)${SEGMENT}(?:/${SEGMENT})*)$`

/** The syntax of BCP 47 tags. */
export const LANGUAGE = '^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$'

export const UUID = `^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$`

const DATE =
  '\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|[12]\\d))'

/** A calendar day. */
export const DAY = `^${DATE}$`

const TIME_OF_DAY = '(?:[01]\\d|2[0-3]):[0-5]\\d'
const TIME_TO_SECONDS = `${TIME_OF_DAY}(?::[0-5]\\d(?:\\.\\d{1,9})?)?`
const OFFSET = '(?:Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)'

/** Day, time and zone. */
export const MOMENT = `^${DATE}T${TIME_TO_SECONDS}${OFFSET}$`

/** A day, optionally with a time and a zone. */
export const STATION_MOMENT = `^${DATE}(?:T${TIME_TO_SECONDS}${OFFSET}|[T ]${TIME_TO_SECONDS})?$`

/** A time of day, to the minute. */
export const AIR_TIME = `^${TIME_OF_DAY}$`

/** The syntax of names in the IANA database. */
export const TIME_ZONE = '^[A-Za-z][A-Za-z0-9_+/-]{1,63}$'

const CLOCK = { type: 'string', pattern: '^(?:\\d{1,3}:)?[0-5]?\\d:[0-5]\\d(?:\\.\\d{1,3})?$' }

/** Seconds, or minutes and seconds, optionally with hours. */
export const TIME = {
  anyOf: [{ type: 'number', minimum: 0 }, CLOCK],
}

/** The same, greater than 0. */
export const DURATION = {
  anyOf: [{ type: 'number', exclusiveMinimum: 0 }, CLOCK],
}

/** These words, escaped, as alternatives of a pattern. */
export function alternatives(words: readonly string[]): string {
  return [...new Set(words)].map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
}

/** A case-insensitive version of a pattern, since JSON Schema has no i flag. */
export function anyCase(pattern: string): string {
  return pattern.replace(/\\.|\[([^[\]]*)\]|([A-Za-z])/g, (whole, inside?: string, letter?: string) => {
    const letters = (inside ?? letter)?.replace(/-$/, '')
    if (letters === undefined || letters.includes('\\')) return whole
    return `[${letters.toUpperCase()}${letters.toLowerCase()}${inside?.endsWith('-') ? '-' : ''}]`
  })
}

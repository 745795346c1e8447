import { z } from 'zod'
import { type Code, say } from '../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { isLanguage, languageNamed } from '../model/language-tag.ts'
import type { StationTimes } from './date.ts'
import * as patterns from './patterns.ts'
import type { QuoteStyle } from './yaml/source.ts'
import { typed } from './yaml.ts'

/** The documentation of a key, for the manual and the diagnostics; zod stores it with the schema. */
export interface FieldMeta {
  /** What the key means: a whole sentence. */
  readonly description?: string
  /** Values as written in the file; the first is shown in hints. */
  readonly examples?: readonly unknown[]
  /** The type of the value in words: `a web address`. */
  readonly shape?: string
  /** The default, in words. */
  readonly absent?: string
  /** Keys of other programs that mean this one. */
  readonly mistaken?: readonly string[]
  /** Other words for a value: `public` means `published`. */
  readonly meant?: Readonly<Record<string, string>>
  /** The part of a custom check that a JSON Schema can express. It must not reject anything that the check accepts. */
  readonly json?: Readonly<Record<string, unknown>>
  /** The keys of a map: those to suggest, and a pattern of all valid ones. */
  readonly names?: { readonly known: Readonly<Record<string, string>>; readonly pattern: string }
  /** The diagnostic for a missing key, if it has its own. */
  readonly missing?: IssueMaker
}

/** What a diagnostic of a field can use. */
export interface FieldIssue {
  /** As the producer writes it: `owner.email`. */
  readonly key: string
  readonly value: string
  /** A valid line: `email: desk@radio.example`. */
  readonly example: string
  /** A line with another value for the same key. */
  readonly line: (value: unknown) => string
  /** A guid to propose; empty if there is none. */
  readonly fresh: string
  /** The station's defaults for dates. */
  readonly times: StationTimes
}

/** Makes the diagnostic of an invalid value. */
export type IssueMaker = (at: Place, about: FieldIssue) => Diagnostic

/** Adds a check with its own diagnostics to a schema. `check` returns undefined for valid values. */
export function check<S extends z.ZodType>(
  shape: S,
  check: (value: z.output<S>) => IssueMaker | undefined,
): S {
  return checksOf(shape, (value) => {
    const mistake = check(value)
    return mistake && [[], mistake]
  })
}

/** The same for a map: each issue has the path of the invalid key. */
export function checksOf<S extends z.ZodType>(
  shape: S,
  check: (value: z.output<S>) => readonly [path: readonly (string | number)[], IssueMaker] | undefined,
): S {
  return shape.superRefine((value, context) => {
    const found = check(value)
    if (!found) return
    const [path, mistake] = found
    context.addIssue({ code: 'custom', message: 'wrong', input: value, path: [...path], params: { mistake } })
  }) as S
}

/** APPLE-03. */
const TEXT_MOST = 255
/** P20-PERSON-2, P20-LOCATION-2, P20-FUNDING-2, P20-LICENSE-3. */
const LABEL_MOST = 128

/** Files whose values are used in feeds. */
type FeedVoice = Exclude<QuoteStyle, 'page'>

/** One line of text, as in a title. `empty` makes the diagnostic for an empty one. */
export function line(voice: QuoteStyle, empty?: IssueMaker): z.ZodString {
  return check(z.string(), (value) => (value.trim() === '' && empty) || emptyOrPadded(voice, value)).meta({
    shape: 'text on one line',
    json: { pattern: patterns.LINE },
  })
}

/** One line of text for a tag of a feed. */
export function tagLine(voice: Exclude<FeedVoice, 'people'>, empty?: IssueMaker): z.ZodString {
  return check(line(voice, empty), (value) => tooLong(`${voice}.text-long`, value, TEXT_MOST)).meta({
    shape: `text on one line, at most ${TEXT_MOST} characters`,
    json: { pattern: patterns.LINE, maxLength: TEXT_MOST },
  })
}

/** One line of text that apps show as a label. */
export function label(voice: FeedVoice): z.ZodString {
  return check(line(voice), (value) => tooLong(`${voice}.label-long`, value, LABEL_MOST)).meta({
    shape: `text on one line, best at most ${LABEL_MOST} characters`,
  })
}

/** Text of one or more lines. */
export function prose(voice: QuoteStyle): z.ZodString {
  return check(z.string(), (value) => (value.trim() === '' ? wrong(voice, 'empty', 'text') : undefined)).meta(
    {
      shape: 'text, also over several lines',
      json: { pattern: patterns.PROSE },
    },
  )
}

/** APPLE-05: bytes of UTF-8, not characters. */
const DESCRIPTION_MOST = 4000

/** Text for the description in a feed. */
export function description(
  voice: QuoteStyle,
  code: 'feed.description-long' | 'episode.summary-long',
): z.ZodString {
  return check(prose(voice), (value) => {
    const count = new TextEncoder().encode(value.trim()).length
    const about = { count, limit: DESCRIPTION_MOST, over: count - DESCRIPTION_MOST }
    return count > DESCRIPTION_MOST ? (at) => say(code, at, about) : undefined
  }).meta({
    shape: `text, best at most ${DESCRIPTION_MOST} bytes`,
  })
}

/** An absolute web address. */
export function url(voice: FeedVoice): z.ZodString {
  return check(z.string(), (value) => {
    if (isWebAddress(value)) return undefined
    return (at, { key, line }) => {
      const meant = meantAddress(value)
      const fix = meant === undefined ? undefined : line(meant)
      return say(`${voice}.url-wrong`, at, { key, value, fix })
    }
  }).meta({
    shape: 'a web address, with https:// or http://',
    examples: ['https://radio.example/'],
    json: { pattern: patterns.WEB_ADDRESS },
  })
}

/** A web address in a tag of the podcast namespace, where apps do not load http: (P20-URL-1). */
export function tagUrl(voice: FeedVoice): z.ZodString {
  return check(url(voice), (value) => insecure(voice, value)).meta({ shape: 'a web address, with https://' })
}

/** The issue of an http: address; undefined for https:, and for anything that is not a web address. */
export function insecure(voice: FeedVoice, value: string): IssueMaker | undefined {
  if (!isWebAddress(value) || !/^http:/i.test(value)) return undefined
  return (at, { key, line }) =>
    say(`${voice}.url-insecure`, at, { key, example: line(value.replace(/^http:/i, 'https:')) })
}

/** Whether a text is an absolute http: or https: URL of only those characters that URLs allow (APPLE-24). */
export function isWebAddress(value: string): boolean {
  return (
    /^https?:\/\/[^/?#:][\x21-\x7e]*$/i.test(value) &&
    /^[\x21-\x7e]+$/.test(value) &&
    URL.canParse(value) &&
    !/["<>\\^`{|}]/.test(value)
  )
}

/** A language tag, BCP 47. */
export function language(voice: Exclude<QuoteStyle, 'people'>): z.ZodString {
  return check(z.string(), (value) => {
    if (isLanguage(value)) return undefined
    return (at, { line }) =>
      say(`${voice}.language-wrong`, at, { value, fix: `Write ${line(meantLanguage(value))}` })
  }).meta({
    shape: 'a language tag (BCP 47)',
    examples: ['en'],
    json: { pattern: patterns.LANGUAGE },
  })
}

/** An e-mail address. */
export function email(voice: 'station' | 'feed'): z.ZodString {
  const shape = z.email()
  return check(z.string(), (value) => {
    if (shape.safeParse(value).success) return undefined
    return (at, { key }) => say(`${voice}.email-wrong`, at, { key, value })
  }).meta({
    shape: 'an e-mail address',
    examples: ['desk@radio.example'],
    json: { format: 'email', pattern: z.regexes.email.source },
  })
}

/** The pattern of ids, slugs and feed names, which become parts of addresses. */
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The id of something else in the station. Whether it exists is checked later. */
export function id(voice: QuoteStyle, words: string): z.ZodString {
  return line(voice).meta({ shape: words, json: { pattern: ID.source } })
}

/** An id made from a text: `Lina Ye` → `lina-ye`. */
export function idFrom(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'a-name'
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A UUID, in upper or lower case. */
export function uuid(mistake: (value: string) => IssueMaker): z.ZodString {
  return check(z.string(), (value) => (UUID.test(value) ? undefined : mistake(value))).meta({
    shape: 'a UUID',
    examples: ['0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3e'],
    json: { format: 'uuid', pattern: patterns.UUID },
  })
}

/** The `value-wrong` diagnostic, with what was found and what is expected. */
export function wrong(voice: QuoteStyle, found: string, expected: string): IssueMaker {
  return (at, { key, example }) =>
    say(`${voice}.value-wrong`, at, { key, found, expected, fix: `For example: ${example}` })
}

function emptyOrPadded(voice: QuoteStyle, value: string): IssueMaker | undefined {
  if (value.trim() === '') return wrong(voice, 'empty', 'text')
  const clean = value.trim().replace(/\s+/g, ' ')
  const found = /[\n\r\t]/.test(value) ? 'text over several lines' : 'text with spaces at its ends'
  if (!/[\n\r\t]|^\s|\s$/.test(value)) return undefined
  return (at, { key, line }) =>
    say(`${voice}.value-wrong`, at, {
      key,
      found,
      expected: 'text on one line',
      fix: `Write ${line(clean)}`,
    })
}

function tooLong(
  code: Extract<Code, `${string}.text-long` | `${string}.label-long`>,
  value: string,
  limit: number,
): IssueMaker | undefined {
  const count = [...value].length
  return count > limit
    ? (at, { key }) => say(code, at, { key, count, limit, over: count - limit })
    : undefined
}

/** `radio.example/x` → `https://radio.example/x`; undefined if the meant address is unclear. */
function meantAddress(value: string): string | undefined {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `https://${value.replace(/^\/+/, '')}`
  if (!/^https?:/i.test(whole) || !URL.canParse(whole)) return undefined
  const meant = new URL(whole)
  // Passwords are not printed.
  meant.username = ''
  meant.password = ''
  return meant.hostname.includes('.') ? meant.href : undefined
}

function meantLanguage(value: string): string {
  const named = languageNamed(value)
  if (named !== undefined) return named
  const name = value.trim().toLowerCase()
  const hyphened = name.replaceAll('_', '-').split('.', 1)[0] ?? ''
  return isLanguage(hyphened) ? (Intl.getCanonicalLocales(hyphened)[0] ?? 'en') : 'en'
}

/** The line of a key and a value, `tags: [a, b]`; only the value if it is in a list. */
export function lineOf(key: string | number | undefined, value: unknown): string {
  return typeof key === 'string' ? `${typed(key)}: ${typed(value)}` : typed(value)
}

import type { IncomingHttpHeaders } from 'node:http'

/**
 * Result of a request's preconditions: send the resource (`met`), respond 412 (`failed`) or 304
 * (`unchanged`). `tag` is the ETag of the representation that the client has, if it named one.
 */
export type PreconditionResult =
  | { readonly is: 'met' }
  | { readonly is: 'failed' }
  | { readonly is: 'unchanged'; readonly tag?: string }

/**
 * Evaluates the preconditions of a GET or HEAD in the order of
 * https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2. `tags` are the strong ETags of the representations
 * that the request accepts, the preferred one first.
 */
export function evaluatePreconditions(
  headers: IncomingHttpHeaders,
  tags: readonly string[],
  modified: Date | undefined,
): PreconditionResult {
  const match = headers['if-match']
  const unmodifiedSince = httpDate(headers['if-unmodified-since'])
  if (match !== undefined) {
    const held = tagsIn(match)
    if (match.trim() !== '*' && !tags.some((tag) => held.strong.has(tag))) return { is: 'failed' }
  } else if (modified !== undefined && unmodifiedSince !== undefined && modified > unmodifiedSince) {
    return { is: 'failed' }
  }
  const noneMatch = headers['if-none-match']
  if (noneMatch !== undefined) {
    if (noneMatch.trim() === '*') return { is: 'unchanged' }
    const held = tagsIn(noneMatch)
    const tag = tags.find((one) => held.strong.has(one) || held.weak.has(one))
    return tag === undefined ? { is: 'met' } : { is: 'unchanged', tag }
  }
  const modifiedSince = httpDate(headers['if-modified-since'])
  return modified !== undefined && modifiedSince !== undefined && modified <= modifiedSince
    ? { is: 'unchanged' }
    : { is: 'met' }
}

/**
 * Whether If-Range allows a range to be sent: its ETag must be strong and equal, or its date exactly the same
 * (https://www.rfc-editor.org/rfc/rfc9110#section-13.1.5). True without If-Range.
 */
export function matchesIfRange(
  condition: string | undefined,
  tag: string,
  modified: Date | undefined,
): boolean {
  if (condition === undefined) return true
  if (condition.includes('"')) return condition.trim() === tag
  return modified !== undefined && httpDate(condition)?.getTime() === modified.getTime()
}

function tagsIn(list: string): { strong: ReadonlySet<string>; weak: ReadonlySet<string> } {
  const strong = new Set<string>()
  const weak = new Set<string>()
  for (const [, weakness, tag = ''] of list.matchAll(/(W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g)) {
    if (weakness === undefined) strong.add(tag)
    else weak.add(tag)
  }
  return { strong, weak }
}

const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const TIME = '\\d\\d:\\d\\d:\\d\\d'
const FIXED = new RegExp(`^${DAY}, \\d\\d ${MONTH} \\d{4} ${TIME} GMT$`)
const RFC_850 = new RegExp(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \\d\\d-${MONTH}-\\d\\d ${TIME} GMT$`)
const ASCTIME = new RegExp(`^${DAY} ${MONTH} [ \\d]\\d ${TIME} \\d{4}$`)

/**
 * Parses the three formats of https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7; anything else must be
 * ignored.
 */
function httpDate(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined
  const zoned = FIXED.test(text) || RFC_850.test(text) ? text : ASCTIME.test(text) ? `${text} GMT` : undefined
  const time = zoned === undefined ? Number.NaN : Date.parse(zoned)
  return Number.isNaN(time) ? undefined : new Date(time)
}

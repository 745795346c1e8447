/** A content coding (RFC 9110 section 8.4.1). */
export type ContentCoding = 'br' | 'gzip' | 'identity'

/** At equal weight, the smaller representation goes first. */
const OURS: readonly ContentCoding[] = ['br', 'gzip', 'identity']
/** Weight of `identity` if the field does not name it: acceptable, after every coding that is named. */
const UNNAMED = 0.0001

/**
 * The codings that a request accepts, the most preferred first, by
 * https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3. If it accepts none of them, the result is
 * `identity`: the section allows this, and it serves the client better than an error.
 */
export function acceptedCodings(header: string | undefined): readonly ContentCoding[] {
  if (header === undefined) return ['identity']
  const wanted = new Map<string, number>()
  for (const member of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = member.split(';').map((word) => word.trim())
    if (name !== '') wanted.set(name === 'x-gzip' ? 'gzip' : name, weightOf(parameters))
  }
  const weight = (coding: ContentCoding) =>
    wanted.get(coding) ?? wanted.get('*') ?? (coding === 'identity' ? UNNAMED : 0)
  const accepted = OURS.filter((coding) => weight(coding) > 0)
  return accepted.length === 0 ? ['identity'] : accepted.sort((one, other) => weight(other) - weight(one))
}

/** The weight of a list member: 1 without `q`, 0 if it is malformed. */
function weightOf(parameters: readonly string[]): number {
  const q = parameters.find((parameter) => parameter.startsWith('q='))
  if (q === undefined) return 1
  return /^q=(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(q) ? Number(q.slice(2)) : 0
}

/** Every list of codings that `acceptedCodings` can return. */
export const CODING_PREFERENCES: readonly (readonly ContentCoding[])[] = orders(OURS)

function orders(codings: readonly ContentCoding[]): ContentCoding[][] {
  return codings.flatMap((first) => {
    const others = orders(codings.filter((coding) => coding !== first))
    return [[first], ...others.map((rest) => [first, ...rest])]
  })
}

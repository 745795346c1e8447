/** A form in which the same bytes can travel. */
export type ContentCoding = 'br' | 'gzip' | 'identity'

/** Of two that are wanted alike, the smaller one goes first. */
const OURS: readonly ContentCoding[] = ['br', 'gzip', 'identity']
/** What nobody named is still acceptable as it is, after everything that was named. */
const UNNAMED = 0.0001

/**
 * The codings that a request accepts, the most wanted first, by
 * https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3. One who refuses all of them gets the plain form:
 * that is kinder than a refusal, and the section allows it.
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

/** A weight that cannot be read is no wish at all. */
function weightOf(parameters: readonly string[]): number {
  const q = parameters.find((parameter) => parameter.startsWith('q='))
  if (q === undefined) return 1
  return /^q=(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(q) ? Number(q.slice(2)) : 0
}

/** Every order of some of the codings that a request can ask for. */
export const CODING_PREFERENCES: readonly (readonly ContentCoding[])[] = orders(OURS)

function orders(codings: readonly ContentCoding[]): ContentCoding[][] {
  return codings.flatMap((first) => {
    const others = orders(codings.filter((coding) => coding !== first))
    return [[first], ...others.map((rest) => [first, ...rest])]
  })
}

/** A range of a body in bytes, both ends included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * Longest Range value: two numbers of sixteen digits, which is more than any file has bytes, and generous
 * white space.
 */
const LONGEST = 100

/**
 * Parses a Range field for a body of `length` bytes. Returns `whole` for a field that must be ignored:
 * another unit, a malformed or overlong value, several ranges (which
 * https://www.rfc-editor.org/rfc/rfc9110#section-14.2 lets a server ignore); `outside` for a range that is
 * not satisfiable (416).
 */
export function readRange(header: string | undefined, length: number): ByteRange | 'whole' | 'outside' {
  const [first, last] = endsIn(header) ?? ['', '']
  if (first === '' && last === '') return 'whole'
  if (first === '') {
    if (Number(last) === 0) return 'outside'
    // An empty body has no byte that a Content-Range could name.
    return length === 0 ? 'whole' : { first: Math.max(0, length - Number(last)), last: length - 1 }
  }
  if (last !== '' && Number(last) < Number(first)) return 'whole'
  if (Number(first) >= length) return 'outside'
  return { first: Number(first), last: last === '' ? length - 1 : Math.min(Number(last), length - 1) }
}

/**
 * The text before and after the hyphen of one byte range, each digits or empty; undefined for anything else.
 */
function endsIn(header: string | undefined): readonly [string, string] | undefined {
  if (header === undefined || header.length > LONGEST) return undefined
  const [unit = '', range, ...more] = header.split('=')
  if (unit.trim().toLowerCase() !== 'bytes' || range === undefined || more.length > 0) return undefined
  const [first, last, ...others] = range.split('-').map((end) => end.trim())
  if (first === undefined || last === undefined || others.length > 0) return undefined
  return isDigits(first) && isDigits(last) ? [first, last] : undefined
}

function isDigits(text: string): boolean {
  return /^\d*$/.test(text)
}

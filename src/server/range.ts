/** The part of a body that is asked for, in bytes, both ends within it. */
export interface Part {
  readonly first: number
  readonly last: number
}

/**
 * Reads a Range header against a body of `length` bytes. `whole` for what has to be ignored: another unit, a
 * malformed range, several ranges (which https://www.rfc-editor.org/rfc/rfc9110#section-14.2 lets a server ignore).
 */
export function readRange(header: string | undefined, length: number): Part | 'whole' | 'outside' {
  const [, first = '', last = ''] = header?.match(/^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i) ?? []
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

/** Up to here the smallest window costs at most one byte in a hundred, and a fifth of the time. */
const SMALL_BYTES = 128 * 1024
/** Of 64 KB. Above it, brotli clears tables of 32 MB for every text, which takes longer than a page. */
const SMALL_BITS = 16
const LEAST_BITS = 10
const MOST_BITS = 22

/** How far brotli looks back in a text of so many bytes, as the power of two that `BROTLI_PARAM_LGWIN` takes. */
export function brotliWindow(bytes: number): number {
  // https://www.rfc-editor.org/rfc/rfc7932#section-9.1: a window is 16 bytes less.
  const whole = Math.max(LEAST_BITS, Math.ceil(Math.log2(bytes + 16)))
  return Math.min(whole, bytes <= SMALL_BYTES ? SMALL_BITS : MOST_BITS)
}

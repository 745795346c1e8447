/** Up to this size, the smallest window adds at most 1 percent to the size and takes a fifth of the time. */
const SMALL_BYTES = 128 * 1024
/** A window of 64 KB. With larger ones, brotli clears tables of 32 MB for every text, which takes longer than a page. */
const SMALL_BITS = 16
const LEAST_BITS = 10
const MOST_BITS = 22

/** The size of brotli's window for a text of this many bytes, as the power of two for `BROTLI_PARAM_LGWIN`. */
export function brotliWindow(bytes: number): number {
  // https://www.rfc-editor.org/rfc/rfc7932#section-9.1: a window has 16 bytes less than the power of two.
  const whole = Math.max(LEAST_BITS, Math.ceil(Math.log2(bytes + 16)))
  return Math.min(whole, bytes <= SMALL_BYTES ? SMALL_BITS : MOST_BITS)
}

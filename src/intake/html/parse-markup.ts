import type { Parser } from 'htmlparser2'

/** The maximum nesting: for each element, the parser takes time proportional to the number of open ones. */
const MAX_DEPTH = 2_000
const CHUNK_CHARACTERS = 16_384

/**
 * Parses markup completely. Returns false early if elements are nested too deeply: then results must not be
 * used. `depth` returns the number of open elements.
 */
export function parseMarkup(parser: Parser, markup: string, depth: () => number): boolean {
  let at = 0
  while (at < markup.length) {
    // Splits before a tag, so that the parser reports each text as a whole.
    const tag = markup.indexOf('<', at + CHUNK_CHARACTERS)
    const end = tag < 0 ? markup.length : tag
    parser.write(markup.slice(at, end))
    if (depth() > MAX_DEPTH) return false
    at = end
  }
  parser.end()
  return true
}

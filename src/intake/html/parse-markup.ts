import type { Parser } from 'htmlparser2'

/** Deeper than anybody's page or document: at every element the parser takes time for each one that is open. */
const MAX_DEPTH = 2_000
const CHUNK_CHARACTERS = 16_384

/**
 * Parses markup to its end. False, before the end, where elements are nested deeper than anybody writes them: then nothing
 * that was found may be used. `depth` says how many elements are open.
 */
export function parseMarkup(parser: Parser, markup: string, depth: () => number): boolean {
  let at = 0
  while (at < markup.length) {
    // Before a tag, so that a text is handed over whole.
    const tag = markup.indexOf('<', at + CHUNK_CHARACTERS)
    const end = tag < 0 ? markup.length : tag
    parser.write(markup.slice(at, end))
    if (depth() > MAX_DEPTH) return false
    at = end
  }
  parser.end()
  return true
}

/**
 * Words as the search index knows them, the same when it is made and when somebody asks. Nothing is imported
 * here: scripts/search-modules.mjs makes this file into a part of templates/search-query.js, which runs in browsers.
 */

/** What is asked for: one word, or one run of writing without spaces. */
export interface Unit {
  /** Terms that all have to be there. */
  readonly words: readonly string[]
  /** Terms that do as well where all of them are there, but count for less. */
  readonly pairs: readonly string[]
  /** Longer words that begin so do too, but count for less; empty for none. */
  readonly prefix: string
  /** As it is written, composed. */
  readonly text: string
}

/** A word, or a run of writing without spaces, where it stands in a text. */
export interface Piece {
  /** Offset in UTF-16 code units. */
  readonly at: number
  readonly text: string
  readonly spaced: boolean
}

/** Of a longer question only so many words are asked for. */
const MAX_UNITS = 8
const MAX_TERM_CHARACTERS = 40
/** Intl.Segmenter takes four times as long for twice the text. */
const MAX_SEGMENT_CHARACTERS = 1000
/** A shorter beginning begins too many words. It also says which shard a term is in. */
const PREFIX_CHARACTERS = 3

const RUN = /[\p{L}\p{M}\p{N}]+/gu
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u30fc]+/gu
const IS_UNSPACED = new RegExp(UNSPACED.source, 'u')

// Letters that no decomposition takes apart.
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
}

/** A word in small letters and without accents: `Perché` is `perche`, `Straße` is `strasse`. */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  const folded = /^[a-z0-9]*$/.test(lower)
    ? lower
    : lower
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[ßæœøđðþłħıς]/g, (letter) => LETTERS[letter] ?? letter)
        .normalize('NFC')
        .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
  return folded.length <= MAX_TERM_CHARACTERS ? folded : [...folded].slice(0, MAX_TERM_CHARACTERS).join('')
}

/** The words of a text where they stand. An apostrophe parts words: `l’intervista` is two. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (!IS_UNSPACED.test(run)) {
      pieces.push({ at: index, text: run, spaced: true })
      continue
    }
    let end = 0
    const word = (to: number) => {
      if (to > end) pieces.push({ at: index + end, text: run.slice(end, to), spaced: true })
    }
    for (const { 0: inside, index: start } of run.matchAll(UNSPACED)) {
      word(start)
      end = start + inside.length
      pieces.push({ at: index + start, text: inside, spaced: false })
    }
    word(run.length)
  }
  return pieces
}

/**
 * The terms under which a text is found, each once: its words; of writing without spaces the words that
 * Intl.Segmenter knows, every two characters beside each other, and the last one alone, so that any part is found.
 */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>()
  for (const piece of piecesOf(text)) {
    if (piece.spaced) add(terms, fold(piece.text))
    else {
      const characters = [...widened(piece.text)]
      for (const word of segmented(piece.text)) add(terms, word)
      for (const pair of pairsOf(characters)) add(terms, pair)
      add(terms, characters.at(-1) ?? '')
    }
  }
  return terms
}

/** A show or a year that a question is narrowed to. No word of a text begins so. */
const FACET = /(?<!\S)::[sy]\S+/g

/** The term of a show, by its feed's id, or of a year, `2025`: it stands in the index of every episode of these. */
export function facetOf(kind: 'show' | 'year', value: string): string {
  return `::${kind[0]}${value}`
}

/** The terms that a question is narrowed to. */
export function facetsIn(question: string): string[] {
  return question.match(FACET) ?? []
}

/** A question without them. */
export function withoutFacets(question: string): string {
  return question.replace(FACET, ' ').trim()
}

/** What a question asks for, in its order. The last word may be the beginning of a longer one. */
export function unitsOf(question: string): Unit[] {
  const pieces = piecesOf(withoutFacets(question)).slice(0, MAX_UNITS)
  return pieces.flatMap((piece, index): Unit[] => {
    const text = piece.text.normalize('NFC')
    if (piece.spaced) {
      const word = fold(piece.text)
      const isOpen = index === pieces.length - 1 && [...word].length >= PREFIX_CHARACTERS
      return word === '' ? [] : [{ words: [word], pairs: [], prefix: isOpen ? word : '', text }]
    }
    const characters = [...widened(piece.text)].slice(0, MAX_TERM_CHARACTERS)
    if (characters.length < 2) return [{ words: characters, pairs: [], prefix: characters.join(''), text }]
    return [{ words: segmented(characters.join('')), pairs: pairsOf(characters), prefix: '', text }]
  })
}

/** Whether a term is of writing without spaces. */
export function isUnspaced(term: string): boolean {
  return IS_UNSPACED.test(term)
}

/** In which of so many shards a term is, and with it all that begins as it does. */
export function shardOf(term: string, shards: number): number {
  const start = [...term].slice(0, isUnspaced(term) ? 1 : PREFIX_CHARACTERS)
  // FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
  let hash = 0x811c9dc5
  for (const character of start) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0) % shards
}

function add(terms: Set<string>, term: string): void {
  if (term !== '') terms.add(term)
}

/** Writing without spaces in its usual width; its marks are letters, and stay. */
function widened(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/** Words of writing without spaces; none where a browser knows none. */
function segmented(text: string): string[] {
  if (!('Segmenter' in Intl)) return []
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const words: string[] = []
  for (let start = 0; start < text.length; start += MAX_SEGMENT_CHARACTERS) {
    const part = widened(text.slice(start, start + MAX_SEGMENT_CHARACTERS))
    for (const { segment } of segmenter.segment(part)) words.push(segment)
  }
  return words
}

// Making one takes longer than a paragraph.
let segmenter: Intl.Segmenter | undefined

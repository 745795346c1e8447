import type { Turn } from '../../model/transcript.ts'
import { plainInline } from '../markdown.ts'
import { plainTextOf } from '../plain-text.ts'

/**
 * Assigns unique ids to the headings of a page. An id is made from the heading's own text, so that links to
 * it remain valid after corrections elsewhere on the page.
 */
export interface Anchors {
  readonly heading: (title: string) => string
}

/** `taken` are the ids in the templates. */
export function anchorsOf(taken: readonly string[]): Anchors {
  const once = counter(taken)
  return { heading: (title) => once(wordsOf(title).join('-') || 'chapter') }
}

/** The ids of a turn and its paragraphs. */
export interface TurnAnchors {
  readonly id: string
  /** One for each paragraph; null for a first paragraph from whose text the turn's own id is made. */
  readonly paragraphs: readonly (string | null)[]
}

/**
 * The ids of a transcript's turns and paragraphs, which do not change with corrections elsewhere: `t=192` if
 * the recording's times are known (as in media fragments, https://www.w3.org/TR/media-frags/#naming-time),
 * otherwise `p=` and a short hash of the paragraph. Ids of headings never contain `=`. `momentOf` returns a
 * turn's start in seconds; undefined if it is interpolated, since that changes with every correction.
 */
export function turnAnchors(
  turns: readonly Turn[],
  momentOf: (turn: Turn, index: number) => number | undefined,
): readonly TurnAnchors[] {
  const once = counter([])
  const moments = new Set<number>()
  return turns.map((turn, index) => {
    const moment = momentOf(turn, index)
    const spoken = plainTextOf(turn.paragraphs)
    const own = turn.paragraphs.map((text, at) => once(`p=${shortHash(text, spoken[at] ?? '')}`))
    if (moment !== undefined && !moments.has(moment)) {
      moments.add(moment)
      return { id: momentId(moment), paragraphs: own }
    }
    const [first = once(`p=${shortHash(turn.asides[0]?.text ?? turn.speaker)}`), ...others] = own
    return { id: first, paragraphs: [null, ...others] }
  })
}

export function momentId(seconds: number): string {
  return `t=${seconds}`
}

/** Makes names unique: the second with the same stem is `name-2`. */
function counter(taken: readonly string[]): (stem: string) => string {
  const ids = new Set(taken)
  // The last number of each stem, because a text may repeat the same one thousands of times.
  const counts = new Map<string, number>()
  return (stem) => {
    let id = stem
    let count = counts.get(stem) ?? 1
    while (ids.has(id)) id = `${stem}-${++count}`
    counts.set(stem, count)
    ids.add(id)
    return id
  }
}

const HASH_CHARACTERS = 5

/**
 * FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of a paragraph's letters and digits, so that markup and
 * punctuation may change.
 */
function shortHash(text: string, plain = plainInline(text)): string {
  const hash =
    (IS_ASCII.test(plain) ? asciiHash(plain) : undefined) ?? hashOf(wordsOf(plain).join(' ') || text)
  return (hash >>> 0).toString(36).padStart(HASH_CHARACTERS, '0').slice(-HASH_CHARACTERS)
}

function hashOf(text: string): number {
  let hash = OFFSET
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME)
  return hash
}

const OFFSET = 0x811c9dc5
const PRIME = 0x01000193
const IS_ASCII = /^[\0-\x7f]*$/
const SPACE = 0x20

/** A faster hash of ASCII text, with the same result; undefined if it has no words. */
function asciiHash(text: string): number | undefined {
  let hash = OFFSET
  let words = 0
  let isInside = false
  for (let index = 0; index < text.length; index++) {
    const sign = text.charCodeAt(index)
    // Converts capitals to lower case; digits already have this bit.
    const letter = sign | SPACE
    const isWord = (letter >= 0x61 && letter <= 0x7a) || (sign >= 0x30 && sign <= 0x39)
    if (isWord && !isInside && words++ > 0) hash = Math.imul(hash ^ SPACE, PRIME)
    if (isWord) hash = Math.imul(hash ^ letter, PRIME)
    isInside = isWord
  }
  return words > 0 ? hash : undefined
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

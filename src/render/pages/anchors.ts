import type { Turn } from '../../model/transcript.ts'
import { plainInline } from '../markdown.ts'

/**
 * Hands out the ids of one page's headings, each once. A heading's id is made of its own words, so that links to it
 * outlive corrections elsewhere on the page.
 */
export interface Anchors {
  readonly heading: (title: string) => string
}

/** `taken` are the ids that the templates use themselves. */
export function anchorsOf(taken: readonly string[]): Anchors {
  const once = counter(taken)
  return { heading: (title) => once(wordsOf(title).join('-') || 'chapter') }
}

/** Where one turn and its paragraphs stand on the page. */
export interface TurnAnchors {
  readonly id: string
  /** One a paragraph; null for a first one whose words made the turn's own id. */
  readonly paragraphs: readonly (string | null)[]
}

/**
 * The ids of a transcript's turns and paragraphs, which outlive corrections elsewhere: `t=192` where the recording
 * says it (the same words that media fragments use, https://www.w3.org/TR/media-frags/#naming-time), otherwise
 * `p=` and a short hash of the paragraph's own words. No heading has an id with `=` in it. `momentOf` tells a turn's
 * start in seconds where it is known; an interpolated one moves with every correction, and is none.
 */
export function turnAnchors(
  turns: readonly Turn[],
  momentOf: (turn: Turn, index: number) => number | undefined,
): readonly TurnAnchors[] {
  const once = counter([])
  const moments = new Set<number>()
  return turns.map((turn, index) => {
    const moment = momentOf(turn, index)
    const own = turn.paragraphs.map((text) => once(`p=${shortHash(text)}`))
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

/** Gives each name once: the second to ask for it gets `name-2`. */
function counter(taken: readonly string[]): (stem: string) => string {
  const ids = new Set(taken)
  return (stem) => {
    let id = stem
    for (let count = 2; ids.has(id); count++) id = `${stem}-${count}`
    ids.add(id)
    return id
  }
}

const HASH_CHARACTERS = 5

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of a paragraph's letters and digits; markup and punctuation may change. */
function shortHash(text: string): string {
  const words = wordsOf(plainInline(text)).join(' ') || text
  let hash = 0x811c9dc5
  for (let index = 0; index < words.length; index++) {
    hash = Math.imul(hash ^ words.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(36).padStart(HASH_CHARACTERS, '0').slice(-HASH_CHARACTERS)
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

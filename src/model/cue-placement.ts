import type { MeasuredCue, Turn } from './transcript.ts'
import { alignWords } from './word-alignment.ts'
import { type Token, tokensOf } from './word-tokens.ts'

/** Words of one turn with their time in the recording. */
export interface PlacedCue {
  /** Index into the transcript's turns. */
  readonly turn: number
  readonly start: number
  readonly end: number
  /** Words were added or removed here, so the times of the others are not exact. */
  readonly estimated: boolean
  /** The first and last word in each paragraph, numbered in its Markdown. */
  readonly parts: readonly CuePart[]
}

export interface CuePart {
  readonly paragraph: number
  readonly first: number
  readonly last: number
}

/** From this number of added words in a row, they count as a sentence of their own, which does not share a measured time. */
const SENTENCE_WORDS = 4

/** The minimum time between two cues for words between them to get it for themselves: as long as a short sentence. */
const ROOM_SECONDS = 1

/** The minimum share of the shorter text's words that both texts must have in common to be about the same recording. */
const SHARE_OF_WORDS = 0.5

interface Word extends Pick<Token, 'key'> {
  readonly turn: number
  readonly paragraph: number
  /** The index of the word in its paragraph. */
  readonly number: number
  readonly length: number
}

/**
 * Gives the words of a transcript the times of the measured cues. A changed word gets the time of the word
 * that it replaces; added words share the time of the cue before them. Returns undefined if the transcript
 * and the cues have fewer than half of their words in common.
 */
export function placeCues(
  cues: readonly MeasuredCue[],
  turns: readonly Turn[],
): readonly PlacedCue[] | undefined {
  const known = PLACED.get(turns)
  if (known?.cues === cues) return known.placed
  const placed = placedAnew(cues, turns)
  PLACED.set(turns, { cues, placed })
  return placed
}

/** A cache by transcript: validation and everything made of a transcript need the same result. */
const PLACED = new WeakMap<
  readonly Turn[],
  { readonly cues: readonly MeasuredCue[]; readonly placed: readonly PlacedCue[] | undefined }
>()

function placedAnew(cues: readonly MeasuredCue[], turns: readonly Turn[]): readonly PlacedCue[] | undefined {
  const measured = cues.flatMap(({ text }, cue) => tokensOf(text).map(({ key }) => ({ key, cue })))
  const words = wordsOf(turns)
  const matches = alignWords(
    measured.map(({ key }) => key),
    words.map(({ key }) => key),
  )
  const matched = matches.reduce((sum, { length }) => sum + length, 0)
  const comparable = Math.min(measured.length, words.length)
  if (matched === 0 || matched < SHARE_OF_WORDS * comparable) return undefined
  const { owner, changed, between } = owners(measured, words, matches, cues)
  return pieces(words, owner).flatMap((piece) => timesOf(piece, [...cues, ...between], changed))
}

function wordsOf(turns: readonly Turn[]): readonly Word[] {
  return turns.flatMap(({ paragraphs }, turn) =>
    paragraphs.flatMap((text, paragraph) =>
      tokensOf(text).map(({ key, from, to }, number) => ({
        key,
        turn,
        paragraph,
        number,
        length: to - from + 1,
      })),
    ),
  )
}

/** Assigns a cue to each word, and returns the cues whose times no longer match their words exactly. */
function owners(
  measured: readonly { readonly cue: number }[],
  words: readonly Word[],
  matches: ReturnType<typeof alignWords>,
  cues: readonly MeasuredCue[],
) {
  const owner = new Array<number>(words.length).fill(0)
  const changed = new Set<number>()
  const between: MeasuredCue[] = []
  let [before, after] = [0, 0]
  const gap = (beforeEnd: number, afterEnd: number) => {
    const gone = beforeEnd - before
    const fresh = afterEnd - after
    const room = gone === 0 && fresh >= SENTENCE_WORDS ? roomBetween(before) : undefined
    if (room) {
      owner.fill(cues.length + between.length, after, afterEnd)
      changed.add(cues.length + between.length)
      between.push(room)
      return
    }
    for (let at = after; at < afterEnd; at++) {
      const stands = before + Math.floor(((at - after) * gone) / fresh)
      owner[at] = gone > 0 ? (measured[stands]?.cue ?? 0) : besides(at, after, afterEnd, before)
    }
    if (fresh - gone >= SENTENCE_WORDS) for (let at = after; at < afterEnd; at++) changed.add(owner[at] ?? 0)
    if (gone - fresh >= SENTENCE_WORDS)
      for (let at = before; at < beforeEnd; at++) changed.add(measured[at]?.cue ?? 0)
  }
  /** The time between two cues, if whole sentences were added there. */
  const roomBetween = (next: number): MeasuredCue | undefined => {
    const last = measured[next - 1]?.cue
    const following = measured[next]?.cue
    if (last === following) return undefined
    const start = last === undefined ? 0 : (cues[last]?.end ?? 0)
    const end = following === undefined ? undefined : cues[following]?.start
    return end === undefined || end - start < ROOM_SECONDS ? undefined : { start, end, text: '' }
  }
  /** Added words belong to the cue before them, but to the one after them if a turn begins with them. */
  const besides = (at: number, from: number, to: number, next: number): number => {
    const last = measured[next - 1]?.cue
    const following = measured[next]?.cue
    if (last === undefined || following === undefined) return last ?? following ?? 0
    const turn = words[at]?.turn
    return words[from - 1]?.turn !== turn && words[to]?.turn === turn ? following : last
  }
  for (const match of [...matches, { before: measured.length, after: words.length, length: 0 }]) {
    gap(match.before, match.after)
    for (let at = 0; at < match.length; at++) owner[match.after + at] = measured[match.before + at]?.cue ?? 0
    before = match.before + match.length
    after = match.after + match.length
  }
  return { owner, changed, between }
}

/** The words of one cue, divided where a turn begins. */
interface Piece {
  readonly cue: number
  readonly shares: { readonly turn: number; readonly parts: CuePart[]; length: number }[]
}

function pieces(words: readonly Word[], owner: readonly number[]): readonly Piece[] {
  const found: Piece[] = []
  for (const [index, { turn, paragraph, number, length }] of words.entries()) {
    const cue = owner[index] ?? 0
    let piece = found.at(-1)
    if (piece?.cue !== cue) {
      piece = { cue, shares: [] }
      found.push(piece)
    }
    let share = piece.shares.at(-1)
    if (share?.turn !== turn) {
      share = { turn, parts: [], length: 0 }
      piece.shares.push(share)
    }
    share.length += length
    const part = share.parts.at(-1)
    if (part?.paragraph === paragraph) share.parts[share.parts.length - 1] = { ...part, last: number }
    else share.parts.push({ paragraph, first: number, last: number })
  }
  return found
}

/** A cue has its measured time; if two turns share it, each part gets time in proportion to its length. */
function timesOf(
  { cue, shares }: Piece,
  cues: readonly MeasuredCue[],
  changed: ReadonlySet<number>,
): readonly PlacedCue[] {
  const { start, end } = cues[cue] ?? { start: 0, end: 0 }
  const total = shares.reduce((sum, { length }) => sum + length, 0)
  const estimated = changed.has(cue) || shares.length > 1
  let before = 0
  return shares.map(({ turn, parts, length }) => {
    const from = start + ((end - start) * before) / total
    before += length
    const to = start + ((end - start) * before) / total
    const begin = toMilliseconds(from)
    return {
      turn,
      start: begin,
      end: Math.max(toMilliseconds(to), toMilliseconds(begin + 0.001)),
      estimated,
      parts,
    }
  })
}

function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}

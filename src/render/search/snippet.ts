/** A piece of text, and whether it matches the query. */
export interface Marked {
  readonly text: string
  readonly marked: boolean
}

/** The maximum number of characters before the first match. */
export const BEFORE_CHARACTERS = 60

/** The start and end of a match, in UTF-16 code units. */
export type Span = readonly [from: number, to: number]

/** The position after the next space, or if there is none nearby, the next position between two characters. */
export function wordBorder(text: string, from: number, before: number): number {
  const space = text.indexOf(' ', from)
  return space !== -1 && space < before ? space + 1 : between(text, from)
}

/** The position of the last space nearby; if there is none, a position between two characters. */
export function lastBorder(text: string, to: number): number {
  const space = text.lastIndexOf(' ', to)
  return space > to - BEFORE_CHARACTERS ? space : between(text, to)
}

/** A position that is not inside a surrogate pair. */
function between(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at + 1 : at
}

/** Divides a part of a text at the boundaries of matches. */
export function piecesBetween(text: string, from: number, to: number, marks: readonly Span[]): Marked[] {
  const pieces: Marked[] = []
  let at = from
  for (const [start, end] of marks) {
    if (end <= at || start >= to) continue
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false })
    pieces.push({ text: text.slice(Math.max(at, start), Math.min(end, to)), marked: true })
    at = Math.min(end, to)
  }
  if (at < to) pieces.push({ text: text.slice(at, to), marked: false })
  return pieces
}

/**
 * When the sentence is heard that holds most of what is marked; of equals the first one. `moments` are where sentences
 * begin and their seconds, by turns.
 */
export function secondIn(moments: readonly number[] | undefined, marks: readonly Span[]): number | undefined {
  if (!moments) return undefined
  let second: number | undefined
  let most = 0
  for (let at = 0; at < moments.length; at += 2) {
    const [from = 0, time, to = Number.POSITIVE_INFINITY] = moments.slice(at)
    const count = marks.filter(([place]) => place >= from && place < to).length
    if (count > most) second = time
    most = Math.max(most, count)
  }
  return second
}

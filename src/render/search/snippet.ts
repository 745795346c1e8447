/** A piece of text, and whether it was asked for. */
export interface Marked {
  readonly text: string
  readonly marked: boolean
}

/** How much of a text is shown before what was asked for, at most. */
export const BEFORE_CHARACTERS = 60

/** From where to where something was asked for, in UTF-16 code units. */
export type Span = readonly [from: number, to: number]

/** The first place after a space, or where there is none soon, between two characters. */
export function wordBorder(text: string, from: number, before: number): number {
  const space = text.indexOf(' ', from)
  return space !== -1 && space < before ? space + 1 : between(text, from)
}

/** The last space soon before a place; without one, a place between two characters. */
export function lastBorder(text: string, to: number): number {
  const space = text.lastIndexOf(' ', to)
  return space > to - BEFORE_CHARACTERS ? space : between(text, to)
}

/** Never inside a surrogate pair. */
function between(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at + 1 : at
}

/** A part of a text, cut where marks begin and end. */
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

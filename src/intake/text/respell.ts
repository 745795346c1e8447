import type { Numbered, Rows } from './lines.ts'
import { respellChats } from './respell/chats.ts'
import { respellListed } from './respell/listed.ts'
import { respellMarked } from './respell/marked.ts'
import { respellNumbered } from './respell/numbered.ts'
import { respellTimed } from './respell/timed.ts'

/** A text in the notations that the reader of transcripts knows; each line is still the same line. */
export interface Respelt {
  readonly rows: Rows
  /** Numbers of questions and of turns, which the notation has no place for. */
  readonly numbers: readonly Numbered[]
}

/** Writes labels that stand in a list, in brackets, behind a time or behind a number as labels of the reader's own notation. */
export function respell(rows: Rows): Respelt {
  const sent = respellChats(rows)
  const listed = respellListed(sent.rows)
  const timed = respellTimed(respellMarked(listed.rows))
  const numbered = respellNumbered(timed)
  return { rows: numbered.rows, numbers: [...sent.numbers, ...listed.numbers, ...numbered.numbers] }
}

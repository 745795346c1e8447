import type { Numbered, Rows } from './lines.ts'
import { respellChats } from './respell/chats.ts'
import { respellListed } from './respell/listed.ts'
import { respellMarked } from './respell/marked.ts'
import { respellNumbered } from './respell/numbered.ts'
import { respellTimed } from './respell/timed.ts'

/** A text in the notation that read/transcript.ts reads; line numbers are unchanged. */
export interface Respelt {
  readonly rows: Rows
  /** Numbers of questions and turns, which the notation does not have. */
  readonly numbers: readonly Numbered[]
}

/** Converts labels in a list, in brackets, after a time or after a number to the documented notation. */
export function respell(rows: Rows): Respelt {
  const sent = respellChats(rows)
  const listed = respellListed(sent.rows)
  const timed = respellTimed(respellMarked(listed.rows))
  const numbered = respellNumbered(timed)
  return { rows: numbered.rows, numbers: [...sent.numbers, ...listed.numbers, ...numbered.numbers] }
}

import type { SearchDocument } from './document.ts'
import { markedIn, type Part, passagesFor } from './query.ts'
import type { Marked } from './snippet.ts'

/** One result as the search page shows it: the fields of its `SearchDocument`, with what was asked for marked. */
export interface Result extends Omit<SearchDocument, 'p'> {
  readonly title: readonly Marked[]
  readonly passages: readonly ResultPassage[]
}

/** A passage without the rest of the part that it was cut from. */
interface ResultPassage extends Omit<Part, 'r' | 't' | 'm'> {
  readonly second?: number
  readonly pieces: readonly Marked[]
}

/** What a question finds in one text. */
export function resultOf(question: string, { p: parts, ...text }: SearchDocument): Result {
  return {
    ...text,
    title: markedIn(text.t, question),
    passages: passagesFor(question, parts).map(({ part, ...passage }) => {
      const { r: _rank, t: _text, m: _moments, ...place } = part
      return { ...place, ...passage }
    }),
  }
}

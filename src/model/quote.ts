import type { Transcript } from './transcript.ts'

/** A sentence of the transcript that has a page and a picture of its own. */
export interface Quote {
  /** Plain text, without quotation marks. */
  readonly text: string
  /** Derived from the text, so that its address does not depend on other quotes. */
  readonly mark: string
}

/**
 * The index of the turn that contains a quote; undefined if none does. Only letters and digits are compared: white space,
 * punctuation, the shape of quotation marks, case and Markdown emphasis do not matter.
 */
export function turnOfQuote({ turns }: Pick<Transcript, 'turns'>, text: string): number | undefined {
  const wanted = lettersOf(text)
  if (wanted === '') return undefined
  const index = turns.findIndex(({ paragraphs }) => lettersOf(paragraphs.join(' ')).includes(wanted))
  return index < 0 ? undefined : index
}

function lettersOf(text: string): string {
  const withoutTargets = text.replace(/\]\([^()\s]*\)/g, ']')
  return withoutTargets
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}

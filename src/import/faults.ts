import type { XmlElement } from '../lint/document.ts'
import { lintFeed } from '../lint/lint.ts'

/** Says of an element whether it holds an error that a feed of this program would be refused for. `text` is that of the document, without a mark at its start. */
export function faultsIn(name: string, bytes: Uint8Array, text: string): (element: XmlElement) => boolean {
  const { diagnostics } = lintFeed({ name, bytes, recipe: (address) => address })
  const lines = lineStarts(text)
  // In the order of the document.
  const errors = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ line, column }) => (lines[line - 1] ?? 0) + column - 1)
  return ({ start, end }) => {
    let low = 0
    let high = errors.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((errors[middle] ?? 0) < start) low = middle + 1
      else high = middle
    }
    return (errors[low] ?? Number.POSITIVE_INFINITY) < end
  }
}

/** The offset at which each line begins. */
function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** A feed of 800 items can have the same problem 800 times; a few places are enough to understand it. */
const PLACES = 3

/** The first few places of each code, and a line that counts those left out. */
export function collapseRepeats(diagnostics: readonly Diagnostic[]): {
  shown: readonly Diagnostic[]
  left: string
} {
  const counts = new Map<string, number>()
  const shown = diagnostics.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1
    counts.set(code, count)
    return count <= PLACES
  })
  const more = [...counts].filter(([, count]) => count > PLACES)
  const left = more.map(([code, count]) => `${count - PLACES} more of ${code}`).join(', ')
  return { shown, left: left === '' ? '' : `… ${left} (--all shows them)` }
}

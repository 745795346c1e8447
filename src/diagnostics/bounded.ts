import { say } from './catalogue.ts'
import { type Diagnostic, type Severity, startOf } from './diagnostic.ts'

/** The maximum number of diagnostics of one code. */
const MOST_OF_A_CODE = 500
/** The maximum number in total: about two megabytes as JSON. */
const MOST = 5_000

const GRAVEST_FIRST: readonly Severity[] = ['error', 'warning', 'info']

/** Limits the number of diagnostics per code and in total, the most severe first, and reports how many are left out. */
export function bounded(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const counts = new Map<string, number>()
  const left = new Map<string, { one: Diagnostic; count: number }>()
  const kept = new Set<Diagnostic>()
  for (const severity of GRAVEST_FIRST) {
    for (const one of diagnostics) {
      if (one.severity !== severity) continue
      const count = (counts.get(one.code) ?? 0) + 1
      counts.set(one.code, count)
      if (count <= MOST_OF_A_CODE && kept.size < MOST) kept.add(one)
      else left.set(one.code, { one, count: (left.get(one.code)?.count ?? 0) + 1 })
    }
  }
  if (left.size === 0) return diagnostics
  const reported = [...left].map(([code, { one, count }]) =>
    say('output.left-out', startOf(one.file), { code, count }),
  )
  return [...diagnostics.filter((one) => kept.has(one)), ...reported]
}

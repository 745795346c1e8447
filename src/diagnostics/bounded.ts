import { say } from './catalogue.ts'
import { type Diagnostic, type Severity, startOf } from './diagnostic.ts'

/** Of one code: whoever reads so many has understood it. */
const MOST_OF_A_CODE = 500
/** Of all: about two megabytes as JSON. */
const MOST = 5_000

const GRAVEST_FIRST: readonly Severity[] = ['error', 'warning', 'info']

/** A list that a program can take in: so many of each code, the gravest first where it is too long, and how many are left out. */
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

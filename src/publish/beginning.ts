import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Clock } from '../ports/clock.ts'
import type { Outage } from '../ports/outage.ts'
import type { Workshop } from './examine.ts'
import { type Front, keptFront, lastFront } from './front.ts'
import { type Proved, type ProvingTerms, prove } from './prove.ts'
import { outageDiagnostic, outageIn } from './refusals.ts'

/** What a server begins with: the front as it was kept, or a first edition; neither where nothing can be answered. */
export interface Beginning {
  readonly front?: Front
  readonly first?: Proved
  /** What stands in the way of a newer edition. */
  readonly refused?: readonly Diagnostic[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Makes what is answered first; throws the `Outage` for which there is nothing. */
export async function beginning(
  desk: Workshop,
  clock: Clock,
  { atOnce, url }: { readonly atOnce?: boolean; readonly url?: string },
  proving: ProvingTerms,
): Promise<Beginning> {
  const front = atOnce ? await keptFront(desk, clock.now(), url) : undefined
  if (front) return { front, diagnostics: [] }
  let first: Proved | undefined
  let outage: Outage | undefined
  try {
    first = await prove(desk, clock, proving)
  } catch (error) {
    outage = outageIn(error)
    if (!outage) throw error
  }
  const { good, diagnostics = [], blocking = [], held } = first?.proofed ?? {}
  if (first && good) return { first, diagnostics, ...(held && { refused: held }) }
  const refused = outage ? [outageDiagnostic(outage)] : blocking
  // Whatever it is: one broken or unreadable file must not take a station off the air that stood before it began again.
  const last = atOnce ? lastFront(desk, url) : undefined
  if (last) return { front: last, refused, diagnostics: outage ? refused : diagnostics }
  if (outage) throw outage
  return { diagnostics }
}

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Clock } from '../ports/clock.ts'
import type { Outage } from '../ports/outage.ts'
import type { Workshop } from './examine.ts'
import { keptHead } from './kept-head.ts'
import { type KeptSite, keptSite } from './kept-site.ts'
import { type Proved, type ProvingTerms, prove } from './prove.ts'
import { outageDiagnostic, outageIn } from './refusals.ts'

/** What a server begins with: the last site as it was kept, or a first edition; neither where nothing can be answered. */
export interface Beginning {
  readonly last?: KeptSite
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
  const kept = async (now?: Date) => {
    const head = atOnce ? await keptHead(desk, { ...(url !== undefined && { url }) }, now) : undefined
    return head && keptSite(desk, head)
  }
  const same = await kept(clock.now())
  if (same) return { last: same, diagnostics: [] }
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
  const last = await kept()
  if (last) return { last, refused, diagnostics: outage ? refused : diagnostics }
  if (outage) throw outage
  return { diagnostics }
}

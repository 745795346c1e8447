import type { Station } from '../model/station.ts'
import type { Clock } from '../ports/clock.ts'
import { Outage } from '../ports/outage.ts'
import type { ChangedPaths } from '../ports/watch.ts'
import type { Workshop } from './examine.ts'
import type { Seen } from './kept-head.ts'
import { watched } from './looks.ts'
import { keepLedger, type Proof, proof, type Terms } from './proof.ts'
import { CLOCK_BEHIND } from './refusals.ts'

/** An edition for a server, or what stands in its way. */
export interface Proved {
  readonly proofed: Proof
  /** Where the edition is good, and everything was looked at and can be again. */
  readonly looks?: Seen
}

/** How a server makes its editions. */
export interface ProvingTerms {
  readonly url?: string
  /** The station that is on the air, where one is. */
  readonly last?: Station | undefined
  /** Paths at which something changed, where that is known of all. */
  readonly changed?: ChangedPaths
  /** Told of a ledger that cannot be written. */
  readonly outage: (message: string) => void
}

/**
 * Makes an edition as of now, and writes its ledger. Where nothing is on the air yet and the clock is behind what was
 * published, it is one of exactly what was published, and the clock is among what is `held`.
 */
export async function prove(workshop: Workshop, clock: Clock, terms: ProvingTerms): Promise<Proved> {
  const { url, last, changed, outage } = terms
  const given = {
    ...(url !== undefined && { url }),
    ...(changed && { changed }),
    serving: { ...(last && { last }) },
  }
  const storage = watched(workshop.storage)
  const shipped = watched(workshop.shipped)
  const seen = changed ? workshop : { ...workshop, storage: storage.storage, shipped: shipped.storage }
  const proofed = await proof(seen, { ...given, moment: clock.now() })
  const { good, held, aheadOfClock } = proofed
  if (!last && aheadOfClock) return { proofed: await asPublished(workshop, given, proofed, aheadOfClock) }
  try {
    await keepLedger(workshop, proofed)
  } catch (error) {
    // A server may run on a read-only folder: it answers, and says what it could not write down.
    if (!(error instanceof Outage)) throw error
    outage(error.message)
  }
  const looks = { station: storage.looks(), shipped: shipped.looks() }
  // A ledger that says something new is looked at once it is written; what goes round errors is made anew each time.
  if (changed || !good || good.isNew || held || !looks.station || !looks.shipped) return { proofed }
  return { proofed, looks: { station: looks.station, shipped: looks.shipped } }
}

async function asPublished(
  workshop: Workshop,
  terms: Omit<Terms, 'moment'>,
  refused: Proof,
  moment: Date,
): Promise<Proof> {
  const proofed = await proof(workshop, { ...terms, moment, isChosen: true, onlyPublished: true })
  if (!proofed.good) return refused
  const late = refused.blocking.filter(({ code }) => code === CLOCK_BEHIND)
  return {
    ...proofed,
    diagnostics: [...proofed.diagnostics, ...late],
    held: [...late, ...(proofed.held ?? [])],
  }
}

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Clock } from '../ports/clock.ts'
import { Outage } from '../ports/outage.ts'
import type { Watch } from '../ports/watch.ts'
import type { Workshop } from './examine.ts'
import { keepLedger, type Proof, proof } from './proof.ts'
import { type Remembered, remembered } from './remembered.ts'
import type { Edition, Standing } from './standing.ts'

export interface AiringTerms {
  readonly url?: string
  /** Told what happened: a new edition, one that was refused, an outage. */
  readonly tell: (event: AiringEvent) => void
}

export type AiringEvent =
  | { readonly kind: 'renewed'; readonly files: number }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'outage'; readonly message: string }

export interface Airing {
  readonly standing: () => Standing
  /** The public address, without a trailing slash. */
  readonly url: string
  /** Path of the public address, `/onda`, or empty. */
  readonly base: string
  readonly stop: () => Promise<void>
}

/** Node's timers hold 2^31-1 milliseconds; a later moment is waited for in steps. */
const LONGEST_WAIT_MILLISECONDS = 2_147_483_647

/**
 * Keeps a station on the air: the edition follows the files and the schedule. A change that breaks
 * something is refused, and the last good edition stands. Answers the diagnostics where there is no
 * good edition to begin with.
 */
export async function keepOnAir(
  workshop: Workshop,
  clock: Clock,
  watch: Watch,
  terms: AiringTerms,
): Promise<{ airing?: Airing; diagnostics: readonly Diagnostic[] }> {
  const bytes = remembered()
  const first = await prove(workshop, clock, terms, bytes)
  if (!first.good) return { diagnostics: first.diagnostics }

  const { base, url } = first.good
  const started = clock.now()
  let changes = new Map<string, Date>()
  let standing = stand(first.good.edition)
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let renewing: Promise<void> | undefined
  let again = false

  function stand(edition: Edition, refused: readonly Diagnostic[] = []): Standing {
    return { edition, refused, modified: (address) => changes.get(address) ?? started }
  }

  async function renewOnce(): Promise<void> {
    try {
      const { good, blocking } = await prove(workshop, clock, terms, bytes)
      if (stopped) return
      if (!good) {
        standing = stand(standing.edition, blocking)
        terms.tell({ kind: 'refused', diagnostics: blocking })
        return
      }
      changes = changesBetween(standing.edition, good.edition, changes, clock.now())
      standing = stand(good.edition)
      terms.tell({ kind: 'renewed', files: good.edition.addresses.length })
    } catch (error) {
      if (!(error instanceof Outage)) throw error
      terms.tell({ kind: 'outage', message: error.message })
    }
  }

  /** One renewal at a time; whatever changes meanwhile is taken up by one more. */
  function renew(): void {
    again = true
    renewing ??= (async () => {
      while (again && !stopped) {
        again = false
        await renewOnce()
      }
      renewing = undefined
      schedule()
    })()
  }

  function schedule(): void {
    clearTimeout(timer)
    const { next } = standing.edition
    if (stopped || next === undefined) return
    const wait = Math.max(0, next.getTime() - clock.now().getTime())
    timer = setTimeout(
      wait > LONGEST_WAIT_MILLISECONDS ? schedule : renew,
      Math.min(wait, LONGEST_WAIT_MILLISECONDS),
    )
    timer.unref()
  }

  const stopWatching = await watch.start(renew)
  schedule()
  return {
    diagnostics: first.diagnostics,
    airing: {
      standing: () => standing,
      url,
      base,
      stop: async () => {
        stopped = true
        clearTimeout(timer)
        await stopWatching()
        await renewing
      },
    },
  }
}

async function prove(
  workshop: Workshop,
  clock: Clock,
  { url, tell }: AiringTerms,
  bytes: Remembered,
): Promise<Proof> {
  const at = { moment: clock.now(), remembered: bytes, ...(url !== undefined && { url }) }
  const proofed = await proof(workshop, at)
  try {
    await keepLedger(workshop, proofed)
  } catch (error) {
    // A server may run on a read-only folder: it answers, and says what it could not write down.
    if (!(error instanceof Outage)) throw error
    tell({ kind: 'outage', message: error.message })
  }
  return proofed
}

/** Which addresses changed just now; the others keep the date that they had. */
function changesBetween(
  before: Edition,
  after: Edition,
  dates: ReadonlyMap<string, Date>,
  now: Date,
): Map<string, Date> {
  const next = new Map<string, Date>()
  for (const address of after.addresses) {
    const date = same(before, after, address) ? dates.get(address) : now
    if (date) next.set(address, date)
  }
  return next
}

function same(before: Edition, after: Edition, address: string): boolean {
  const a = before.find(address)
  const b = after.find(address)
  if (!a || !b || a.type !== b.type || a.redirect !== b.redirect) return false
  if ('bytes' in a.body && 'bytes' in b.body) return sameBytes(before, after, address)
  if ('make' in a.body && 'make' in b.body) return a.body.recipe === b.body.recipe
  return 'digest' in a.body && 'digest' in b.body && a.body.digest === b.body.digest
}

/** By what is known of them: to render the old ones once more would take as long as the new edition. */
function sameBytes(before: Edition, after: Edition, address: string): boolean {
  const a = before.entityAt?.(address)
  const b = after.entityAt?.(address)
  return a !== undefined && b !== undefined && a.sha256 === b.sha256
}

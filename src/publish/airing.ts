import { setTimeout as pause } from 'node:timers/promises'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Clock } from '../ports/clock.ts'
import { Outage } from '../ports/outage.ts'
import type { ChangedPaths, Watch } from '../ports/watch.ts'
import { both, slugsIn } from './changed-paths.ts'
import type { Workshop } from './examine.ts'
import { frontKept, keptFront, type Reading } from './front.ts'
import { type Handover, handover } from './handover.ts'
import { watched } from './looks.ts'
import { keepLedger, type Proof, proof } from './proof.ts'
import { makersOf } from './provenance.ts'
import { type Remembered, remembered } from './remembered.ts'
import { type RestingKeep, restingKeep } from './resting-keep.ts'
import type { Edition, Standing } from './standing.ts'
import { patiently } from './steps.ts'

export interface AiringTerms {
  readonly url?: string
  /**
   * Whether what is at the front may be answered as it was kept, while the whole edition is made: for those who wait
   * with the rest until it stands.
   */
  readonly atOnce?: boolean
  /** Told what happened: a new edition, one that was refused, an outage. */
  readonly tell: (event: AiringEvent) => void
}

export type AiringEvent =
  | { readonly kind: 'whole'; readonly files: number; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'renewed'; readonly files: number }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'outage'; readonly message: string }

export interface Airing {
  readonly standing: () => Standing
  /** The public address, without a trailing slash. */
  readonly url: string
  /** Path of the public address, `/onda`, or empty. */
  readonly base: string
  /**
   * From now on, `prepare` is called with what is to stand next. It stands once that is done, or after two seconds;
   * `prepare` must not reject.
   */
  readonly beforeNext: (prepare: (next: Standing) => Promise<void>) => void
  /** Once all that was told of until now has been looked at. */
  readonly settled: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Node's timers hold 2^31-1 milliseconds; a later moment is waited for in steps. */
const LONGEST_WAIT_MILLISECONDS = 2_147_483_647
/** After names were relied on, everything is looked at once the station has been left alone for so long. */
const SWEEP_MILLISECONDS = 10_000
/** A new edition does not wait longer for its answers to be prepared. */
const PREPARING_MILLISECONDS = 2_000

/**
 * Keeps a station on the air: the edition follows the files and the schedule. A change that breaks
 * something is refused, and the last good edition stands. Answers the diagnostics where there is no
 * good edition to begin with. docs/decisions/0008-a-save-while-serving.md tells what a renewal looks at.
 */
export async function keepOnAir(
  workshop: Workshop,
  clock: Clock,
  watch: Watch,
  terms: AiringTerms,
): Promise<{ airing?: Airing; diagnostics: readonly Diagnostic[] }> {
  const { desk, handed, rest } = serverDesk(workshop, () => keepAll())
  const bytes = remembered()
  const front = terms.atOnce ? await keptFront(desk, clock.now(), terms.url) : undefined
  const first = front ? undefined : await prove(desk, clock, terms, bytes)
  if (first) rest?.begin()
  const diagnostics = first?.proofed.diagnostics ?? []
  const begun = front ?? first?.proofed.good
  if (!begun) return { diagnostics }

  const { base, url } = begun
  const started = clock.now()
  let changes = new Map<string, Date>()
  let standing: Standing = stand(begun.edition)
  let prepare: (next: Standing) => Promise<void> = async () => {}
  let timer: NodeJS.Timeout | undefined
  let sweeping: NodeJS.Timeout | undefined
  let stopped = false
  let renewing: Promise<void> | undefined
  let waiting: { readonly paths: ChangedPaths } | undefined
  let reading = first?.reading

  function stand(edition: Edition, refused: readonly Diagnostic[] = []): Standing {
    // Not what is known of the edition that comes next.
    const dates = changes
    return { edition, refused, modified: (address) => dates.get(address) ?? started }
  }

  async function place(next: Standing): Promise<void> {
    await Promise.race([prepare(next), pause(PREPARING_MILLISECONDS, undefined, { ref: false })])
    standing = next
  }

  /** What the next program begins with. */
  async function keepAll(): Promise<void> {
    const { edition } = standing
    if (standing.whole) return
    handed.sound?.keep(edition)
    const front = terms.atOnce && desk.kept?.front
    if (!front || reading?.good.edition !== edition) return
    const makers = await makersOf(desk, terms)
    if (makers !== undefined) await patiently(frontKept(front, makers, reading))
  }

  async function renewOnce(paths: ChangedPaths): Promise<void> {
    handed.episodes.changed = paths && slugsIn(paths)
    try {
      const proved = await prove(desk, clock, terms, bytes)
      const { good, blocking, diagnostics } = proved.proofed
      if (stopped) return
      if (!good) {
        const isToldAlready = JSON.stringify(standing.refused) === JSON.stringify(blocking)
        await place({
          ...stand(standing.edition, blocking),
          ...(standing.whole && { whole: standing.whole }),
        })
        // Who saves is answered; who did not need not hear it twice.
        if (paths || !isToldAlready) terms.tell({ kind: 'refused', diagnostics: blocking })
        return
      }
      const found = changesBetween(standing, good.edition, changes, clock.now())
      const isSame = found.fresh === 0 && standing.refused.length === 0
      changes = found.dates
      const isFirst = standing.whole !== undefined
      await place(stand(good.edition))
      reading = proved.reading
      if (isFirst) terms.tell({ kind: 'whole', files: good.edition.addresses.length, diagnostics })
      if (!isSame) terms.tell({ kind: 'renewed', files: good.edition.addresses.length })
    } catch (error) {
      // Nobody knows how far the reading came.
      handed.episodes.bySlug.clear()
      if (!(error instanceof Outage)) throw error
      terms.tell({ kind: 'outage', message: error.message })
    }
  }

  /** One renewal at a time; whatever changes meanwhile is taken up by one more. */
  function renew(paths?: ChangedPaths): void {
    if (stopped) return
    waiting = { paths: waiting ? both(waiting.paths, paths) : paths }
    clearTimeout(sweeping)
    renewing ??= (async () => {
      let isPart = false
      while (waiting && !stopped) {
        const { paths } = waiting
        waiting = undefined
        isPart = paths !== undefined
        await renewOnce(paths)
      }
      renewing = undefined
      rest?.flushSoon()
      schedule()
      if (isPart && !stopped) sweeping = setTimeout(renew, SWEEP_MILLISECONDS).unref()
    })()
  }

  function schedule(): void {
    clearTimeout(timer)
    const { next } = standing.edition
    if (stopped || next === undefined) return
    const wait = Math.max(0, next.getTime() - clock.now().getTime())
    timer = setTimeout(
      wait > LONGEST_WAIT_MILLISECONDS ? schedule : () => renew(new Set()),
      Math.min(wait, LONGEST_WAIT_MILLISECONDS),
    )
    timer.unref()
  }

  /** Makes all of the edition of which the front stands. */
  async function complete(): Promise<void> {
    await renewOnce(undefined)
    rest?.begin()
    renewing = undefined
  }

  function follow(): Promise<() => Promise<void>> {
    rest?.flushSoon()
    schedule()
    return stopped ? Promise.resolve(async () => {}) : watch.start(renew)
  }

  if (front) {
    renewing = complete()
    standing = { ...standing, whole: renewing }
  }
  const watching = renewing ? renewing.then(follow) : follow()
  return {
    diagnostics,
    airing: {
      standing: () => standing,
      url,
      base,
      beforeNext: (next) => {
        prepare = next
      },
      settled: async () => await renewing,
      stop: async () => {
        stopped = true
        clearTimeout(timer)
        clearTimeout(sweeping)
        const stopWatching = await watching
        await stopWatching()
        await renewing
        await rest?.flush()
      },
    },
  }
}

/** The workshop of a program that makes one edition after another. */
function serverDesk(
  workshop: Workshop,
  last: () => Promise<void>,
): {
  readonly desk: Workshop
  readonly handed: Handover
  readonly rest?: RestingKeep
} {
  const handed = handover()
  const { kept } = workshop
  const rest = kept && restingKeep(kept.keep, last)
  const desk = {
    ...workshop,
    handover: handed,
    ...(kept && rest && { kept: { ...kept, keep: rest.keep } }),
  }
  return { desk, handed, ...(rest && { rest }) }
}

interface Proved {
  readonly proofed: Proof
  /** Where the edition is good, and everything was looked at and can be again. */
  readonly reading?: Reading
}

async function prove(
  workshop: Workshop,
  clock: Clock,
  { url, tell }: AiringTerms,
  bytes: Remembered,
): Promise<Proved> {
  const at = { moment: clock.now(), remembered: bytes, ...(url !== undefined && { url }) }
  const isPart = workshop.handover?.episodes.changed !== undefined
  const storage = watched(workshop.storage)
  const shipped = watched(workshop.shipped)
  const seen = isPart ? workshop : { ...workshop, storage: storage.storage, shipped: shipped.storage }
  const proofed = await proof(seen, at)
  try {
    await keepLedger(workshop, proofed)
  } catch (error) {
    // A server may run on a read-only folder: it answers, and says what it could not write down.
    if (!(error instanceof Outage)) throw error
    tell({ kind: 'outage', message: error.message })
  }
  const { good } = proofed
  const looks = { station: storage.looks(), shipped: shipped.looks() }
  // A ledger that says something new is looked at once it is written.
  if (isPart || !good || good.isNew || !looks.station || !looks.shipped) return { proofed }
  return { proofed, reading: { good, looks: { station: looks.station, shipped: looks.shipped } } }
}

/** Which addresses changed just now, and how many; the others keep the date that they had. */
function changesBetween(
  { edition: before, whole: isFront }: Standing,
  after: Edition,
  dates: ReadonlyMap<string, Date>,
  now: Date,
): { readonly dates: Map<string, Date>; readonly fresh: number } {
  const next = new Map<string, Date>()
  let fresh = Math.max(0, before.addresses.length - after.addresses.length)
  for (const address of isFront ? before.addresses : after.addresses) {
    const isSame = same(before, after, address)
    if (!isSame) fresh++
    const date = isSame ? dates.get(address) : now
    if (date) next.set(address, date)
  }
  return { dates: next, fresh }
}

function same(before: Edition, after: Edition, address: string): boolean {
  const a = before.find(address)
  const b = after.find(address)
  if (a && a === b) return true
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

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasErrors } from '../diagnostics/diagnostic.ts'
import { storedNodes } from '../graph/stored-nodes.ts'
import { basePath } from '../model/address.ts'
import { publicEpisodes } from '../model/on-air.ts'
import type { Resource } from '../model/resource.ts'
import type { Station } from '../model/station.ts'
import { Lost } from '../ports/keep.ts'
import { TemplateFault } from '../render/template.ts'
import { ByteCache } from '../site/byte-cache.ts'
import { pictureWork } from '../site/picture-work.ts'
import { QUERIES } from '../site/queries.ts'
import type { Site } from '../site/site.ts'
import { clockBehind } from './clock-behind.ts'
import { editionOf, type Making, siteOf } from './edition.ts'
import { examine, type Workshop } from './examine.ts'
import { holdRecordings } from './held-recordings.ts'
import { entered, everPublished, type Ledger, writtenLedger } from './ledger.ts'
import { LEDGER_FILE } from './ledger-file.ts'
import { keepCount, keepRecordings } from './published-record.ts'
import type { Edition } from './standing.ts'

/** As of when, and for which public address. */
export interface Terms {
  readonly moment: Date
  /**
   * Whether somebody chose the moment, so that it is no clock. What a clock says is refused where it is before the
   * newest date that a build has published.
   */
  readonly isChosen?: boolean
  /** What was published and is no longer there was removed on purpose. */
  readonly allowRemoval?: boolean
  /** Paths at which something changed, where it is known of all episodes that nothing else did. */
  readonly changed?: ReadonlySet<string>
  /** Nothing goes out that the ledger does not hold yet. */
  readonly onlyPublished?: boolean
  /** For a server: it goes on with recordings that were replaced, and with the station on the air where there is one. */
  readonly serving?: { readonly last?: Station }
  /** Instead of the station's own; without a trailing slash. */
  readonly url?: string
}

/** An edition that may go out, with the ledger that it would leave behind; or the reasons why not. */
export interface Proof {
  readonly diagnostics: readonly Diagnostic[]
  /** Absent when something stands in the way. */
  readonly good?: {
    readonly edition: Edition
    readonly site: Site
    readonly station: Station
    readonly ledger: Ledger
    readonly isNew: boolean
    /** The public address, without a trailing slash. */
    readonly url: string
    readonly base: string
  }
  /** What stands in the way: empty exactly when `good` is there. */
  readonly blocking: readonly Diagnostic[]
  /** Errors that a server goes round with what was published before. */
  readonly held?: readonly Diagnostic[]
  /** The newest date that a build has published, where the clock is before it. */
  readonly aheadOfClock?: Date
}

/** Told how far a long work has come. */
export type Progress = (done: number, all: number) => void

/** Where resources go that are rendered; nothing is kept of them here. */
export interface Taker {
  /** Whether it has this resource already, and its bytes need not be made. Asked of what is known to be sound. */
  readonly has?: (resource: Resource) => boolean
  /** `bytes` where the resource is rendered. Not asked any more once a fault was found. */
  readonly take: (resource: Resource, bytes: Uint8Array | undefined) => Promise<void> | void
}

/**
 * Examines a station and makes its edition, every page once and every feed judged, so that faults are found before
 * anybody reads them. What is rendered on the way is handed to the taker, since it may be too much to be kept.
 */
export async function proof(
  workshop: Workshop,
  terms: Terms,
  tell?: Progress,
  taker?: Taker,
): Promise<Proof> {
  const { kept } = workshop
  let whole = false
  try {
    const proofed = await proofOnce(workshop, terms, tell, taker)
    whole = proofed.good !== undefined
    return proofed
  } catch (error) {
    // Whoever took something has to begin anew by themselves.
    if (!(error instanceof Lost) || !kept || kept.distrust || taker) throw error
    return await proof({ ...workshop, kept: { ...kept, distrust: true } }, terms, tell)
  } finally {
    kept?.keep.flush({ whole })
  }
}

async function proofOnce(
  workshop: Workshop,
  terms: Terms,
  tell: Progress | undefined,
  taker: Taker | undefined,
): Promise<Proof> {
  const all = await examine(workshop, terms)
  const { serving, moment } = terms
  const examined = serving ? await holdRecordings(all, workshop, serving.last) : { ...all, held: [] }
  const { ledger, templates, words, assets, held } = examined
  const late = ledger && !terms.isChosen ? clockBehind(ledger, moment) : undefined
  const diagnostics = late ? [...examined.diagnostics, late.diagnostic] : examined.diagnostics
  const blocking = late ? [...examined.blocking, late.diagnostic] : examined.blocking
  const station = terms.onlyPublished && ledger ? publishedBefore(examined.station, ledger) : examined.station
  if (blocking.length > 0 || !station || !ledger || !templates || !words) {
    return { diagnostics, blocking: [...held, ...blocking], ...(late && { aheadOfClock: late.newest }) }
  }

  const { kept, memory } = workshop
  const url = terms.url ?? station.url
  const pictures = await pictureWork(workshop.storage, workshop.pictures)
  const making: Making = {
    ...{ station, ledger, templates, words, assets, moment, url },
    generator: workshop.generator,
    ...(pictures && { pictures }),
  }
  const stored = memory?.stored ?? storedNodes(QUERIES, kept)
  if (memory) memory.stored = stored
  const cache = memory?.cache ?? new ByteCache()
  const site = siteOf(making, { stored, cache, holds: memory !== undefined, before: memory?.site })
  const faults = await evaluateAll(site, tell, taker)
  if (hasErrors(faults)) return { diagnostics: [...diagnostics, ...faults], blocking: faults }
  // A server writes when nobody waits for what comes next.
  if (memory) memory.site = site
  else stored.save(site.graph)
  const findings = site.findings()
  const told = [...diagnostics, ...findings]
  if (hasErrors(findings)) return { diagnostics: told, blocking: findings.filter(isError) }

  const edition = editionOf(site, making)
  const { archives } = edition
  // What is looked at as of another moment is not published by that.
  const next = terms.isChosen
    ? ledger
    : entered(ledger, station, publicEpisodes(station, moment), { archives, moment })
  const good = { edition, site, station, ledger: next, isNew: next !== ledger, url, base: basePath(url) }
  return { diagnostics: told, blocking: [], good, ...(held.length > 0 && { held }) }
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error'
}

function publishedBefore(station: Station | undefined, ledger: Ledger): Station | undefined {
  const guids = new Set(everPublished(ledger).map(([guid]) => guid))
  return station && { ...station, episodes: station.episodes.filter(({ guid }) => guids.has(guid)) }
}

/** Writes the ledger that an edition leaves behind, where it says something new, and notes beside it what is published. */
export async function keepLedger({ storage, kept }: Workshop, { good }: Proof): Promise<void> {
  if (!good) return
  if (good.isNew) await storage.write(LEDGER_FILE, writtenLedger(good.ledger))
  if (!kept) return
  keepRecordings(kept, { ...good, moment: good.edition.moment })
  keepCount(kept, good.ledger)
}

/** For how long a server that makes a site may leave others waiting. */
const BREATH_MILLISECONDS = 15

/** Brings everything up to date and hands it to the taker. Answers what templates do wrong. */
async function evaluateAll(
  site: Site,
  tell: Progress | undefined,
  taker: Taker | undefined,
): Promise<readonly Diagnostic[]> {
  const faults = new Map<string, Diagnostic>()
  const taken = new Set<string>()
  let done = 0
  let last = performance.now()
  for (const unit of site.units()) {
    try {
      const { cells, bytes } = site.evaluate(unit)
      for (const { resource, entry } of taker ? cells : []) {
        const { address, body } = resource
        if (faults.size > 0 || taken.has(address)) continue
        taken.add(address)
        if (taker?.has?.(resource)) continue
        const those = 'made' in entry && 'bytes' in body ? (bytes.get(address) ?? body.bytes()) : undefined
        await taker?.take(resource, those)
      }
    } catch (error) {
      if (!(error instanceof TemplateFault)) throw error
      const { diagnostic } = error
      faults.set(`${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`, diagnostic)
    }
    done++
    // How many there are is known at the end.
    tell?.(done, Math.max(site.size, done + 1))
    if (performance.now() - last < BREATH_MILLISECONDS) continue
    await new Promise<void>((go) => setImmediate(go))
    last = performance.now()
  }
  tell?.(done, done)
  return [...faults.values()]
}

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasErrors } from '../diagnostics/diagnostic.ts'
import { basePath, slugIn } from '../model/address.ts'
import { publicEpisodes } from '../model/on-air.ts'
import type { Resource } from '../model/resource.ts'
import type { Station } from '../model/station.ts'
import { Lost } from '../ports/keep.ts'
import { TemplateFault } from '../render/template.ts'
import { clockBehind } from './clock-behind.ts'
import { type MadeEdition, makeEditionPatiently } from './edition.ts'
import { examine, type Workshop } from './examine.ts'
import { holdRecordings } from './held-recordings.ts'
import { feedJudge } from './inspection.ts'
import { entered, everPublished, type Ledger, writtenLedger } from './ledger.ts'
import { LEDGER_FILE } from './ledger-file.ts'
import { keepCount, keepRecordings } from './published-record.ts'
import type { Remembered } from './remembered.ts'
import { sizingOf } from './sizing.ts'
import { type Soundness, soundness } from './soundness.ts'
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
  /** Nothing goes out that the ledger does not hold yet. */
  readonly onlyPublished?: boolean
  /** For a server: it goes on with recordings that were replaced, and with the station on the air where there is one. */
  readonly serving?: { readonly last?: Station }
  /** Instead of the station's own; without a trailing slash. */
  readonly url?: string
  /** Where bytes are kept for who will ask again. */
  readonly remembered?: Remembered
}

/** An edition that may go out, with the ledger that it would leave behind; or the reasons why not. */
export interface Proof {
  readonly diagnostics: readonly Diagnostic[]
  /** Absent when something stands in the way. */
  readonly good?: {
    readonly edition: Edition
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
  const { serving, moment, remembered } = terms
  const examined = serving ? await holdRecordings(all, workshop, serving.last) : { ...all, held: [] }
  const { ledger, templates, words, assets, held } = examined
  const late = ledger && !terms.isChosen ? clockBehind(ledger, moment) : undefined
  const diagnostics = late ? [...examined.diagnostics, late.diagnostic] : examined.diagnostics
  const blocking = late ? [...examined.blocking, late.diagnostic] : examined.blocking
  const station = terms.onlyPublished && ledger ? publishedBefore(examined.station, ledger) : examined.station
  if (blocking.length > 0 || !station || !ledger || !templates || !words) {
    return { diagnostics, blocking: [...held, ...blocking], ...(late && { aheadOfClock: late.newest }) }
  }

  const { kept, handover } = workshop
  const url = terms.url ?? station.url
  const sizing = await sizingOf(workshop)
  const made = await makeEditionPatiently({
    station,
    ledger,
    templates,
    words,
    assets,
    moment,
    url,
    generator: workshop.generator,
    ...(sizing && { sizing }),
    ...(remembered && { remembered }),
    ...(kept && { kept }),
    ...(handover && { handover }),
  })
  const sound = handover?.sound ?? soundness(kept?.keep)
  if (handover) handover.sound = sound
  const entityAt = (address: string) => {
    const resource = made.find(address)
    return resource && sound.entityOf(resource)
  }
  const edition = { ...made, entityAt }
  const { faults, findings } = await renderAll(edition, { station, url, tell, taker, sound })
  // A server writes when nobody waits for what comes next.
  if (!handover) sound.keep(edition)
  if (hasErrors(faults)) return { diagnostics: [...diagnostics, ...faults], blocking: faults }
  const told = [...diagnostics, ...findings]
  if (hasErrors(findings)) return { diagnostics: told, blocking: findings.filter(isError) }

  const { archives } = edition
  // What is looked at as of another moment is not published by that.
  const next = terms.isChosen
    ? ledger
    : entered(ledger, station, publicEpisodes(station, moment), { archives, moment })
  const good = { edition, station, ledger: next, isNew: next !== ledger, url, base: basePath(url) }
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

interface Rendering {
  readonly station: Station
  readonly url: string
  readonly tell: Progress | undefined
  readonly taker: Taker | undefined
  readonly sound: Soundness
}

interface Rendered {
  /** What templates do wrong. */
  readonly faults: readonly Diagnostic[]
  /** What is wrong with feeds. */
  readonly findings: readonly Diagnostic[]
}

/** For how long a server that proofreads may leave others waiting. */
const BREATH_MILLISECONDS = 15

async function renderAll(
  edition: MadeEdition,
  { station, url, tell, taker, sound }: Rendering,
): Promise<Rendered> {
  const faults = new Map<string, Diagnostic>()
  const { judge, findings } = feedJudge(edition.moment, station, url)
  let done = 0
  let last = performance.now()
  for (const address of episodeByEpisode(edition.addresses)) {
    const resource = edition.find(address)
    if (resource && !(sound.isKnown(resource) && (taker?.has?.(resource) ?? true))) {
      try {
        const bytes = 'bytes' in resource.body ? resource.body.bytes() : undefined
        if (bytes) sound.note(resource, bytes, judge(resource, bytes).length === 0)
        if (faults.size === 0) await taker?.take(resource, bytes)
      } catch (error) {
        if (!(error instanceof TemplateFault)) throw error
        const { diagnostic } = error
        faults.set(`${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`, diagnostic)
      }
    }
    tell?.(++done, edition.addresses.length)
    if (performance.now() - last < BREATH_MILLISECONDS) continue
    await new Promise<void>((go) => setImmediate(go))
    last = performance.now()
  }
  return { faults: [...faults.values()], findings: findings() }
}

/** What an episode's texts are wanted for one after the other, so that they are fetched and understood once. */
function episodeByEpisode(addresses: readonly string[]): readonly string[] {
  const groups = new Map<string, string[]>()
  for (const address of addresses) {
    const slug = slugIn(address) ?? ''
    const group = groups.get(slug)
    if (group) group.push(address)
    else groups.set(slug, [address])
  }
  return [...groups.values()].flat()
}

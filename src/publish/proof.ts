import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasErrors } from '../diagnostics/diagnostic.ts'
import { basePath, slugIn } from '../model/address.ts'
import { publicEpisodes } from '../model/on-air.ts'
import type { Resource } from '../model/resource.ts'
import type { Station } from '../model/station.ts'
import { Lost } from '../ports/keep.ts'
import { TemplateFault } from '../render/template.ts'
import { type MadeEdition, makeEditionPatiently } from './edition.ts'
import { examine, type Workshop } from './examine.ts'
import { feedJudge } from './inspection.ts'
import { entered, type Ledger, writtenLedger } from './ledger.ts'
import { LEDGER_FILE } from './ledger-file.ts'
import type { Remembered } from './remembered.ts'
import { sizingOf } from './sizing.ts'
import { type Soundness, soundness } from './soundness.ts'
import type { Edition } from './standing.ts'

/** As of when, and for which public address. */
export interface Terms {
  readonly moment: Date
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
  const examined = await examine(workshop)
  const { station, ledger, templates, words, assets, diagnostics, blocking } = examined
  if (blocking.length > 0 || !station || !ledger || !templates || !words) return { diagnostics, blocking }

  const { moment, remembered } = terms
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
  const all = [...diagnostics, ...findings]
  if (hasErrors(findings)) return { diagnostics: all, blocking: findings.filter(isError) }

  const next = entered(ledger, station, publicEpisodes(station, moment), edition.archives)
  const good = { edition, station, ledger: next, isNew: next !== ledger, url, base: basePath(url) }
  return { diagnostics: all, blocking: [], good }
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error'
}

/** Writes the ledger that an edition leaves behind, where it says something new. */
export async function keepLedger({ storage }: Workshop, { good }: Proof): Promise<void> {
  if (good?.isNew) await storage.write(LEDGER_FILE, writtenLedger(good.ledger))
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

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasErrors } from '../diagnostics/diagnostic.ts'
import { basePath } from '../model/address.ts'
import { publicEpisodes } from '../model/on-air.ts'
import type { Station } from '../model/station.ts'
import { TemplateFault } from '../render/template.ts'
import { makeEdition } from './edition.ts'
import { examine, type Workshop } from './examine.ts'
import { inspectFeeds } from './inspection.ts'
import { entered, LEDGER_FILE, type Ledger, writtenLedger } from './ledger.ts'
import { sizingOf } from './sizing.ts'
import type { Edition } from './standing.ts'

/** As of when, and for which public address. */
export interface Terms {
  readonly moment: Date
  /** Instead of the station's own; without a trailing slash. */
  readonly url?: string
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

/** Examines a station and makes its edition, every page once and every feed judged, so that faults are found before anybody reads them. */
export async function proof(workshop: Workshop, { moment, url }: Terms, tell?: Progress): Promise<Proof> {
  const examined = await examine(workshop)
  const { station, ledger, templates, words, assets, diagnostics, blocking } = examined
  if (blocking.length > 0 || !station || !ledger || !templates || !words) return { diagnostics, blocking }

  const address = url ?? station.url
  const sizing = await sizingOf(workshop)
  const edition = makeEdition({
    station,
    ledger,
    templates,
    words,
    assets,
    moment,
    url: address,
    generator: workshop.generator,
    ...(sizing && { sizing }),
  })
  const faults = await renderAll(edition, tell)
  if (hasErrors(faults)) return { diagnostics: [...diagnostics, ...faults], blocking: faults }
  const findings = inspectFeeds(edition, station, address)
  const all = [...diagnostics, ...findings]
  if (hasErrors(findings)) return { diagnostics: all, blocking: findings.filter(isError) }

  const next = entered(ledger, station, publicEpisodes(station, moment), edition.archives)
  const good = {
    edition,
    station,
    ledger: next,
    isNew: next !== ledger,
    url: address,
    base: basePath(address),
  }
  return { diagnostics: all, blocking: [], good }
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error'
}

/** Told how far a long work has come. */
export type Progress = (done: number, all: number) => void

/** Writes the ledger that an edition leaves behind, where it says something new. */
export async function keepLedger({ storage }: Workshop, { good }: Proof): Promise<void> {
  if (good?.isNew) await storage.write(LEDGER_FILE, writtenLedger(good.ledger))
}

/** Pages between two breaths: a server that proofreads goes on answering. */
const BREATH = 20

async function renderAll(edition: Edition, tell: Progress = () => {}): Promise<Diagnostic[]> {
  const faults = new Map<string, Diagnostic>()
  let done = 0
  for (const address of edition.addresses) {
    const body = edition.find(address)?.body
    try {
      if (body && 'bytes' in body) body.bytes()
    } catch (error) {
      if (!(error instanceof TemplateFault)) throw error
      const { diagnostic } = error
      faults.set(`${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`, diagnostic)
    }
    tell(++done, edition.addresses.length)
    if (done % BREATH === 0) await new Promise<void>((go) => setImmediate(go))
  }
  return [...faults.values()]
}

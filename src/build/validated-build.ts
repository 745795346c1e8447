import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasErrors } from '../diagnostics/diagnostic.ts'
import { nodeStore } from '../graph/node-store.ts'
import { basePath } from '../model/address.ts'
import type { Resource } from '../model/resource.ts'
import { publicEpisodes } from '../model/site-view.ts'
import type { Station } from '../model/station.ts'
import { CacheCorruptError } from '../ports/cache.ts'
import { TemplateFault } from '../render/template.ts'
import { ByteCache } from '../site/byte-cache.ts'
import { pictureMaker } from '../site/picture-maker.ts'
import { QUERIES } from '../site/queries.ts'
import type { Site } from '../site/site.ts'
import { deadLinkDiagnostics } from './dead-link-diagnostics.ts'
import { clockBehind } from './ledger/clock-behind.ts'
import { LEDGER_FILE } from './ledger/file-name.ts'
import { withPictures, withPictureVersions } from './ledger/pictures.ts'
import { recordPublished, recordRecordings } from './ledger/published-record.ts'
import { everPublished, type Ledger, ledgerBytes, updatedLedger } from './ledger.ts'
import { loadStation, type StationContext } from './load-station.ts'
import { type MakeBuildInput, madeBuildOf, siteOf } from './make-build.ts'
import { keepPublishedRecordings } from './published-recordings.ts'
import type { SiteBuild } from './site-build.ts'

/** The moment, the public address and other options of a build. */
export interface ValidateOptions {
  readonly moment: Date
  /**
   * Whether the moment was chosen by the user. If not, it is the clock's, and is rejected if it is before the
   * newest published date.
   */
  readonly isChosen?: boolean
  /** Published episodes and feeds that are missing were removed on purpose. */
  readonly allowRemoval?: boolean
  /** Paths that changed, if it is known that nothing else did in any episode. */
  readonly changed?: ReadonlySet<string>
  /** Whether drafts and scheduled episodes are shown, marked as such: nothing is published by that. */
  readonly drafts?: boolean
  /** Nothing goes out that the ledger does not hold yet. */
  readonly onlyPublished?: boolean
  /** For a server: continues with recordings that were replaced, as in the station `last` if there is one. */
  readonly serving?: { readonly last?: Station }
  /** Replaces the station's own url; without a trailing slash. */
  readonly url?: string
}

/** A build that may be published, with the ledger to write; or the errors that prevent it. */
export interface ValidatedBuild {
  readonly diagnostics: readonly Diagnostic[]
  /** Absent if there are blocking errors. */
  readonly result?: {
    readonly siteBuild: SiteBuild
    readonly site: Site
    readonly station: Station
    readonly ledger: Ledger
    readonly isNew: boolean
    /** The public address, without a trailing slash. */
    readonly url: string
    readonly base: string
  }
  /** The errors that prevent the build: empty exactly if `result` is present. */
  readonly blocking: readonly Diagnostic[]
  /** Errors that a server works around with what was published before. */
  readonly held?: readonly Diagnostic[]
  /** The newest published date, if the clock is before it. */
  readonly aheadOfClock?: Date
}

/** Called with the progress of a long task. */
export type Progress = (done: number, all: number) => void

/** Receives rendered resources; the validation itself does not keep them. */
export interface BuildSink {
  /** Whether the sink already has this resource, so that its bytes need not be made. */
  readonly has?: (resource: Resource) => boolean
  /** Called with `bytes` if the resource is rendered. Not called again after a template error. */
  readonly take: (resource: Resource, bytes: Uint8Array | undefined) => Promise<void> | void
}

/**
 * Loads a station and makes its build, renders every page and validates every feed, so that errors are found
 * before anything is published. Rendered bytes are passed to the sink, since they may be too many to keep in
 * memory.
 */
export async function validateBuild(
  context: StationContext,
  terms: ValidateOptions,
  onProgress?: Progress,
  sink?: BuildSink,
): Promise<ValidatedBuild> {
  const { cacheContext } = context
  let whole = false
  try {
    const validated = await validateOnce(context, terms, onProgress, sink)
    whole = validated.result !== undefined
    return validated
  } catch (error) {
    // With a sink, the caller has to start over, since the sink has already taken files.
    if (!(error instanceof CacheCorruptError) || !cacheContext || cacheContext.ignoresDamaged || sink)
      throw error
    return await validateBuild(
      { ...context, cacheContext: { ...cacheContext, ignoresDamaged: true } },
      terms,
      onProgress,
    )
  } finally {
    cacheContext?.cache.flush({ whole })
  }
}

async function validateOnce(
  context: StationContext,
  terms: ValidateOptions,
  onProgress: Progress | undefined,
  sink: BuildSink | undefined,
): Promise<ValidatedBuild> {
  const { moment, ...others } = terms
  // Nothing was published at a chosen moment, so the station is not compared with it.
  const all = await loadStation(context, terms.isChosen ? others : terms)
  const { serving } = terms
  const examined = serving ? await keepPublishedRecordings(all, context, serving.last) : { ...all, held: [] }
  const { ledger, templates, words, assets, held } = examined
  const late = ledger && !terms.isChosen ? clockBehind(ledger, moment) : undefined
  const diagnostics = late ? [...examined.diagnostics, late.diagnostic] : examined.diagnostics
  const blocking = late ? [...examined.blocking, late.diagnostic] : examined.blocking
  const found = terms.onlyPublished && ledger ? publishedBefore(examined.station, ledger) : examined.station
  const station = found && ledger && withPictureVersions(found, ledger)
  if (blocking.length > 0 || !station || !ledger || !templates || !words) {
    return { diagnostics, blocking: [...held, ...blocking], ...(late && { aheadOfClock: late.newest }) }
  }

  const { cacheContext, memory } = context
  const url = terms.url ?? station.url
  const pictures = await pictureMaker(context.storage, context.pictures)
  const making: MakeBuildInput = {
    ...{ station, ledger, templates, words, assets, moment, url },
    generator: context.generator,
    ...(terms.drafts && { drafts: true }),
    ...(pictures && { pictures }),
  }
  const stored = memory?.stored ?? nodeStore(QUERIES, cacheContext)
  if (memory) memory.stored = stored
  const cache = memory?.cache ?? new ByteCache()
  const site = siteOf(making, { stored, cache, holds: memory !== undefined, before: memory?.site })
  const faults = await evaluateAll(site, onProgress, sink)
  if (hasErrors(faults)) return { diagnostics: [...diagnostics, ...faults], blocking: faults }
  // A server writes the cache later, when no one waits for the next build.
  if (memory) memory.site = site
  else stored.save(site.graph)
  const links = await deadLinkDiagnostics(context.storage, station, site)
  const findings = [...beside(diagnostics, site.findings()), ...links]
  const reported = [...diagnostics, ...findings]
  if (hasErrors(findings)) return { diagnostics: reported, blocking: findings.filter(isError) }

  const siteBuild = madeBuildOf(site, making)
  const { archives } = siteBuild
  // A build for a chosen moment publishes nothing, so the ledger stays as it is.
  const episodes = publicEpisodes(station, moment)
  const next =
    terms.isChosen || terms.drafts
      ? ledger
      : withPictures(updatedLedger(ledger, station, episodes, { archives, moment }), station, episodes)
  const good = { siteBuild, site, station, ledger: next, isNew: next !== ledger, url, base: basePath(url) }
  return { diagnostics: reported, blocking: [], result: good, ...(held.length > 0 && { held }) }
}

/** Codes of feed diagnostics, with the codes that report the same problem in the source file. */
const SAID_OF_THE_FILE: Readonly<Record<string, readonly string[]>> = {
  'itunes.description-long': ['feed.description-long', 'episode.summary-long'],
  'itunes.number-doubled': ['episode.number-doubled'],
  'itunes.number-missing': ['episode.number-missing'],
  'podcast.soundbite-length': ['episode.soundbite-length'],
  'podcast.soundbite-outside': ['episode.soundbite-outside'],
  'psc.order-wrong': ['episode.chapter-order'],
  'psc.time-late': ['episode.chapter-late', 'transcript.time-past-end'],
  'rss.item-description-missing': ['episode.description-missing'],
}

/** The feed diagnostics, without those that were already reported for the source file. */
function beside(said: readonly Diagnostic[], findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set(said.map(({ code, file }) => `${code} ${folderOf(file)}`))
  return findings.filter(
    ({ code, file }) => !SAID_OF_THE_FILE[code]?.some((one) => known.has(`${one} ${folderOf(file)}`)),
  )
}

function folderOf(file: string): string {
  return file.startsWith('episodes/') ? file.slice(0, file.lastIndexOf('/')) : file
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error'
}

function publishedBefore(station: Station | undefined, ledger: Ledger): Station | undefined {
  const guids = new Set(everPublished(ledger).map(([guid]) => guid))
  return station && { ...station, episodes: station.episodes.filter(({ guid }) => guids.has(guid)) }
}

/** Writes the ledger of a build if it has changed, and records in the cache what is published. */
export async function writeLedger(
  { storage, cacheContext }: StationContext,
  { result: good }: ValidatedBuild,
): Promise<void> {
  if (!good) return
  if (good.isNew) await storage.write(LEDGER_FILE, ledgerBytes(good.ledger))
  if (!cacheContext) return
  recordRecordings(cacheContext, { ...good, moment: good.siteBuild.moment })
  recordPublished(cacheContext, good.ledger)
}

/** The longest time for which a server that makes a build blocks other requests. */
const BREATH_MILLISECONDS = 15

/** Evaluates every unit of the site and passes the resources to the sink. Returns the errors of templates. */
async function evaluateAll(
  site: Site,
  onProgress: Progress | undefined,
  sink: BuildSink | undefined,
): Promise<readonly Diagnostic[]> {
  const faults = new Map<string, Diagnostic>()
  const taken = new Set<string>()
  let done = 0
  let last = performance.now()
  for (const unit of site.units()) {
    try {
      const { listed, bytes } = site.evaluate(unit)
      for (const { resource, entry } of sink ? listed : []) {
        const { address, body } = resource
        if (faults.size > 0 || taken.has(address)) continue
        taken.add(address)
        if (sink?.has?.(resource)) continue
        const those = 'made' in entry && 'bytes' in body ? (bytes.get(address) ?? body.bytes()) : undefined
        await sink?.take(resource, those)
      }
    } catch (error) {
      if (!(error instanceof TemplateFault)) throw error
      const { diagnostic } = error
      faults.set(`${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`, diagnostic)
    }
    done++
    // The total is only known at the end.
    onProgress?.(done, Math.max(site.size, done + 1))
    if (performance.now() - last < BREATH_MILLISECONDS) continue
    await new Promise<void>((go) => setImmediate(go))
    last = performance.now()
  }
  onProgress?.(done, done)
  return [...faults.values()]
}

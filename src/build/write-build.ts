import { availableParallelism } from 'node:os'
import type { Resource } from '../model/resource.ts'
import { CacheCorruptError } from '../ports/cache.ts'
import type { Clock } from '../ports/clock.ts'
import { sha256Of } from '../ports/digest.ts'
import { OutputChangedError, type OutputDirectory, type StagedOutput } from '../ports/output-directory.ts'
import type { BuildOptions, BuildResult } from './build-result.ts'
import type { InputSnapshots, OutputStamp } from './build-stamp.ts'
import { type RecordedStorage, recordInputs, withFileBytes } from './input-snapshot.ts'
import { LEDGER_FILE } from './ledger/file-name.ts'
import { recordPublished } from './ledger/published-record.ts'
import { ledgerBytes } from './ledger.ts'
import type { StationContext } from './load-station.ts'
import { isCompressible } from './response-headers.ts'
import { precompressedFiles } from './server-configuration/precompressed.ts'
import { configurationFor } from './server-configuration.ts'
import { storeSite } from './stored-site.ts'
import { type BuildSink, type ValidatedBuild, validateBuild, writeLedger } from './validated-build.ts'

/**
 * Makes the build and writes it to an output directory, completely or not at all. The ledger is written
 * first: an identity that is recorded but not published does no harm; one that is published but not recorded
 * does. A build for a chosen moment (`at`) publishes nothing, so it leaves the ledger alone.
 */
export async function writeBuild(
  context: StationContext,
  output: OutputDirectory,
  clock: Clock,
  terms: BuildOptions,
): Promise<BuildResult> {
  const draft = await output.stage()
  try {
    return await buildOn(draft, context, clock.now(), terms)
  } catch (error) {
    await draft.discard()
    if (error instanceof OutputChangedError) return writeBuild(context, output, clock, terms)
    const { cacheContext } = context
    if (!(error instanceof CacheCorruptError) || !cacheContext || cacheContext.ignoresDamaged) throw error
    return writeBuild(
      { ...context, cacheContext: { ...cacheContext, ignoresDamaged: true } },
      output,
      clock,
      terms,
    )
  }
}

async function buildOn(
  draft: StagedOutput,
  context: StationContext,
  now: Date,
  terms: BuildOptions,
): Promise<BuildResult> {
  const { at, url, host, onProgress, allowRemoval, changed } = terms
  const drafts = terms.drafts !== undefined
  const storage = recordInputs(context.storage)
  const shipped = recordInputs(context.shipped)
  const seen = { ...context, storage: storage.storage, shipped: shipped.storage }
  const program = context.cacheContext?.program
  const compressed = host !== undefined
  const lanes = inLanes()
  const sink: BuildSink = {
    has: (resource) => reused(draft, resource, { tag: tagOf(resource, program), compressed }),
    take: (resource, bytes) =>
      lanes.begin(() => writeResource(draft, resource, { bytes, tag: tagOf(resource, program), compressed })),
  }
  let validated: ValidatedBuild
  try {
    const as = at ? { moment: at, isChosen: true } : { moment: now }
    const more = {
      ...(url !== undefined && { url }),
      ...(allowRemoval && { allowRemoval }),
      ...(drafts && { drafts }),
      ...(changed && { changed }),
    }
    validated = await validateBuild(seen, { ...as, ...more }, onProgress, sink)
  } finally {
    await lanes.settled()
  }
  lanes.complain()
  const { diagnostics, result: good } = validated
  if (!good) {
    await draft.discard()
    return { diagnostics }
  }
  if (!at && !drafts) await writeLedger(context, validated)
  else if (context.cacheContext) recordPublished(context.cacheContext, good.ledger)
  const configuration = host && configurationFor(host.server, good.siteBuild, { ...host, url: good.url })
  const files = good.siteBuild.addresses.length
  const { waiting } = good.siteBuild
  const built = { diagnostics, files, ...(configuration && { configuration }), ...(waiting && { waiting }) }
  // A build of changed paths did not read everything, so it has no snapshot.
  const snapshots = changed ? undefined : seenOf({ storage, shipped }, good, { built, at })
  const head = await storeSite(context, { ...terms, drafts }, validated, snapshots)
  context.cacheContext?.cache.flush()
  const note = head && encoded({ root: head.root, built, drafts })
  return { ...built, replaced: await draft.commit(note), copiedBytes: draft.copiedBytes() }
}

/** The snapshot of all inputs after the ledger is written. Undefined if it is not certain that the next build is the same. */
function seenOf(
  { storage, shipped }: { readonly storage: RecordedStorage; readonly shipped: RecordedStorage },
  { isNew, ledger }: NonNullable<ValidatedBuild['result']>,
  { built, at }: { readonly built: BuildResult; readonly at: Date | undefined },
): InputSnapshots | undefined {
  const snapshots = { station: storage.snapshot(), shipped: shipped.snapshot() }
  if (!snapshots.station || !snapshots.shipped) return undefined
  const { station } = snapshots
  if (!isNew) return { station, shipped: snapshots.shipped }
  // Diagnostics about the old ledger do not apply to the new one; with `at`, the new ledger is not written.
  if (at || built.diagnostics.some(({ code }) => code.startsWith('ledger.'))) return undefined
  return { station: withFileBytes(station, LEDGER_FILE, ledgerBytes(ledger)), shipped: snapshots.shipped }
}

function encoded(note: OutputStamp): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(note))
}

/** Options for writing a resource. */
interface WriteOptions {
  readonly tag: string | undefined
  /** Whether compressed versions of texts are written beside them, for servers that send these. */
  readonly compressed: boolean
}

/** The combinations of compressed files beside a text; the text's tag names its combination. */
const BESIDE = [['.gz', '.br'], ['.gz'], ['.br'], []] as const

function reused(draft: StagedOutput, resource: Resource, { tag, compressed }: WriteOptions): boolean {
  if (!hasFile(resource)) return true
  if (tag === undefined) return false
  const path = fileOf(resource.address)
  if (!compressed || !isCompressed(resource)) return draft.reuse(path, tag)
  const beside = BESIDE.find((endings) => draft.reuse(path, tagBeside(tag, endings)))
  return beside?.every((ending) => draft.reuse(path + ending, tag + ending)) ?? false
}

async function writeResource(
  draft: StagedOutput,
  resource: Resource,
  { bytes, tag, compressed }: WriteOptions & { readonly bytes: Uint8Array | undefined },
): Promise<void> {
  const { address, body } = resource
  if (!hasFile(resource)) return
  const path = fileOf(address)
  const named = (own: string | undefined) => (own === undefined ? {} : { tag: own })
  if (bytes && compressed && isCompressed(resource)) {
    const outputs = [...precompressedFiles({ path }, bytes)]
    const endings = outputs.map((output) => output.path.slice(path.length))
    for (const [index, output] of outputs.entries()) {
      await draft.write({ ...output, ...named(tag && tag + endings[index]) })
    }
    await draft.write({ path, content: { bytes }, ...named(tag && tagBeside(tag, endings)) })
  } else if (bytes) await draft.write({ path, content: { bytes }, ...named(tag) })
  else if ('make' in body) await draft.write({ path, content: { make: body.make }, ...named(tag) })
  else if ('file' in body) await draft.write({ path, content: body, ...named(tag) })
}

function isCompressed({ body, type }: Resource): boolean {
  return 'bytes' in body && isCompressible(type)
}

function tagBeside(tag: string, endings: readonly string[]): string {
  return `${tag} with ${endings.join(' ')}`
}

/** A redirect for a file has no file of its own: a static host answers it from the list of redirects. */
function hasFile({ address, redirect }: Resource): boolean {
  return redirect === undefined || address.endsWith('/')
}

/**
 * A tag for the content of a resource. For pictures it includes the program, since another version may draw
 * them differently.
 */
function tagOf({ body }: Resource, program: string | undefined): string | undefined {
  if ('digest' in body) return body.digest
  if ('bytes' in body) return body.recipe
  return program && sha256Of(`${program} ${body.recipe}`, 'base64url')
}

/**
 * The number of resources written at the same time, so that pictures are made while pages are rendered. More
 * than there are cores would take more memory and no less time.
 */
const LANES = Math.max(2, Math.min(4, availableParallelism()))

/** Runs work in the background, a few tasks at a time. */
function inLanes() {
  const busy = new Set<Promise<void>>()
  const faults: unknown[] = []
  return {
    begin: async (work: () => Promise<void>) => {
      const lane = work()
        .catch((fault: unknown) => void faults.push(fault))
        .finally(() => busy.delete(lane))
      busy.add(lane)
      if (busy.size >= LANES) await Promise.race(busy)
      if (faults.length > 0) throw faults[0]
    },
    settled: () => Promise.all(busy),
    complain: () => {
      if (faults.length > 0) throw faults[0]
    },
  }
}

/** The file of an address: `/people/` is people/index.html. Decodes percent-encoding, as servers do before they open a file. */
function fileOf(address: string): string {
  const written = address.slice(1)
  const path = written.includes('%') ? written.split('/').map(decodeURIComponent).join('/') : written
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

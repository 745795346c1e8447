import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { Resource } from '../model/resource.ts'
import type { Clock } from '../ports/clock.ts'
import { Lost } from '../ports/keep.ts'
import { Displaced, type Draft, type Shelf } from '../ports/shelf.ts'
import type { BuildTerms, Built } from './built.ts'
import { isCompressible } from './delivery.ts'
import type { Workshop } from './examine.ts'
import { compressedSheets } from './hosting/compressed.ts'
import { configurationFor } from './hosting.ts'
import type { Note, Seen } from './kept-head.ts'
import { keepSite } from './kept-site.ts'
import { writtenLedger } from './ledger.ts'
import { LEDGER_FILE } from './ledger-file.ts'
import { type Watched, watched, withBytes } from './looks.ts'
import { keepLedger, type Proof, proof, type Taker } from './proof.ts'
import { keepCount } from './published-record.ts'

/**
 * Makes the edition and writes it to a shelf, whole or not at all. The ledger is written first: an identity that
 * was promised and not yet published does no harm, one published and forgotten does. An edition as of
 * a chosen moment (`at`) publishes nothing, so it leaves the ledger alone.
 */
export async function buildAnew(
  workshop: Workshop,
  shelf: Shelf,
  clock: Clock,
  terms: BuildTerms,
): Promise<Built> {
  const draft = await shelf.begin()
  try {
    return await buildOn(draft, workshop, clock.now(), terms)
  } catch (error) {
    await draft.discard()
    if (error instanceof Displaced) return buildAnew(workshop, shelf, clock, terms)
    const { kept } = workshop
    if (!(error instanceof Lost) || !kept || kept.distrust) throw error
    return buildAnew({ ...workshop, kept: { ...kept, distrust: true } }, shelf, clock, terms)
  }
}

async function buildOn(draft: Draft, workshop: Workshop, now: Date, terms: BuildTerms): Promise<Built> {
  const { at, url, host, tell, allowRemoval, changed } = terms
  const storage = watched(workshop.storage)
  const shipped = watched(workshop.shipped)
  const seen = { ...workshop, storage: storage.storage, shipped: shipped.storage }
  const program = workshop.kept?.program
  const compressed = host !== undefined
  const lanes = inLanes()
  const taker: Taker = {
    has: (resource) => takenOver(draft, resource, { tag: tagOf(resource, program), compressed }),
    take: (resource, bytes) =>
      lanes.begin(() => layIn(draft, resource, { bytes, tag: tagOf(resource, program), compressed })),
  }
  let proofed: Proof
  try {
    const as = at ? { moment: at, isChosen: true } : { moment: now }
    const more = {
      ...(url !== undefined && { url }),
      ...(allowRemoval && { allowRemoval }),
      ...(changed && { changed }),
    }
    proofed = await proof(seen, { ...as, ...more }, tell, taker)
  } finally {
    await lanes.settled()
  }
  lanes.complain()
  const { diagnostics, good } = proofed
  if (!good) {
    await draft.discard()
    return { diagnostics }
  }
  if (!at) await keepLedger(workshop, proofed)
  else if (workshop.kept) keepCount(workshop.kept, good.ledger)
  const configuration = host && configurationFor(host.server, good.edition, { ...host, url: good.url })
  const files = good.edition.addresses.length
  const built = { diagnostics, files, ...(configuration && { configuration }) }
  // What was not looked at may be another one by now.
  const looks = changed ? undefined : seenOf({ storage, shipped }, good, { built, at })
  const head = await keepSite(workshop, terms, good, looks)
  workshop.kept?.keep.flush()
  const note = head && encoded({ root: head.root, built })
  return { ...built, replaced: await draft.finish(note) }
}

/** How everything looks now that the ledger is written. Undefined where nobody could tell that the next edition is the same. */
function seenOf(
  { storage, shipped }: { readonly storage: Watched; readonly shipped: Watched },
  { isNew, ledger }: NonNullable<Proof['good']>,
  { built, at }: { readonly built: Built; readonly at: Date | undefined },
): Seen | undefined {
  const looks = { station: storage.looks(), shipped: shipped.looks() }
  if (!looks.station || !looks.shipped) return undefined
  const { station } = looks
  if (!isNew) return { station, shipped: looks.shipped }
  // What was said of the ledger before is not what will be said of the new one; one that is not written is still to come.
  if (at || built.diagnostics.some(({ code }) => code.startsWith('ledger.'))) return undefined
  return { station: withBytes(station, LEDGER_FILE, writtenLedger(ledger)), shipped: looks.shipped }
}

function encoded(note: Note): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(note))
}

/** How a resource is laid. */
interface Laying {
  readonly tag: string | undefined
  /** Whether texts stand beside it as compressed files, for servers that send these. */
  readonly compressed: boolean
}

/** Which compressed files can stand beside one; the tag of a text that has them says which. */
const BESIDE = [['.gz', '.br'], ['.gz'], ['.br'], []] as const

function takenOver(draft: Draft, resource: Resource, { tag, compressed }: Laying): boolean {
  if (!hasFile(resource)) return true
  if (tag === undefined) return false
  const path = fileOf(resource.address)
  if (!compressed || !isCompressed(resource)) return draft.takeOver(path, tag)
  const beside = BESIDE.find((endings) => draft.takeOver(path, tagBeside(tag, endings)))
  return beside?.every((ending) => draft.takeOver(path + ending, tag + ending)) ?? false
}

async function layIn(
  draft: Draft,
  resource: Resource,
  { bytes, tag, compressed }: Laying & { readonly bytes: Uint8Array | undefined },
): Promise<void> {
  const { address, body } = resource
  if (!hasFile(resource)) return
  const path = fileOf(address)
  const named = (own: string | undefined) => (own === undefined ? {} : { tag: own })
  if (bytes && compressed && isCompressed(resource)) {
    const sheets = [...compressedSheets({ path }, bytes)]
    const endings = sheets.map((sheet) => sheet.path.slice(path.length))
    for (const [index, sheet] of sheets.entries()) {
      await draft.lay({ ...sheet, ...named(tag && tag + endings[index]) })
    }
    await draft.lay({ path, content: { bytes }, ...named(tag && tagBeside(tag, endings)) })
  } else if (bytes) await draft.lay({ path, content: { bytes }, ...named(tag) })
  else if ('make' in body) await draft.lay({ path, content: { make: body.make }, ...named(tag) })
  else if ('file' in body) await draft.lay({ path, content: body, ...named(tag) })
}

function isCompressed({ body, type }: Resource): boolean {
  return 'bytes' in body && isCompressible(type)
}

function tagBeside(tag: string, endings: readonly string[]): string {
  return `${tag} with ${endings.join(' ')}`
}

/** A redirect of something that is no page has no file: a static host answers it from the list of redirects. */
function hasFile({ address, redirect }: Resource): boolean {
  return redirect === undefined || address.endsWith('/')
}

/** What makes a picture is not told by its recipe alone: another program may draw otherwise. */
function tagOf({ body }: Resource, program: string | undefined): string | undefined {
  if ('digest' in body) return body.digest
  if ('bytes' in body) return body.recipe
  return program && createHash('sha256').update(`${program} ${body.recipe}`).digest('base64url')
}

/** So many at a time: pictures are made while others are rendered. More than there are cores take memory and no less time. */
const LANES = Math.max(2, Math.min(4, availableParallelism()))

/** Work that is begun and not waited for, a few at a time. */
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

/** `/people/` is people/index.html; percent-encoding is undone, since servers undo it before they look. */
function fileOf(address: string): string {
  const written = address.slice(1)
  const path = written.includes('%') ? written.split('/').map(decodeURIComponent).join('/') : written
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

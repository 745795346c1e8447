import { setImmediate as others } from 'node:timers/promises'
import { HOME, OPML, ROBOTS, SUBSCRIBE, slugIn } from '../model/address.ts'
import { publicEpisodes } from '../model/on-air.ts'
import type { FileBody, Resource } from '../model/resource.ts'
import type { Keep } from '../ports/keep.ts'
import type { Workshop } from './examine.ts'
import { type Looks, looksTheSame } from './looks.ts'
import type { Proof } from './proof.ts'
import { makersOf, turnAfter, urlOf } from './provenance.ts'
import type { Edition, Entity } from './standing.ts'

/** What most people ask for, as it was kept: a server answers from it while it makes the whole edition. */
export interface Front {
  /** An edition with some of its addresses. */
  readonly edition: Edition
  /** The public address, without a trailing slash. */
  readonly url: string
  readonly base: string
}

/** An edition, and how everything looked that it was made of. */
export interface Reading {
  readonly good: NonNullable<Proof['good']>
  readonly looks: Seen
}

interface Seen {
  readonly station: Looks
  readonly shipped: Looks
}

/** The front as it is kept. */
interface Written {
  readonly makers: string
  readonly url: string
  readonly base: string
  /** As of when it was made, and when it would become another one; milliseconds. */
  readonly from: number
  readonly until?: number
  /** When the next scheduled episode comes in; milliseconds. */
  readonly next?: number
  readonly looks: Seen
  readonly rows: readonly Row[]
}

/** A resource without its bytes, which are kept by their digest. */
type Row = Omit<Resource, 'body'> & {
  readonly body: Entity | FileBody
}

const NAME = 'front'
/** All that is there of so many of the newest episodes. */
const NEWEST = 10
const SINGLE: ReadonlySet<string> = new Set([HOME, SUBSCRIBE, OPML, ROBOTS])

/** Keeps the front of an edition, with turns for others in between. */
export async function keepFront(keep: Keep, makers: string, { good, looks }: Reading): Promise<void> {
  const { edition, station, url, base } = good
  const { moment, next } = edition
  const newest = new Set(
    publicEpisodes(station, moment)
      .slice(0, NEWEST)
      .map(({ slug }) => slug),
  )
  const rows: Row[] = []
  for (const address of edition.addresses) {
    const resource = edition.find(address)
    if (!resource || !isInFront(resource, newest)) continue
    const row = rowOf(keep, edition, resource)
    if (row) rows.push(row)
    await others()
  }
  const until = turnAfter(moment, good)
  const written: Written = {
    makers,
    url,
    base,
    from: moment.getTime(),
    ...(until !== undefined && { until }),
    ...(next && { next: next.getTime() }),
    looks,
    rows,
  }
  keep.put(NAME, new TextEncoder().encode(JSON.stringify(written)))
  keep.flush({ whole: true })
}

/**
 * The front that was kept, where an edition made now would have the same one: the same program, every file of the
 * station looks as it did, and no episode came in since.
 */
export async function keptFront(
  workshop: Workshop,
  now: Date,
  url: string | undefined,
): Promise<Front | undefined> {
  const keep = workshop.kept?.front
  const written = keep && writtenIn(keep)
  if (!written) return undefined
  const { makers, from, until, looks } = written
  const moment = now.getTime()
  const isSame =
    moment >= from &&
    !(until !== undefined && moment >= until) &&
    makers === (await makersOf(workshop, url === undefined ? {} : { url })) &&
    (await looksTheSame(workshop.shipped, looks.shipped)) &&
    (await looksTheSame(workshop.storage, looks.station))
  return isSame ? frontOf(keep, written) : undefined
}

/**
 * The front that was kept last, whatever the files say now: for a server that cannot believe what it reads. Undefined
 * where none was kept, or for another public address.
 */
export function lastFront(workshop: Workshop, url: string | undefined): Front | undefined {
  const keep = workshop.kept?.front
  const written = keep && writtenIn(keep)
  if (!written || urlOf(written.makers) !== url) return undefined
  return frontOf(keep, written)
}

function writtenIn(keep: Keep): Written | undefined {
  const bytes = keep.get(NAME)
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Written)
}

function frontOf(keep: Keep, { from, next, rows, url, base }: Written): Front | undefined {
  const table = new Map<string, Resource>()
  const entities = new Map<string, Entity>()
  for (const { body, ...line } of rows) {
    if ('file' in body) table.set(line.address, { ...line, body })
    else {
      const made = keep.get(bytesName(body))
      if (!made) return undefined
      entities.set(line.address, body)
      table.set(line.address, { ...line, body: { bytes: () => made } })
    }
  }
  const edition: Edition = {
    moment: new Date(from),
    ...(next !== undefined && { next: new Date(next) }),
    addresses: [...table.keys()],
    find: (address) => table.get(address),
    entityAt: (address) => entities.get(address),
    gone: new Set(),
  }
  return { edition, url, base }
}

/** What can be subscribed to says which address is its own; archives do not. */
function isInFront({ address, kind, links = [] }: Resource, newest: ReadonlySet<string>): boolean {
  const slug = slugIn(address)
  if (slug !== undefined) return newest.has(slug)
  return (
    SINGLE.has(address) || kind === 'asset' || kind === 'picture' || links.some(({ rel }) => rel === 'self')
  )
}

/** Undefined for what is not made yet, or cannot be kept. */
function rowOf(keep: Keep, edition: Edition, { body, ...line }: Resource): Row | undefined {
  if ('file' in body) return { ...line, body }
  const entity = 'bytes' in body ? edition.entityAt?.(line.address) : undefined
  if (!entity || !('bytes' in body)) return undefined
  const name = bytesName(entity)
  return keep.has(name) || keep.put(name, body.bytes()) ? { ...line, body: entity } : undefined
}

function bytesName({ sha256 }: Entity): string {
  return `bytes ${sha256}`
}

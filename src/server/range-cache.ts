import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CurrentBuild } from '../build/site-build.ts'
import type { FileBody, ResourceKind } from '../model/resource.ts'
import type { Files } from './files.ts'
import { type ByteRange, readRange } from './range.ts'
import { markKind } from './response-log-marks.ts'

/** A file, with everything that answers with a part of it are made of. */
export interface CachedFile {
  readonly kind: ResourceKind
  readonly body: FileBody
  /** The header fields of a 206 but for those of the part: name, value, name, value. */
  readonly fields: readonly string[]
  /** The time that Last-Modified says, in milliseconds. */
  readonly modified: number
}

/** The part of a file that one request asks for. */
export interface CachedRange {
  readonly file: CachedFile
  readonly part: ByteRange
}

/** Parts of files of which a part was sent before. */
export interface RangeCache {
  /** The part that a plain request asks for; undefined where it has to be worked out. */
  readonly find: (request: IncomingMessage, current: CurrentBuild) => CachedRange | undefined
  /** Its bytes, in pieces, where they are in memory. */
  readonly held: (found: CachedRange) => readonly Uint8Array[] | undefined
  readonly sendHeld: (found: CachedRange, held: readonly Uint8Array[], response: ServerResponse) => void
  /** Reads a part and sends it, which can fail; undefined for one that is too long for that. */
  readonly sendRead: (found: CachedRange, response: ServerResponse) => Promise<void> | undefined
  /** Keeps a file for those who ask for another part at the same address. */
  readonly store: (current: CurrentBuild, url: string, file: CachedFile) => void
}

/** More recordings than these are asked for seldom. */
const KEPT_ADDRESSES = 1024
/** Whoever makes conditions gets them weighed in full. */
const CONDITIONS = [
  'if-range',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
] as const

/** A player asks for a recording part by part, always in the same words. */
export function rangeCache({ heldPart, readPart }: Pick<Files, 'heldPart' | 'readPart'>): RangeCache {
  const cached = new WeakMap<CurrentBuild, Map<string, CachedFile>>()

  const find: RangeCache['find'] = ({ headers, method, url = '' }, current) => {
    if (headers.range === undefined || method !== 'GET') return undefined
    const file = cached.get(current)?.get(url)
    if (file === undefined || file.modified > Date.now()) return undefined
    for (const name of CONDITIONS) if (headers[name] !== undefined) return undefined
    const part = readRange(headers.range, file.body.length)
    return part === 'whole' || part === 'outside' ? undefined : { file, part }
  }

  const begin = (
    { file: { kind, fields, body }, part: { first, last } }: CachedRange,
    response: ServerResponse,
  ) => {
    markKind(response, kind)
    const range = `bytes ${first}-${last}/${body.length}`
    response.writeHead(206, [...fields, 'content-range', range, 'content-length', String(last - first + 1)])
  }

  const held: RangeCache['held'] = ({ file: { body }, part }) => heldPart(body, part)

  const sendHeld: RangeCache['sendHeld'] = (found, pieces, response) => {
    begin(found, response)
    for (const piece of pieces) response.write(piece)
    response.end()
  }

  const sendRead: RangeCache['sendRead'] = (found, response) =>
    readPart(found.file.body, found.part)?.then((bytes) => {
      if (response.destroyed) return markKind(response, found.file.kind)
      begin(found, response)
      response.end(bytes)
    })

  const store: RangeCache['store'] = (current, url, file) => {
    const addresses = cached.get(current) ?? new Map<string, CachedFile>()
    cached.set(current, addresses)
    if (addresses.size >= KEPT_ADDRESSES && !addresses.has(url)) addresses.clear()
    addresses.set(url, file)
  }
  return { find, held, sendHeld, sendRead, store }
}

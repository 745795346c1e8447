import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CurrentBuild } from '../build/site-build.ts'
import type { FileBody, ResourceKind } from '../model/resource.ts'
import type { Files } from './files.ts'
import { type ByteRange, readRange } from './range.ts'
import { markKind } from './response-log-marks.ts'

/** A file, with everything that is needed to send a range of it. */
export interface CachedFile {
  readonly kind: ResourceKind
  readonly body: FileBody
  /** The header fields of a 206 without Content-Range and Content-Length: name, value, name, value. */
  readonly fields: readonly string[]
  /** Last-Modified in milliseconds. */
  readonly modified: number
}

/** The range of a file that a request asks for. */
export interface CachedRange {
  readonly file: CachedFile
  readonly part: ByteRange
}

/** Cache of files of which a range was sent before. */
export interface RangeCache {
  /** The file and range of a plain request; undefined if they are not cached. */
  readonly find: (request: IncomingMessage, current: CurrentBuild) => CachedRange | undefined
  /** The bytes of a range in chunks, if they are in memory. */
  readonly held: (found: CachedRange) => readonly Uint8Array[] | undefined
  readonly sendHeld: (found: CachedRange, held: readonly Uint8Array[], response: ServerResponse) => void
  /**
   * Reads a range and sends it; rejects if it cannot be read. Undefined for a range too long to be sent from
   * memory.
   */
  readonly sendRead: (found: CachedRange, response: ServerResponse) => Promise<void> | undefined
  /** Stores a file for further range requests to the same URL. */
  readonly store: (current: CurrentBuild, url: string, file: CachedFile) => void
}

/** Limit of cached addresses; more recordings than these are rarely requested. */
const KEPT_ADDRESSES = 1024
/**
 * Requests with these header fields are not served from the cache; their preconditions are evaluated in full.
 */
const CONDITIONS = [
  'if-range',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
] as const

/** A player requests a recording range by range, always at the same URL. */
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

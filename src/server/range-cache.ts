import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CurrentBuild } from '../build/site-build.ts'
import type { FileBody, ResourceKind } from '../model/resource.ts'
import type { Files } from './files.ts'
import { readRange } from './range.ts'
import { markKind } from './response-marks.ts'

/** A file, with everything that answers with a part of it are made of. */
interface CachedFile {
  readonly kind: ResourceKind
  readonly body: FileBody
  /** The header fields of a 206 but for those of the part: name, value, name, value. */
  readonly fields: readonly string[]
  /** The time that Last-Modified says, in milliseconds. */
  readonly modified: number
}

/** Parts of files of which a part was sent before. */
export interface RangeCache {
  /**
   * Sends the part that a plain request asks for, at once where it is in memory (`true`), or when it is read, which can fail;
   * undefined where it has to be worked out.
   */
  readonly send: (
    request: IncomingMessage,
    response: ServerResponse,
    current: CurrentBuild,
  ) => true | Promise<void> | undefined
  /** Keeps a file for those who ask for another part at the same address. */
  readonly keep: (current: CurrentBuild, url: string, file: CachedFile) => void
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
  const kept = new WeakMap<CurrentBuild, Map<string, CachedFile>>()

  const send: RangeCache['send'] = (request, response, current) => {
    const { headers, method, url = '' } = request
    if (headers.range === undefined || method !== 'GET') return undefined
    const file = kept.get(current)?.get(url)
    if (file === undefined || file.modified > Date.now()) return undefined
    for (const name of CONDITIONS) if (headers[name] !== undefined) return undefined
    const { body, fields, kind } = file
    const part = readRange(headers.range, body.length)
    if (part === 'whole' || part === 'outside') return undefined
    const range = `bytes ${part.first}-${part.last}/${body.length}`
    const length = String(part.last - part.first + 1)
    const head = () => {
      markKind(response, kind)
      response.writeHead(206, [...fields, 'content-range', range, 'content-length', length])
    }
    const held = heldPart(body, part)
    if (held !== undefined) {
      head()
      for (const piece of held) response.write(piece)
      response.end()
      return true
    }
    return readPart(body, part)?.then((bytes) => {
      if (response.destroyed) return void markKind(response, kind)
      head()
      response.end(bytes)
    })
  }

  const keep: RangeCache['keep'] = (current, url, file) => {
    const addresses = kept.get(current) ?? new Map<string, CachedFile>()
    kept.set(current, addresses)
    if (addresses.size >= KEPT_ADDRESSES && !addresses.has(url)) addresses.clear()
    addresses.set(url, file)
  }
  return { send, keep }
}

import type { CurrentBuild } from '../build/site-build.ts'
import { isSubscriptionAddress } from '../model/address.ts'
import type { CompressionCache } from './compression-cache.ts'
import { CODING_PREFERENCES, type ContentCoding } from './content-coding.ts'
import { type MadeResource, resourceInfoOf } from './etag.ts'
import {
  bytesOf,
  cachedRepresentation,
  codingsFor,
  modifiedOf,
  selectRepresentation,
} from './representation.ts'
import { interned, type ResponseCache } from './response-cache.ts'

/**
 * Limit of a build's feeds that are held in every coding. A feed is a megabyte at most, and a quarter of it
 * compressed.
 */
const HELD_BYTES = 32 * 1024 * 1024

export interface PrepareOptions {
  /** As `readBase` returns it. */
  readonly base: string
  readonly encoded: CompressionCache
  readonly ready: ResponseCache
}

/**
 * Prepares the responses to the feeds that apps subscribe to, in every coding, so that no poll waits for
 * them. A feed that fails is skipped, and the request for it gets the error: this never rejects.
 */
export function prepareFeeds(terms: PrepareOptions): (current: CurrentBuild) => Promise<void> {
  return async (current) => {
    let room = HELD_BYTES
    for (const address of current.siteBuild.addresses) {
      if (!isSubscriptionAddress(address)) continue
      const resource = current.siteBuild.find(address)
      if (resource?.kind !== 'feed' || !('bytes' in resource.body)) continue
      room -= await prepareFeed(terms, current, { ...resource, body: resource.body }, room).catch(() => 0)
    }
  }
}

/** Returns how many bytes are held: the whole feed if it fits into `room`, otherwise none. */
async function prepareFeed(
  { base, encoded, ready }: PrepareOptions,
  current: CurrentBuild,
  resource: MadeResource,
  room: number,
): Promise<number> {
  const modified = modifiedOf(current, resource)
  if (modified === undefined) return 0
  const entity = resourceInfoOf(current.siteBuild, resource)
  const plain = bytesOf(resource)
  const bodies = new Map<ContentCoding, Uint8Array>([['identity', plain]])
  const encodings = (['gzip', 'br'] as const).map(async (coding) => {
    bodies.set(coding, await encoded.get(entity.digest, coding, () => plain, true))
  })
  await Promise.all(encodings)
  const bytes = [...bodies.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
  const isHeld = bytes <= room
  for (const wish of CODING_PREFERENCES) {
    const codings = codingsFor(wish, resource, entity)
    const { coding } = await selectRepresentation(encoded, { resource, entity, codings })
    const held = bodies.get(coding)
    const body = () => (coding === 'identity' ? bytesOf(resource) : encoded.ready(entity.digest, coding))
    const answer = cachedRepresentation(
      { resource, entity, codings, coding, modified },
      isHeld ? () => held : body,
    )
    for (const url of new Set([resource.address, base + resource.address]))
      ready.store(current, url, interned(wish), answer)
  }
  return isHeld ? bytes : 0
}

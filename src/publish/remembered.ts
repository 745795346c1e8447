import type { Resource } from '../model/resource.ts'

/** Bytes that were rendered, for as long as there is room. */
export interface Remembered {
  /** The bytes of this body: remembered, or rendered and then remembered. */
  readonly get: (body: object, render: () => Uint8Array) => Uint8Array
}

/** Enough for all of a station with some hundred episodes. */
const KEPT_BYTES = 96 * 1024 * 1024

/** Remembers up to so many bytes, and lets go of what was longest unasked. */
export function remembered(keptBytes = KEPT_BYTES): Remembered {
  const kept = new Map<object, Uint8Array>()
  let size = 0
  return {
    get: (body, render) => {
      const ready = kept.get(body)
      const bytes = ready ?? render()
      if (ready) kept.delete(body)
      else size += bytes.byteLength
      kept.set(body, bytes)
      for (const [oldest, other] of kept) {
        if (size <= keptBytes) break
        kept.delete(oldest)
        size -= other.byteLength
      }
      return bytes
    },
  }
}

/** The same resource, rendered once while there is room for its bytes. */
export function remembering(resource: Resource, remembered: Remembered | undefined): Resource {
  const { body } = resource
  if (!remembered || !('bytes' in body)) return resource
  return {
    ...resource,
    body: {
      get recipe() {
        return body.recipe
      },
      bytes: () => remembered.get(body, body.bytes),
    },
  }
}

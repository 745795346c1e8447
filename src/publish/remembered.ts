import type { Resource } from '../model/resource.ts'

/** Bytes that were rendered, for as long as there is room. */
export interface Remembered {
  /** The bytes of this body: remembered, or rendered and then remembered. */
  readonly get: (body: object, render: () => Uint8Array) => Uint8Array
}

/** Enough for all of a station with some hundred episodes. */
const KEPT_BYTES = 96 * 1024 * 1024

/** Remembers up to so many bytes, and lets go of what was longest unasked. Bodies that nobody has are not held. */
export function remembered(keptBytes = KEPT_BYTES): Remembered {
  const byBody = new WeakMap<object, Held>()
  const all = new Set<Held>()
  let size = 0
  return {
    get: (body, render) => {
      const known = byBody.get(body)
      const ready = known && all.delete(known) ? known : { bytes: render() }
      if (ready !== known) size += ready.bytes.byteLength
      byBody.set(body, ready)
      all.add(ready)
      // Taken out before room is made: what is larger than all of it is let go of at once.
      const { bytes } = ready
      for (const oldest of all) {
        if (size <= keptBytes) break
        all.delete(oldest)
        size -= oldest.bytes.byteLength
        oldest.bytes = NOTHING
      }
      return bytes
    },
  }
}

interface Held {
  bytes: Uint8Array
}

const NOTHING = new Uint8Array()

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

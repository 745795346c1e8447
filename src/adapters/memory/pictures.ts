import { createHash } from 'node:crypto'
import type { Drawing } from '../../model/drawing.ts'
import { sha256Of } from '../../ports/digest.ts'
import type { Pictures } from '../../ports/pictures.ts'

const KEPT_BYTES = 64 * 1024 * 1024

/**
 * Caches pictures by the digest of their input: an LRU of up to `keptBytes`. Concurrent calls for the same
 * picture share one computation.
 */
export function rememberedPictures(pictures: Pictures, keptBytes = KEPT_BYTES): Pictures {
  const cached = new Map<string, Uint8Array>()
  const underWay = new Map<string, Promise<Uint8Array>>()
  let size = 0

  const store = (key: string, bytes: Uint8Array) => {
    cached.set(key, bytes)
    size += bytes.length
    for (const [oldest, other] of cached) {
      if (size <= keptBytes) return
      cached.delete(oldest)
      size -= other.length
    }
  }

  const once = async (key: string, make: () => Promise<Uint8Array>) => {
    const ready = cached.get(key)
    if (ready) {
      cached.delete(key)
      cached.set(key, ready)
      return ready
    }
    const making =
      underWay.get(key) ??
      make()
        .then((bytes) => {
          store(key, bytes)
          return bytes
        })
        .finally(() => underWay.delete(key))
    underWay.set(key, making)
    return making
  }

  return {
    maker: () => pictures.maker(),
    smaller: (picture, width) =>
      once(`${sha256Of(picture)} ${width}`, () => pictures.smaller(picture, width)),
    drawn: (drawing) => once(`${digestOf(drawing)} drawn`, () => pictures.drawn(drawing)),
  }
}

function digestOf({ width, height, ground, parts }: Drawing): string {
  const hash = createHash('sha256').update(`${width} ${height}`)
  for (const { left, top, svg } of [...ground, ...parts])
    hash.update(` ${left} ${top} ${svg.length} `).update(svg)
  return hash.digest('hex')
}

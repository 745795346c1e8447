import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Coding } from './coding.ts'

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

/** Above this, brotli's high qualities cost seconds: 5 is as quick as gzip and still smaller. */
const LARGE_BYTES = 1_000_000
const KEPT_BYTES = 64 * 1024 * 1024

/** Compressed bodies, known by what they were made from. */
export interface EncodedBodies {
  /**
   * The body in this coding. Whoever asks while it is being made waits for the same one; what is unchanged in
   * a new edition is not made again.
   */
  readonly get: (
    digest: string,
    coding: Exclude<Coding, 'identity'>,
    bytes: () => Uint8Array,
  ) => Promise<Buffer>
  /** The body, where it is kept. */
  readonly ready: (digest: string, coding: Exclude<Coding, 'identity'>) => Buffer | undefined
}

/** Keeps up to so many bytes, and lets go of what was longest unasked. */
export function encodedBodies(keptBytes = KEPT_BYTES): EncodedBodies {
  const kept = new Map<string, Buffer>()
  const underWay = new Map<string, Promise<Buffer>>()
  let size = 0

  const keep = (key: string, body: Buffer): void => {
    kept.set(key, body)
    size += body.byteLength
    for (const [oldest, other] of kept) {
      if (size <= keptBytes) return
      kept.delete(oldest)
      size -= other.byteLength
    }
  }

  const ready: EncodedBodies['ready'] = (digest, coding) => {
    const key = `${digest}-${coding}`
    const body = kept.get(key)
    if (body === undefined) return undefined
    kept.delete(key)
    kept.set(key, body)
    return body
  }

  const get: EncodedBodies['get'] = async (digest, coding, bytes) => {
    const key = `${digest}-${coding}`
    const known = ready(digest, coding)
    if (known !== undefined) return known
    const already = underWay.get(key)
    if (already !== undefined) return already
    const making = encode(bytes(), coding).then((body) => {
      keep(key, body)
      return body
    })
    underWay.set(key, making)
    return making.finally(() => underWay.delete(key))
  }
  return { get, ready }
}

function encode(bytes: Uint8Array, coding: Exclude<Coding, 'identity'>): Promise<Buffer> {
  if (coding === 'gzip') return deflate(bytes, { level: constants.Z_BEST_COMPRESSION })
  return brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: bytes.byteLength > LARGE_BYTES ? 5 : 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  })
}

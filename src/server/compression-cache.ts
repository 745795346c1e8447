import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { brotliWindow } from '../model/brotli-window.ts'
import type { ContentCoding } from './content-coding.ts'

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

/** Above this size, brotli's high qualities take seconds: 5 is as fast as gzip and still smaller. */
const LARGE_BYTES = 1_000_000
const KEPT_BYTES = 64 * 1024 * 1024
/** Compressions at a time, of the four threads in libuv's pool, which also reads files. */
const AT_ONCE = 2

/** Cache of compressed bodies, keyed by the digest of the uncompressed bytes and the coding. */
export interface CompressionCache {
  /**
   * Returns the body in this coding. Concurrent calls for the same body share one compression; a body that is
   * unchanged in a new build is not compressed again. Two compressions run at a time, the urgent ones first.
   */
  readonly get: (
    digest: string,
    coding: Exclude<ContentCoding, 'identity'>,
    bytes: () => Uint8Array,
    isUrgent?: boolean,
  ) => Promise<Buffer>
  /** Returns the body if it is cached. */
  readonly ready: (digest: string, coding: Exclude<ContentCoding, 'identity'>) => Buffer | undefined
}

/** An LRU cache: keeps up to `keptBytes` and drops the least recently used bodies. */
export function compressionCache(keptBytes = KEPT_BYTES): CompressionCache {
  const cached = new Map<string, Buffer>()
  const underWay = new Map<string, Promise<Buffer>>()
  const inTurn = twoAtATime()
  let size = 0

  const store = (key: string, body: Buffer): void => {
    cached.set(key, body)
    size += body.byteLength
    for (const [oldest, other] of cached) {
      if (size <= keptBytes) return
      cached.delete(oldest)
      size -= other.byteLength
    }
  }

  const ready: CompressionCache['ready'] = (digest, coding) => {
    const key = `${digest}-${coding}`
    const body = cached.get(key)
    if (body === undefined) return undefined
    cached.delete(key)
    cached.set(key, body)
    return body
  }

  const get: CompressionCache['get'] = async (digest, coding, bytes, isUrgent = false) => {
    const key = `${digest}-${coding}`
    const known = ready(digest, coding)
    if (known !== undefined) return known
    const already = underWay.get(key)
    if (already !== undefined) {
      if (isUrgent) inTurn.hurry(key)
      return already
    }
    const making = inTurn
      .add(key, isUrgent, () => encode(bytes(), coding))
      .then((body) => {
        store(key, body)
        return body
      })
    underWay.set(key, making)
    return making.finally(() => underWay.delete(key))
  }
  return { get, ready }
}

interface Waiting {
  readonly key: string
  readonly begin: () => void
}

/** Runs two tasks at a time; urgent tasks start before all others. */
function twoAtATime() {
  const urgent: Waiting[] = []
  const others: Waiting[] = []
  let running = 0

  function next(): void {
    if (running >= AT_ONCE) return
    const one = urgent.shift() ?? others.shift()
    if (one === undefined) return
    running++
    one.begin()
  }

  return {
    add: (key: string, isUrgent: boolean, work: () => Promise<Buffer>): Promise<Buffer> =>
      new Promise((resolve, reject) => {
        const begin = () => {
          // `work` may throw synchronously.
          const end = () => {
            running--
            next()
          }
          Promise.resolve().then(work).then(resolve, reject).finally(end)
        }
        ;(isUrgent ? urgent : others).push({ key, begin })
        next()
      }),
    /** Makes a waiting task urgent. */
    hurry: (key: string): void => {
      const at = others.findIndex((one) => one.key === key)
      if (at !== -1) urgent.push(...others.splice(at, 1))
    },
  }
}

function encode(bytes: Uint8Array, coding: Exclude<ContentCoding, 'identity'>): Promise<Buffer> {
  if (coding === 'gzip') return deflate(bytes, { level: constants.Z_BEST_COMPRESSION })
  return brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: bytes.byteLength > LARGE_BYTES ? 5 : 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
      [constants.BROTLI_PARAM_LGWIN]: brotliWindow(bytes.byteLength),
    },
  })
}

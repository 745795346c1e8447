import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { brotliWindow } from '../../model/brotli-window.ts'
import type { OutputFile } from '../../ports/output-directory.ts'

/** The size below which compression saves no packet. */
const WORTH_BYTES = 256
/** The highest but two of Brotli's levels: the highest takes ten times as long and saves 2 percent. */
const BROTLI_QUALITY = 9

/** Yields the same text as `.gz` and `.br`, if smaller, for servers that send precompressed files. */
export function* precompressedFiles(
  { path }: Pick<OutputFile, 'path'>,
  bytes: Uint8Array,
): Generator<OutputFile> {
  if (bytes.byteLength < WORTH_BYTES) return
  const gzip = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION })
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
      [constants.BROTLI_PARAM_LGWIN]: brotliWindow(bytes.byteLength),
    },
  })
  if (gzip.byteLength < bytes.byteLength) yield { path: `${path}.gz`, content: { bytes: gzip } }
  if (brotli.byteLength < bytes.byteLength) yield { path: `${path}.br`, content: { bytes: brotli } }
}

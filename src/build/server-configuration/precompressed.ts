import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { brotliWindow } from '../../model/brotli-window.ts'
import type { OutputFile } from '../../ports/output-directory.ts'

/** Below this a compressed file saves no packet. */
const WORTH_BYTES = 256
/** The best but one: the last step takes ten times as long for one part in fifty. */
const BROTLI_QUALITY = 9

/** The same text as `.gz` and `.br`, where they are smaller, for servers that send such files as they are. */
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

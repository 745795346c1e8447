import { inflateRawSync } from 'node:zlib'

/** A file in a ZIP archive, according to the central directory. */
export interface ArchiveEntry {
  readonly name: string
  /** The uncompressed size. */
  readonly bytes: number
  readonly packedBytes: number
  readonly method: number
  /** The offset of its local header. */
  readonly at: number
  readonly isEncrypted: boolean
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** An entry of the central directory: its signature, and the size before its name. */
const ENTRY = 0x02014b50
const ENTRY_BYTES = 46
const HEADER_BYTES = 30

/** The files of a ZIP archive; empty if it is none. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export function entriesOf(bytes: Uint8Array): readonly ArchiveEntry[] {
  if (!ZIP.every((byte, index) => bytes[index] === byte)) return []
  const view = viewOf(bytes)
  const end = directoryEnd(view)
  if (end === undefined) return []
  const entries: ArchiveEntry[] = []
  let at = view.getUint32(end + 16, true)
  while (at + ENTRY_BYTES <= bytes.length && view.getUint32(at, true) === ENTRY) {
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength)),
      bytes: view.getUint32(at + 24, true),
      packedBytes: view.getUint32(at + 20, true),
      method: view.getUint16(at + 10, true),
      at: view.getUint32(at + 42, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    })
    at += ENTRY_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** Decompresses a file; throws if it is damaged, or if it has more than `most` bytes. */
export function unpacked(bytes: Uint8Array, entry: ArchiveEntry, most: number): Uint8Array {
  const { at, packedBytes, method, isEncrypted } = entry
  const [STORED, DEFLATED] = [0, 8]
  if (isEncrypted) throw new Error('it is locked with a password')
  if (at + HEADER_BYTES > bytes.length) throw new Error('it is damaged')
  const view = viewOf(bytes)
  const from = at + HEADER_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const packed = bytes.subarray(from, from + packedBytes)
  if (method === STORED && packed.length <= most) return packed
  if (method !== DEFLATED) throw new Error('it is packed in an unusual way')
  return inflateRawSync(packed, { maxOutputLength: most })
}

/** The offset of the end-of-directory record, which is followed by a comment of at most 64 KB. */
function directoryEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  return undefined
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}

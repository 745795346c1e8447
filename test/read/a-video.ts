/** A box of ISO/IEC 14496-12. */
function box(name: string, ...inside: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(inside)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** An MPEG-4 file of so many seconds with a track that begins with this sample entry; nothing in it can be decoded. */
export function film({ entry = 'avc1', brand = 'isom', seconds = 8 } = {}): Uint8Array {
  const header = Buffer.alloc(100)
  header.writeUInt32BE(1000, 12)
  header.writeUInt32BE(seconds * 1000, 16)
  const samples = box('stsd', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), box(entry, new Uint8Array(78)))
  const track = box('trak', box('mdia', box('minf', box('stbl', samples))))
  return Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0${brand}`, 'latin1')),
    box('moov', box('mvhd', header), track),
    box('mdat', new Uint8Array(1000)),
  ])
}

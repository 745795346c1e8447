import { letters, viewOf } from './bytes.ts'

/** One stream of a chain. */
interface Link {
  readonly rate: number
  readonly skipped: number
  first?: number
  last?: number
}

/**
 * The recording of a live stream begins at a late position. A page never has a minute, so a later first
 * position is an offset.
 */
const PAGE_SECONDS = 60

/**
 * The length of several consecutive Ogg streams, as live streaming servers write them (RFC 3533, 4);
 * undefined for a single one, and for codecs other than Opus and Vorbis.
 */
export function chainedSeconds(bytes: Uint8Array): number | undefined {
  const links = linksIn(bytes)
  if (!links || links.length < 2) return undefined
  return links.reduce((sum, { rate, skipped, first = 0, last = 0 }) => {
    const begun = first > PAGE_SECONDS * rate ? first : skipped
    return sum + Math.max(0, last - begun) / rate
  }, 0)
}

function linksIn(bytes: Uint8Array): readonly Link[] | undefined {
  const view = viewOf(bytes)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const links: Link[] = []
  const bySerial = new Map<number, Link>()
  /** Streams that begin together are one link of the chain, of which the first audio stream is used. */
  let isBeginning = false
  for (let offset = buffer.indexOf('OggS'); offset >= 0 && offset + 27 <= bytes.length; ) {
    const segments = bytes.subarray(offset + 27, offset + 27 + (bytes[offset + 26] ?? 0))
    const start = offset + 27 + segments.length
    const serial = view.getUint32(offset + 14, true)
    const BEGINS = 2
    if (((bytes[offset + 5] ?? 0) & BEGINS) !== 0) {
      const link = linkOf(bytes, start)
      if (link && !isBeginning) {
        links.push(link)
        bySerial.set(serial, link)
      }
      isBeginning ||= link !== undefined
    } else {
      isBeginning = false
      const granule = Number(view.getBigInt64(offset + 6, true))
      const link = bySerial.get(serial)
      // Header pages have 0, pages on which no packet ends have −1.
      if (link && granule > 0) {
        link.first ??= granule
        link.last = granule
      }
    }
    const next = start + segments.reduce((sum, length) => sum + length, 0)
    offset = letters(bytes, next, 4) === 'OggS' ? next : buffer.indexOf('OggS', next)
  }
  return links.length > 0 ? links : undefined
}

/** The header page of a stream: RFC 7845, 5.1, and the Vorbis I specification, 4.2.2. */
function linkOf(bytes: Uint8Array, start: number): Link | undefined {
  const view = viewOf(bytes)
  if (letters(bytes, start, 8) === 'OpusHead' && start + 12 <= bytes.length) {
    return { rate: 48_000, skipped: view.getUint16(start + 10, true) }
  }
  if (letters(bytes, start, 7) !== '\x01vorbis' || start + 16 > bytes.length) return undefined
  const rate = view.getUint32(start + 12, true)
  return rate === 0 ? undefined : { rate, skipped: 0 }
}

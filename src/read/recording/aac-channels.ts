import { letters, viewOf } from './bytes.ts'
import { boxes, inside, word } from './mp4-boxes.ts'

/** By the number in the configuration; 0 says that it stands elsewhere (ISO/IEC 14496-3, table 1.19). */
const CHANNELS = [undefined, 1, 2, 3, 4, 5, 6, 8]
const RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
]
/** Of a sample entry for sound, before the boxes in it (ISO/IEC 14496-12, 12.2.3). */
const ENTRY_BYTES = 36
const PARAMETRIC_STEREO = 29

/**
 * How many channels AAC in an MPEG-4 file has by its own configuration: many programs write 2 into the sample entry whatever there
 * is. Undefined for other codecs, and where stereo may be made of one channel without a word in the configuration.
 */
export function aacChannels(bytes: Uint8Array): number | undefined {
  const moov = boxes(bytes, 0, bytes.length).find(({ name }) => name === 'moov')
  if (!moov) return undefined
  for (const track of boxes(bytes, moov.start, moov.end).filter(({ name }) => name === 'trak')) {
    const entries = inside(bytes, track, 'mdia', 'minf', 'stbl', 'stsd')
    const start = (entries?.start ?? 0) + 8
    if (!entries || letters(bytes, start + 4, 4) !== 'mp4a') continue
    const end = Math.min(entries.end, start + (word(bytes, start) ?? 0))
    const told = boxes(bytes, start + ENTRY_BYTES, end).find(({ name }) => name === 'esds')
    const rate = (word(bytes, start + 32) ?? 0) >>> 16
    return told && channelsIn(bytes.subarray(told.start + 4, told.end), rate)
  }
  return undefined
}

/** Descriptors inside each other, each with its tag and its length (ISO/IEC 14496-1, 7.2.6). */
function channelsIn(descriptors: Uint8Array, entryRate: number): number | undefined {
  const [STREAM, DECODER, CONFIGURATION] = [0x03, 0x04, 0x05]
  let offset = 0
  for (const [tag, skipped] of [
    [STREAM, 3],
    [DECODER, 13],
    [CONFIGURATION, 0],
  ] as const) {
    if (descriptors[offset++] !== tag) return undefined
    while (((descriptors[offset++] ?? 0) & 0x80) !== 0);
    offset += skipped
  }
  if (offset + 5 > descriptors.length) return undefined
  // Five bits for the kind, four for the rate, with 24 more where it is no usual one, four for the channels.
  const first = viewOf(descriptors).getUint32(offset)
  const [kind, index] = [first >>> 27, (first >>> 23) & 15]
  if (index === 15 || kind === PARAMETRIC_STEREO) return undefined
  const channels = CHANNELS[(first >>> 19) & 15]
  return channels === 1 && entryRate === 2 * (RATES[index] ?? 0) ? undefined : channels
}

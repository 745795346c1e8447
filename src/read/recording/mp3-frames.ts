import { afterId3, letters, viewOf } from './bytes.ts'

/** One frame of MPEG audio, layer III. */
interface Frame {
  /** Bytes, header included. */
  readonly length: number
  readonly kilobits: number
  readonly samples: number
  readonly sampleRate: number
  readonly channels: number
}

/** The result of walking through all frames. */
interface Mp3Walk {
  readonly seconds: number
  /** The length according to the Xing, Info or VBRI header. */
  readonly announced?: number
  readonly bitrate: number
  readonly channels: number
  readonly sampleRate: number
  /** Whether frames have different bit rates. */
  readonly isVariable: boolean
  /** The sample rates, if there are several: those of at least a second each. */
  readonly rates: readonly number[]
}

/**
 * Counts the frames of an MP3 from the first to the last: the only exact length of a file with a variable bit
 * rate and no header, and of a truncated file. Undefined if there are no frames.
 */
export function walkMp3(bytes: Uint8Array): Mp3Walk | undefined {
  let offset = afterId3(bytes)
  let first: Frame | undefined
  let announced: number | undefined
  const heard = new Map<number, number>()
  let sound = 0
  const end = withoutApe(bytes)
  const bitrates = new Map<number, number>()
  while (offset + 4 <= end) {
    const frame = bytes[offset] === 0xff ? frameAt(bytes, offset) : undefined
    if (!frame || (!first && !follows(bytes, offset + frame.length))) {
      offset++
      continue
    }
    const counted = first ? undefined : headerFrames(bytes, offset, frame)
    first ??= frame
    if (counted === undefined) {
      const held = Math.min(frame.length, bytes.length - offset)
      // A truncated last frame is not played.
      if (held === frame.length) {
        bitrates.set(frame.kilobits, (bitrates.get(frame.kilobits) ?? 0) + 1)
        heard.set(frame.sampleRate, (heard.get(frame.sampleRate) ?? 0) + frame.samples)
      }
      sound += held
    } else if (counted > 0) announced = (counted * frame.samples) / frame.sampleRate
    offset += frame.length
  }
  // Sums whole samples, because adding thousands of fractions would accumulate rounding errors.
  const seconds = [...heard].reduce((sum, [rate, samples]) => sum + samples / rate, 0)
  if (!first || seconds === 0) return undefined
  const { channels, sampleRate } = first
  const bitrate = Math.round((sound * 8) / seconds)
  const long = [...heard].filter(([rate, samples]) => samples >= rate).map(([rate]) => rate)
  return {
    seconds,
    ...(announced === undefined ? {} : { announced }),
    ...{
      bitrate,
      channels,
      sampleRate,
      isVariable: isVariable([...bitrates.values()]),
      rates: long.length > 1 ? long : [],
    },
  }
}

/** Tolerates a few other frames: noise between frames can look like them. */
function isVariable(counts: readonly number[]): boolean {
  const all = counts.reduce((sum, count) => sum + count, 0)
  return Math.max(0, ...counts) < all * 0.95
}

/** The end of the audio data before an APE tag, which an ID3v1 tag may follow; pictures in it can look like frames. */
function withoutApe(bytes: Uint8Array): number {
  const isTagged = letters(bytes, bytes.length - 128, 3) === 'TAG'
  const end = bytes.length - (isTagged ? 128 : 0)
  if (end < 32 || letters(bytes, end - 32, 8) !== 'APETAGEX') return bytes.length
  const view = viewOf(bytes)
  const HAS_HEADER = 0x80000000
  const header = (view.getUint32(end - 12, true) & HAS_HEADER) === 0 ? 0 : 32
  return Math.max(0, end - view.getUint32(end - 20, true) - header)
}

/** ISO/IEC 11172-3 and 13818-3, layer III, kbit/s. */
const BITRATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const BITRATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const RATES = [44_100, 48_000, 32_000]

/** The frame at an offset; undefined if there is none. */
export function frameAt(bytes: Uint8Array, offset: number): Frame | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(offset, offset + 4)
  if (a !== 0xff || (b & 0xe0) !== 0xe0) return undefined
  const version = (b >> 3) & 3
  const layer = (b >> 1) & 3
  const [RESERVED, LAYER_3, MPEG_1, MPEG_2] = [1, 1, 3, 2]
  if (version === RESERVED || layer !== LAYER_3) return undefined
  const kilobits = (version === MPEG_1 ? BITRATES_1 : BITRATES_2)[c >> 4]
  const rate = RATES[(c >> 2) & 3]
  if (!kilobits || !rate) return undefined
  const sampleRate = version === MPEG_1 ? rate : version === MPEG_2 ? rate / 2 : rate / 4
  const samples = version === MPEG_1 ? 1152 : 576
  const padding = (c >> 1) & 1
  const length = Math.floor((samples * 125 * kilobits) / sampleRate) + padding
  const MONO = 3
  return { length, kilobits, samples, sampleRate, channels: d >> 6 === MONO ? 1 : 2 }
}

/** Whether a frame, a tag or the end follows at an offset: two bytes alone can match by chance. */
function follows(bytes: Uint8Array, offset: number): boolean {
  return offset >= bytes.length || frameAt(bytes, offset) !== undefined || letters(bytes, offset, 3) === 'TAG'
}

/** The frame count in a header frame, 0 if it has none; undefined if the frame is no header frame. */
function headerFrames(bytes: Uint8Array, offset: number, frame: Frame): number | undefined {
  const view = viewOf(bytes)
  const within = letters(bytes, offset, Math.min(frame.length, 64))
  const xing = Math.max(within.indexOf('Xing'), within.indexOf('Info'))
  if (xing > 0 && offset + xing + 12 <= bytes.length) {
    const HAS_FRAMES = 1
    return (view.getUint32(offset + xing + 4) & HAS_FRAMES) === 0 ? 0 : view.getUint32(offset + xing + 8)
  }
  const vbri = within.indexOf('VBRI')
  return vbri > 0 && offset + vbri + 18 <= bytes.length ? view.getUint32(offset + vbri + 14) : undefined
}

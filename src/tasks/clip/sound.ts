import type { Sound } from '../../ports/sound.ts'

/** A part of a recording as numbers, one channel of 16 bits. */
export interface Heard {
  /** Where it begins in the recording, in seconds. */
  readonly from: number
  /** Samples a second. */
  readonly rate: number
  readonly samples: Int16Array
}

/** Of port/sound. */
const RATE = 8000
const BYTES = 2
/** What is loud and what is quiet shows in what stands around: so many seconds on either side. */
const AROUND = 12
/** Bars of a waveform that a wide picture can show. */
const PEAKS = 400

/** Hears a stretch of a recording with what is around it; what lies behind is not decoded. */
export async function hearAround(
  pieces: ReturnType<Sound['samples']>,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<Heard> {
  const first = Math.max(0, Math.floor((start - AROUND) * RATE))
  const last = Math.ceil((end + AROUND) * RATE)
  const bytes = Buffer.alloc((last - first) * BYTES)
  let at = -first * BYTES
  for await (const piece of pieces) {
    const [from, to] = [Math.max(0, -at), Math.min(piece.length, bytes.length - at)]
    if (to > from) bytes.set(piece.subarray(from, to), at + from)
    at += piece.length
    if (at >= bytes.length) break
  }
  const count = Math.max(0, Math.min(at, bytes.length)) >> 1
  const samples = Int16Array.from({ length: count }, (_, index) => bytes.readInt16LE(index * BYTES))
  return { from: first / RATE, rate: RATE, samples }
}

/** How loud a stretch of it is along its length, from 0 to 1. */
export function peaksOf(
  { from, rate, samples }: Heard,
  { start, end }: { readonly start: number; readonly end: number },
): readonly number[] {
  const part = samples.subarray(Math.round((start - from) * rate), Math.round((end - from) * rate))
  const count = Math.min(PEAKS, part.length)
  return Array.from({ length: count }, (_, index) => {
    let most = 0
    const to = Math.floor(((index + 1) * part.length) / count)
    for (let at = Math.floor((index * part.length) / count); at < to; at++)
      most = Math.max(most, Math.abs(part[at] ?? 0))
    return most / 32_768
  })
}

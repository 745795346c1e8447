import { letters, viewOf } from './bytes.ts'
import { flacSeconds } from './flac-frames.ts'
import { chainedSeconds } from './ogg-chain.ts'
import type { Kind } from './sniff.ts'
import { movingIn } from './video.ts'

/** What is measured here, because the library relies on a header that lacks it, or reads only a part of the file. */
export interface Measured {
  readonly seconds: number
  readonly channels?: number
  readonly sampleRate?: number
  readonly bitrate?: number
  /** The number of bytes missing from a truncated file, according to its own structure. */
  readonly missing?: number
}

/** Measures a video, chained Ogg streams, or a FLAC or WAV without a length in its header; undefined for others. */
export function measured(bytes: Uint8Array, kind: Kind): Measured | undefined {
  if (kind === 'mp4' || kind === 'mov') return lasting(bytes, movingIn(bytes)?.seconds)
  if (kind === 'ogg' || kind === 'opus') return lasting(bytes, chainedSeconds(bytes))
  if (kind === 'flac') return lasting(bytes, flacSeconds(bytes))
  return kind === 'wav' ? longWave(bytes) : undefined
}

function lasting({ length }: Uint8Array, seconds: number | undefined): Measured | undefined {
  return seconds ? { seconds, bitrate: Math.round((length * 8) / seconds) } : undefined
}

/** WAV files of more than four gigabytes have their sizes in a separate chunk (EBU Tech 3306). */
function longWave(bytes: Uint8Array): Measured | undefined {
  if (!/^(?:RF64|BW64)$/.test(letters(bytes, 0, 4))) return undefined
  const view = viewOf(bytes)
  const UNTOLD = 0xffffffff
  let untold: number | undefined
  let form: { channels: number; sampleRate: number; byteRate: number } | undefined
  for (let offset = 12; offset + 8 <= bytes.length; ) {
    const name = letters(bytes, offset, 4)
    const size = view.getUint32(offset + 4, true)
    const start = offset + 8
    if (name === 'ds64' && start + 16 <= bytes.length) untold = Number(view.getBigUint64(start + 8, true))
    if (name === 'fmt ' && start + 16 <= bytes.length) {
      const [channels, sampleRate] = [view.getUint16(start + 2, true), view.getUint32(start + 4, true)]
      form = { channels, sampleRate, byteRate: view.getUint32(start + 8, true) }
    }
    if (name === 'data') {
      if (!form || form.byteRate === 0) return undefined
      const { byteRate, ...facts } = form
      const rest = bytes.length - start
      const declared = size === UNTOLD ? (untold ?? rest) : size
      const held = Math.min(declared, rest)
      return { ...facts, seconds: held / byteRate, bitrate: byteRate * 8, missing: declared - held }
    }
    offset = start + size + (size % 2)
  }
  return undefined
}

// Recordings with known times, made of spoken sentences, pauses, noise and music; and the texts that are laid onto them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chance, type Said } from './sentences.ts'

const RATE = 16_000

/** A sentence with its time, in seconds. */
export interface Timed extends Said {
  readonly start: number
  readonly end: number
}

/** Samples of a sentence as a program speaks it, at RATE, without the silence around it. */
function spoken(text: string, voice: string, pace = 1): Float32Array {
  const [program, name = ''] = voice.split(':')
  // flite writes the lengths into the head of its file at the end, which no pipe allows.
  const folder = mkdtempSync(join(tmpdir(), 'inonda-spoken-'))
  const file = join(folder, 'spoken.wav')
  const [command, words]: [string, string[]] =
    program === 'flite'
      ? ['flite', ['-voice', name, '--setf', `duration_stretch=${1 / pace}`, '-t', text, '-o', file]]
      : ['espeak-ng', ['-v', name, '-s', String(Math.round(175 * pace)), '--stdin', '-w', file]]
  const said = spawnSync(command, words, { input: text })
  if (said.status !== 0) throw new Error(`${command} failed: ${said.stderr}`)
  const converted = spawnSync(
    'ffmpeg',
    ['-v', 'error', '-i', file, '-ac', '1', '-ar', String(RATE), '-f', 's16le', 'pipe:1'],
    { maxBuffer: 2 ** 28 },
  ).stdout
  rmSync(folder, { recursive: true })
  const samples = Float32Array.from(
    { length: converted.length >> 1 },
    (_, index) => converted.readInt16LE(index * 2) / 32_768,
  )
  const loud = (value: number) => Math.abs(value) > 0.01
  return samples.slice(Math.max(0, samples.findIndex(loud)), samples.findLastIndex(loud) + 1)
}

/** Chords with a beat, as a jingle has: no speech in it, and hardly a pause. */
export function music(seconds: number, seed: string, level = 0.25): Float32Array {
  const random = chance(`music ${seed}`)
  const samples = new Float32Array(Math.round(seconds * RATE))
  let chord: number[] = []
  for (let at = 0; at < samples.length; at++) {
    if (at % (RATE / 4) === 0) {
      const root = 110 * 2 ** (Math.floor(random() * 12) / 12)
      chord = [1, 1.25, 1.5, 2, 3].map((ratio) => root * ratio)
    }
    const inBeat = (at % (RATE / 4)) / (RATE / 4)
    const tone = chord.reduce(
      (sum, hertz, index) => sum + Math.sin((2 * Math.PI * hertz * at) / RATE) / (index + 1),
      0,
    )
    const drum = inBeat < 0.1 ? (random() * 2 - 1) * (1 - inBeat * 10) : 0
    samples[at] = level * ((tone / 2.5) * (1 - inBeat * 0.6) + drum * 0.5)
  }
  return samples
}

/** How a recording is made. */
export interface RecordingTerms {
  /** `flite:slt`, `espeak:it+f3`. */
  readonly voices: Readonly<Record<Said['speaker'], string>>
  readonly pace?: number
  readonly lead?: Float32Array
  readonly under?: Float32Array
  readonly noise?: number
  readonly seed: string
}

/**
 * One after the other with pauses between; `lead` are samples before the first, `under` music below the first seconds,
 * `noise` its distance from the speech in decibels.
 */
export function recordingOf(
  turns: readonly Said[],
  { voices, pace = 1, lead, under, noise, seed }: RecordingTerms,
): { readonly samples: Float32Array; readonly truth: readonly Timed[] } {
  const random = chance(`pauses ${seed}`)
  const parts: Float32Array[] = []
  let length = 0
  const put = (samples: Float32Array) => {
    parts.push(samples)
    length += samples.length
  }
  if (lead) put(lead)
  put(new Float32Array(Math.round((0.3 + random() * 0.5) * RATE)))
  let before: string | undefined
  const truth = turns.map(({ speaker, text }): Timed => {
    const isSame = before === speaker
    if (before !== undefined)
      put(new Float32Array(Math.round((isSame ? 0.15 + random() * 0.4 : 0.25 + random() * 0.9) * RATE)))
    before = speaker
    const start = length / RATE
    put(spoken(text, voices[speaker], pace * (0.92 + random() * 0.16)))
    return { speaker, text, start, end: length / RATE }
  })
  put(new Float32Array(RATE))
  const samples = new Float32Array(length)
  let at = 0
  for (const part of parts) {
    samples.set(part, at)
    at += part.length
  }
  under?.forEach((value, index) => {
    samples[index] = (samples[index] ?? 0) + value
  })
  if (noise !== undefined) {
    const power = samples.reduce((sum, value) => sum + value * value, 0) / samples.length
    const level = Math.sqrt((power / 10 ** (noise / 10)) * 3)
    for (let index = 0; index < samples.length; index++)
      samples[index] = (samples[index] ?? 0) + level * (random() * 2 - 1)
  }
  return { samples, truth }
}

/** Shares, from 0 to 1. */
export interface EditTerms {
  readonly dropped?: number
  readonly changed?: number
  readonly missing?: number
  readonly seed: string
}

/** Lightly edited: so many words left out, some changed, so many sentences missing. The truth of what is left stays. */
export function edited(
  truth: readonly Timed[],
  { dropped = 0, changed = 0, missing = 0, seed }: EditTerms,
): readonly Timed[] {
  const random = chance(`edit ${seed}`)
  const isSpaced = truth.some(({ text }) => text.includes(' '))
  const vocabulary = truth.flatMap(({ text }) => text.split(' '))
  return truth.flatMap((one, index) => {
    if (index > 0 && random() < missing) return []
    const words = isSpaced ? one.text.split(' ') : [...one.text]
    const kept = words.flatMap((word) => {
      if (random() < dropped) return []
      return random() < changed ? [vocabulary[Math.floor(random() * vocabulary.length)] ?? word] : [word]
    })
    const text = kept.join(isSpaced ? ' ' : '')
    return [
      {
        ...one,
        text: text === '' ? one.text : /[.?!。？！]$/.test(text) ? text : `${text.replace(/,$/, '')}.`,
      },
    ]
  })
}

/** A WAV file of samples. */
export function wav(samples: Float32Array): Uint8Array {
  const bytes = Buffer.alloc(44 + samples.length * 2)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(36 + samples.length * 2, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(RATE, 24)
  bytes.writeUInt32LE(RATE * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(samples.length * 2, 40)
  for (const [index, value] of samples.entries())
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), 44 + index * 2)
  return bytes
}

import { FILTERS, FRAME_RATE, type Frames, LOUDNESS_RATE } from './frames.ts'
import type { Vectors } from './lattice.ts'

/** What is so much quieter than the loudest parts is no voice. */
const QUIETER_DECIBELS = 25
/** Of what is louder or quieter still, as much is said by less. */
const MOST_DEVIATIONS = 3
const LOUDNESS_A_FRAME = LOUDNESS_RATE / FRAME_RATE

/** Coefficients a frame. */
const DIMENSIONS = 13
/** In a recording, so much of each band is no louder than its room. */
const ROOM_SHARE = 0.1
const VOICE_SHARE = 0.95

/** Of each band how loud the room is, and how loud a voice, as logarithms. */
export interface Levels {
  readonly room: Float32Array
  readonly voice: Float32Array
}

/** What is heard in each band when nobody speaks, and when somebody does. */
export function levelsOf({ energies }: Frames): Levels {
  const count = energies.length / FILTERS
  const band = new Float32Array(count)
  const [room, voice] = [new Float32Array(FILTERS), new Float32Array(FILTERS)]
  for (let index = 0; index < FILTERS; index++) {
    for (let at = 0; at < count; at++) band[at] = energies[at * FILTERS + index] as number
    room[index] = shareOf(band, ROOM_SHARE)
    voice[index] = shareOf(band, VOICE_SHARE)
  }
  return { room, voice }
}

/** Speech as it would sound in another room: as far above its noise, band by band (Gales and Young 1992, of models). */
export function inRoom(frames: Frames, { room, voice }: Levels): Frames {
  const own = levelsOf(frames)
  const noise = room.map((value, index) =>
    Math.exp(value - (voice[index] as number) + (own.voice[index] as number)),
  )
  const energies = frames.energies.map((value, at) =>
    Math.log(Math.exp(value) + (noise[at % FILTERS] as number)),
  )
  return { ...frames, energies }
}

const COSINES = Array.from({ length: DIMENSIONS }, (_, row) =>
  Float64Array.from({ length: FILTERS }, (_, column) => Math.cos((Math.PI * row * (column + 0.5)) / FILTERS)),
)

/** Mel frequency cepstral coefficients, a frame after the other. */
function cepstraOf(energies: Float32Array): Float32Array {
  const count = energies.length / FILTERS
  const cepstra = new Float32Array(count * DIMENSIONS)
  for (let frame = 0; frame < count; frame++) {
    COSINES.forEach((cosines, row) => {
      let sum = 0
      for (let at = 0; at < FILTERS; at++)
        sum += (cosines[at] as number) * (energies[frame * FILTERS + at] as number)
      cepstra[frame * DIMENSIONS + row] = sum
    })
  }
  return cepstra
}

/**
 * Frames so that two voices and two microphones can be compared: each coefficient less its mean, by its deviation (Atal
 * 1974; Viikki and Laurila 1998), both of what is loud enough to be a voice.
 */
export function normalised({ energies, loudness }: Frames): Vectors {
  const cepstra = cepstraOf(energies)
  const count = cepstra.length / DIMENSIONS
  const values = new Float32Array(cepstra.length)
  const least = shareOf(loudness, 0.95) - QUIETER_DECIBELS
  for (let index = 0; index < DIMENSIONS; index++) {
    let [sum, squares, heard] = [0, 0, 0]
    for (let at = 0; at < count; at++) {
      if ((loudness[at * LOUDNESS_A_FRAME] ?? least - 1) <= least) continue
      const value = cepstra[at * DIMENSIONS + index] as number
      sum += value
      squares += value * value
      heard++
    }
    const mean = heard === 0 ? 0 : sum / heard
    const deviation = heard === 0 ? 1 : Math.sqrt(Math.max(0, squares / heard - mean * mean)) || 1
    for (let at = index; at < values.length; at += DIMENSIONS) {
      const value = ((cepstra[at] as number) - mean) / deviation
      values[at] = Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, value))
    }
  }
  return { count, dimensions: DIMENSIONS, values }
}

/** So many frames are needed to know a voice by. */
const FRAMES_LEAST = 150

/** Vectors with the mean and deviation of each voice made the same; what no voice is heard in goes with the one before. */
export function byVoice({ count, dimensions, values }: Vectors, voices: Int32Array): Vectors {
  const known = new Map<number, { frames: number; sums: Float64Array; squares: Float64Array }>()
  const own = (at: number) => values.subarray(at * dimensions, (at + 1) * dimensions)
  for (let at = 0; at < count; at++) {
    const voice = voices[at] as number
    if (voice < 0) continue
    const sum = known.get(voice) ?? {
      frames: 0,
      sums: new Float64Array(dimensions),
      squares: new Float64Array(dimensions),
    }
    known.set(voice, sum)
    sum.frames++
    own(at).forEach((value, index) => {
      sum.sums[index] = (sum.sums[index] as number) + value
      sum.squares[index] = (sum.squares[index] as number) + value * value
    })
  }
  const made = Float32Array.from(values)
  let current: { readonly means: Float64Array; readonly deviations: Float64Array } | undefined
  const scales = new Map(
    [...known]
      .filter(([, { frames }]) => frames >= FRAMES_LEAST)
      .map(([voice, { frames, sums, squares }]) => {
        const means = sums.map((sum) => sum / frames)
        const deviations = squares.map((square, index) => {
          return Math.sqrt(Math.max(0.01, square / frames - (means[index] as number) ** 2))
        })
        return [voice, { means, deviations }] as const
      }),
  )
  for (let at = 0; at < count; at++) {
    current = scales.get(voices[at] as number) ?? current
    if (!current) continue
    for (let index = 0; index < dimensions; index++) {
      const place = at * dimensions + index
      const value =
        ((values[place] as number) - (current.means[index] as number)) / (current.deviations[index] as number)
      made[place] = Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, value))
    }
  }
  return { count, dimensions, values: made }
}

/** The value below which such a share of all lies. */
export function shareOf(values: Float32Array, share: number): number {
  const sorted = Float32Array.from(values).sort()
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0
}

/** The means of so many frames each; a row that does not come out even ends with a shorter one. */
export function pooled(vectors: Vectors, lengths: readonly number[], size: number): Vectors {
  const { dimensions, values } = vectors
  const counts = pooledLengths(lengths, size)
  const made = new Float32Array(counts.reduce((sum, count) => sum + count, 0) * dimensions)
  let [from, to] = [0, 0]
  lengths.forEach((length, row) => {
    const end = from + length
    for (let frame = 0; frame < (counts[row] as number); frame++, to++) {
      const until = Math.min(end, from + size)
      const share = 1 / (until - from)
      for (; from < until; from++) {
        for (let index = 0; index < dimensions; index++) {
          const at = to * dimensions + index
          made[at] = (made[at] as number) + (values[from * dimensions + index] as number) * share
        }
      }
    }
  })
  return { count: to, dimensions, values: made }
}

/** How many frames `pooled` makes of each row. */
export function pooledLengths(lengths: readonly number[], size: number): readonly number[] {
  return lengths.map((length) => Math.ceil(length / size))
}

/** Each row backwards: what no speech sounds like, of the same sounds. */
export function backwards({ count, dimensions, values }: Vectors, lengths: readonly number[]): Vectors {
  const turned = new Float32Array(values.length)
  let from = 0
  for (const length of lengths) {
    for (let at = 0; at < length; at++) {
      const source = (from + length - 1 - at) * dimensions
      turned.set(values.subarray(source, source + dimensions), (from + at) * dimensions)
    }
    from += length
  }
  return { count, dimensions, values: turned }
}

/** Several recordings as one. */
export function joined(all: readonly Frames[]): Frames {
  const energies = new Float32Array(all.reduce((sum, one) => sum + one.energies.length, 0))
  const loudness = new Float32Array((energies.length / FILTERS) * LOUDNESS_A_FRAME).fill(-100)
  let at = 0
  for (const one of all) {
    energies.set(one.energies, at * FILTERS)
    const count = one.energies.length / FILTERS
    loudness.set(one.loudness.subarray(0, count * LOUDNESS_A_FRAME), at * LOUDNESS_A_FRAME)
    at += count
  }
  return { energies, loudness }
}

import { powerSpectra } from './spectrum.ts'

/** What is heard, as numbers that two voices have in common. */
export interface Frames {
  /** The logarithms of the energies in `FILTERS` bands of equal width in mel, a frame after the other. */
  readonly energies: Float32Array
  /** The loudness of each hundredth of a second, in decibels below full scale. */
  readonly loudness: Float32Array
}

/** Bands a frame. */
export const FILTERS = 26
/** Frames a second. */
export const FRAME_RATE = 50
/** Values of `loudness` a second. */
export const LOUDNESS_RATE = 100

/** What telephones and codecs leave of a voice, and what a low bit rate cuts off. */
const LOWEST_HERTZ = 80
const HIGHEST_HERTZ = 6000
const WINDOW_SECONDS = 0.032
const PRE_EMPHASIS = 0.97
const QUIETEST = 1e-10

/** Makes frames of sound as it comes, in pieces of any length; what it holds is small, however long the sound is. */
export function frameMaker(rate: number) {
  const hop = Math.round(rate / FRAME_RATE)
  const length = Math.round(rate * WINDOW_SECONDS)
  const size = 2 ** Math.ceil(Math.log2(length))
  const spectra = powerSpectra(size)
  const filters = melFilters(rate, size)
  const window = Float64Array.from(
    { length },
    (_, index) => 0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (length - 1)),
  )
  const signals = [new Float64Array(size), new Float64Array(size)] as const
  const powers = [new Float64Array(size / 2 + 1), new Float64Array(size / 2 + 1)] as const
  const energies = growing()
  const loudness = growing()
  const loudnessHop = Math.round(rate / LOUDNESS_RATE)
  let held = new Float64Array(0)
  let sum = 0
  let summed = 0
  let last = 0
  let heard = 0

  function loud(value: number): void {
    sum += value * value
    if (++summed < loudnessHop) return
    loudness.push(10 * Math.log10(sum / summed + QUIETEST))
    sum = summed = 0
  }

  function windowed(from: number, signal: Float64Array): void {
    for (let at = 0; at < length; at++) {
      const before = from + at === 0 ? last : (held[from + at - 1] as number)
      signal[at] = ((held[from + at] as number) - PRE_EMPHASIS * before) * (window[at] as number)
    }
  }

  function put(samples: Float64Array): void {
    const joined = new Float64Array(held.length + samples.length)
    joined.set(held)
    joined.set(samples, held.length)
    held = joined
    let from = 0
    for (; from + hop + length <= held.length; from += 2 * hop) {
      windowed(from, signals[0])
      windowed(from + hop, signals[1])
      spectra(signals[0], signals[1], powers[0], powers[1])
      for (const power of powers) bandEnergies(power, filters, energies)
    }
    if (from > 0) last = held[from - 1] as number
    held = held.slice(from)
  }

  return {
    /** Samples between −1 and 1. */
    add: (samples: Float64Array): void => {
      heard += samples.length
      for (const value of samples) loud(value)
      put(samples)
    },
    /** All frames: as many as the sound is long, the last ones filled up with silence. */
    end: (): Frames => {
      const count = Math.ceil(heard / hop)
      put(new Float64Array(2 * hop + length))
      return { energies: energies.values(count * FILTERS), loudness: loudness.values(Infinity) }
    },
  }
}

/** Numbers whose count nobody knows before. */
function growing() {
  let values = new Float32Array(1024)
  let count = 0
  return {
    push: (value: number): void => {
      if (count === values.length) {
        const wider = new Float32Array(values.length * 2)
        wider.set(values)
        values = wider
      }
      values[count++] = value
    },
    values: (most: number) => values.slice(0, Math.min(count, most)),
  }
}

interface Filter {
  readonly from: number
  readonly weights: Float64Array
}

function mel(hertz: number): number {
  return 1127 * Math.log(1 + hertz / 700)
}

/** Triangles of equal width in mel (Davis and Mermelstein 1980). */
function melFilters(rate: number, size: number): readonly Filter[] {
  const [low, high] = [mel(LOWEST_HERTZ), mel(Math.min(HIGHEST_HERTZ, rate / 2))]
  const width = (high - low) / (FILTERS + 1)
  return Array.from({ length: FILTERS }, (_, index) => {
    const centre = low + width * (index + 1)
    const weights = Array.from({ length: size / 2 + 1 }, (_, bin) =>
      Math.max(0, 1 - Math.abs(mel((bin * rate) / size) - centre) / width),
    )
    const from = Math.max(
      0,
      weights.findIndex((weight) => weight > 0),
    )
    const to = weights.findLastIndex((weight) => weight > 0)
    return { from, weights: Float64Array.from(weights.slice(from, to + 1)) }
  })
}

function bandEnergies(
  power: Float64Array,
  filters: readonly Filter[],
  out: { push: (value: number) => void },
): void {
  for (const { from, weights } of filters) {
    let sum = QUIETEST
    for (let at = 0; at < weights.length; at++) sum += (weights[at] as number) * (power[from + at] as number)
    out.push(Math.log(sum))
  }
}

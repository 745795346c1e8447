/** Samples a second. */
const TALK_RATE = 16_000

/** Noise that comes and goes as syllables do from each of these seconds to the next, and a quiet room around; from -1 to 1. */
export function talkOf(
  spans: readonly (readonly [from: number, to: number])[],
  seconds: number,
): Float32Array {
  let state = 7
  const noise = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) / 2 ** 23 - 1
  }
  return Float32Array.from({ length: Math.round(seconds * TALK_RATE) }, (_, at) => {
    const time = at / TALK_RATE
    const isSaid = spans.some(([from, to]) => time >= from && time < to)
    return noise() * (isSaid ? 0.2 + 0.2 * Math.abs(Math.sin(time * 12)) : 0.0005)
  })
}

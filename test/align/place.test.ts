import t from 'tap'
import { placeByPauses } from '../../src/align/by-pauses.ts'
import { type Frames, frameMaker } from '../../src/align/frames.ts'
import { placeUnits } from '../../src/align/place.ts'
import { chance } from '../bench/align/sentences.ts'
import { music } from '../bench/align/sets.ts'

const RATE = 16_000

/** Something like a word: a tone and three others over it for each syllable, by turns louder and quieter; every name has its own. */
function babble(name: string, seconds: number, pitch: number, level = 0.3): Float32Array {
  const random = chance(name)
  const samples = new Float32Array(Math.round(seconds * RATE))
  let tones: number[] = []
  for (let at = 0; at < samples.length; at++) {
    const syllable = (at % (RATE * 0.16)) / (RATE * 0.16)
    if (at % Math.round(RATE * 0.16) === 0) tones = [300, 900, 2200].map((hertz) => hertz * (1 + random()))
    const swell = Math.sin(Math.PI * syllable) ** 0.5
    const voice = 0.3 * Math.sin((2 * Math.PI * pitch * at) / RATE)
    const sum = tones.reduce((all, hertz) => all + Math.sin((2 * Math.PI * hertz * at) / RATE), voice)
    samples[at] = level * swell * (sum / 3)
  }
  return samples
}

function framesOf(parts: readonly Float32Array[]): Frames {
  const maker = frameMaker(RATE)
  for (const part of parts) maker.add(Float64Array.from(part))
  return maker.end()
}

const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'].map((name, index) => ({
  name,
  seconds: 1.1 + (index % 3) * 0.7,
}))
const units = WORDS.map(({ name, seconds }) => framesOf([babble(name, seconds, 110)]))
const voices = WORDS.map((_, index) => index % 2)

/** What is heard before, and each word after a pause, in another voice; those that are left out of the text too. */
function recorded(before: Float32Array, names: readonly string[] = WORDS.map(({ name }) => name)) {
  const parts: Float32Array[] = [before]
  const starts = new Map<string, number>()
  let at = before.length
  for (const [index, name] of names.entries()) {
    const pause = new Float32Array(Math.round((0.3 + (index % 4) * 0.15) * RATE))
    const word = babble(name, WORDS.find((one) => one.name === name)?.seconds ?? 1.5, 160, 0.2)
    starts.set(name, (at + pause.length) / RATE)
    parts.push(pause, word)
    at += pause.length + word.length
  }
  parts.push(new Float32Array(RATE))
  return { frames: framesOf(parts), starts, seconds: at / RATE + 1 }
}

const whole = (seconds: number) => [{ from: 0, to: seconds, first: 0, end: units.length }]

t.test('each unit is found where it begins, also behind a jingle', async (t) => {
  for (const before of [new Float32Array(0), music(8, 'test')]) {
    const { frames, starts, seconds } = recorded(before)
    const { places, likeness } = placeUnits(frames, units, whole(seconds), voices)
    WORDS.forEach(({ name }, unit) => {
      const { start = Number.NaN, confidence = 0 } = places.get(unit) ?? {}
      t.ok(Math.abs(start - (starts.get(name) ?? 0)) < 0.1, `${name}: ${start}, not ${starts.get(name)}`)
      t.ok(confidence > 0.5, `${name}: ${confidence}`)
    })
    t.ok(likeness > 1.5, String(likeness))
  }
})

t.test('what is said and not written moves nothing else', async (t) => {
  const names = [
    'one',
    'two',
    'nobody wrote this',
    'three',
    'four',
    'nor this',
    'five',
    'six',
    'seven',
    'eight',
  ]
  const { frames, starts, seconds } = recorded(new Float32Array(0), names)
  const { places } = placeUnits(frames, units, whole(seconds), voices)
  WORDS.forEach(({ name }, unit) => {
    const start = places.get(unit)?.start ?? Number.NaN
    t.ok(Math.abs(start - (starts.get(name) ?? 0)) < 0.15, `${name}: ${start}, not ${starts.get(name)}`)
  })
})

t.test('another text is not like the recording', async (t) => {
  const others = WORDS.map(({ seconds }, index) => framesOf([babble(`other ${index}`, seconds, 110)]))
  const { frames, seconds } = recorded(new Float32Array(0))
  t.ok(placeUnits(frames, others, whole(seconds), voices).likeness < 1.3)
})

t.test('between typed times each stretch is looked through by itself', async (t) => {
  const { frames, starts, seconds } = recorded(new Float32Array(0))
  const middle = starts.get('five') ?? 0
  const stretches = [
    { from: 0, to: middle, first: 0, end: 4 },
    { from: middle - 0.5, to: seconds, first: 4, end: 8 },
  ]
  const { places } = placeUnits(frames, units, stretches, voices)
  WORDS.forEach(({ name }, unit) => {
    t.ok(Math.abs((places.get(unit)?.start ?? 0) - (starts.get(name) ?? 0)) < 0.1, name)
  })
})

t.test('pauses and lengths alone place calm speech, also behind a jingle', async (t) => {
  const expected = WORDS.map(({ seconds }) => ({ seconds: seconds * 1.3, isWithin: false }))
  for (const before of [new Float32Array(0), music(8, 'test')]) {
    const { frames, starts, seconds } = recorded(before)
    const { places } = placeByPauses(frames.loudness, expected, whole(seconds))
    WORDS.forEach(({ name }, unit) => {
      const start = places.get(unit)?.start ?? Number.NaN
      t.ok(Math.abs(start - (starts.get(name) ?? 0)) < 0.1, `${name}: ${start}, not ${starts.get(name)}`)
    })
  }
})

t.test('nothing, silence and less than a frame are no fault', async (t) => {
  for (const samples of [0, 10, RATE]) {
    const frames = framesOf([new Float32Array(samples)])
    t.doesNotThrow(() => placeUnits(frames, units, whole(samples / RATE), voices))
    const expected = WORDS.map(({ seconds }) => ({ seconds, isWithin: false }))
    t.doesNotThrow(() => placeByPauses(frames.loudness, expected, whole(samples / RATE)))
  }
  const { frames, seconds } = recorded(new Float32Array(0))
  const silent = WORDS.map(() => framesOf([]))
  t.doesNotThrow(() => placeUnits(frames, silent, whole(seconds), voices))
})

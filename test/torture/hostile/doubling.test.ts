import t from 'tap'
import { steepAt } from './growth/doubling.ts'
import { repeated } from './growth/seeds.ts'

const MOST = 16_384
/** Of all that stands before an input, whatever follows: as much as half of what the longest input costs. */
const ALWAYS = 15_000_000

/** Work of so many steps, that nothing can leave out. */
function work(steps: number): number {
  let sum = 1
  for (let step = 0; step < steps; step++) sum = Math.imul(sum, 31) ^ step
  return sum
}

async function isSteep(stepsFor: (characters: number) => number): Promise<boolean> {
  const door = {
    name: 'planted',
    open: (text: string) => work(stepsFor(text.length)),
    seeds: [repeated('a')],
  }
  return (await steepAt(door, { most: MOST, isFull: true })).length > 0
}

/** As many steps for the longest input, however they grow towards it. */
const part = (characters: number) => characters / MOST
const LONGEST = 30_000_000

const STEEP: Readonly<Record<string, (characters: number) => number>> = {
  'its square': (n) => LONGEST * part(n) ** 2,
  'its square, behind work that has to be done for any input': (n) => ALWAYS + LONGEST * part(n) ** 2,
  'its square, beside work that grows with it': (n) => LONGEST * (part(n) ** 2 + part(n) / 4),
  'its square, of what is refused while it is short': (n) => (n < MOST / 3 ? 0 : LONGEST * part(n) ** 2),
  'its square, so steep that only the shortest are tried': (n) => LONGEST * (n / 512) ** 2,
  'its third power': (n) => LONGEST * part(n) ** 3,
}
for (const [what, steps] of Object.entries(STEEP)) {
  t.test(`work that grows with ${what} is found`, async (t) => t.equal(await isSteep(steps), true))
}

const GENTLE: Readonly<Record<string, (characters: number) => number>> = {
  'the input': (n) => LONGEST * part(n),
  'the input, behind work that has to be done for any': (n) => ALWAYS + LONGEST * part(n),
  'the input and its logarithm': (n) => (LONGEST * part(n) * Math.log2(n)) / 14,
  'the input, where it is refused while it is short': (n) => (n < MOST * 0.7 ? 0 : LONGEST * part(n)),
  'the input, up to where it is refused': (n) => (n > MOST * 0.7 ? 0 : LONGEST * part(n)),
  nothing: () => ALWAYS,
}
for (const [what, steps] of Object.entries(GENTLE)) {
  t.test(`work that grows with ${what} is left alone`, async (t) => t.equal(await isSteep(steps), false))
}

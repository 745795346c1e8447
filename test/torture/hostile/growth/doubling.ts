import t from 'tap'
import { times } from '../../how-often.ts'
import { CORE_SEEDS, SEEDS, type Seed } from './seeds.ts'

/** A way by which text from outside comes in: what is done with it, and how it has to begin and end to get there. */
export interface Door {
  readonly name: string
  readonly open: (text: string) => unknown
  /** Each is put round every seed. Without any, the seed stands alone. */
  readonly around?: readonly (readonly [before: string, after: string])[]
  /** Of the lengths tried elsewhere this part is enough: what comes in here is put into many places. */
  readonly share?: number
  /** Its work is so little that all can be tried always. */
  readonly isQuick?: boolean
  /** In place of all others. */
  readonly seeds?: readonly Seed[]
}

/** An input whose doubling costs more than it should. */
export interface Steep {
  readonly door: string
  readonly input: string
  readonly characters: number
  /** How many times as much processor time for every doubling. */
  readonly times: number
  readonly milliseconds: number
}

/** Linear work doubles; sorting a little more; quadratic work takes four times as long. */
const MOST_TIMES = 2.5
/** From one sixteenth of an input to all of it. */
const DOUBLINGS = 4
/** Work that takes less is over before anybody notices, and cannot be measured well. */
const ENOUGH_MILLISECONDS = 5
const LONG_MILLISECONDS = 80
const LEAST_CHARACTERS = 256
/** Of the way to the longest input: what grows too fast would take for ever there. */
const STEP = 4

/** Four doublings, of which the shortest text can still be measured. */
const SHORT = 4096
const LONG = 32_768

/** A test that no seed takes a door longer than it should: a little among all other tests, all of it under torture. */
export function growsAtMostLinearly(door: Door): void {
  t.test(`doubling ${door.name} doubles the work`, async (t) => {
    const most = times(SHORT, LONG)
    const steep = await steepAt(door, { most, isFull: most > SHORT })
    t.strictSame(steep, [])
  })
}

/** How far it goes: up to so many characters, every seed in all that can stand around it, or each in one of them. */
export interface Reach {
  readonly most: number
  readonly isFull: boolean
  /** Longer inputs are not tried where one takes as long as this: what grows too fast shows before. */
  readonly patience?: number
}

/** Doubles every seed at a door, and answers those of which the work grows too fast. */
export async function steepAt(
  door: Door,
  { most, isFull, patience = LONG_MILLISECONDS }: Reach,
): Promise<Steep[]> {
  const found: Steep[] = []
  const { around: arounds = [['', '']], seeds, isQuick = false } = door
  for (const [index, seed] of (seeds ?? (isFull ? SEEDS : CORE_SEEDS)).entries()) {
    // One in turn, so that every seed and everything that stands around some comes in.
    const some = isFull || isQuick ? arounds : arounds.slice(index % arounds.length).slice(0, 1)
    for (const around of some) {
      const reach = { most: Math.round(most * (door.share ?? 1)), patience }
      const one = await steepness(door, seed, around, reach)
      if (one) found.push(one)
    }
  }
  return found
}

async function steepness(
  { name, open }: Door,
  seed: Seed,
  [before, after]: readonly [string, string],
  { most, patience }: { readonly most: number; readonly patience: number },
): Promise<Steep | undefined> {
  const text = (characters: number) => flat(before + seed.text(characters) + after)
  let characters = Math.min(LEAST_CHARACTERS, most)
  let large = text(characters)
  let milliseconds = await cost(open, large)
  while (characters < most && milliseconds < patience) {
    characters = Math.min(most, characters * STEP)
    large = text(characters)
    milliseconds = await cost(open, large)
  }
  // What else the machine does can make one measurement too large, never too small: the least of several counts.
  let much = milliseconds
  let times = Number.POSITIVE_INFINITY
  // Fewer doublings as well: what is refused while it is short costs nothing there, and looks as if it grew.
  for (const doublings of [DOUBLINGS, DOUBLINGS / 2, 1]) {
    const small = text(characters / 2 ** doublings)
    let little = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (much < ENOUGH_MILLISECONDS) return undefined
      little = Math.min(little, await shareOf(open, small))
      if (timesOf(much, little, doublings) <= MOST_TIMES) return undefined
      much = Math.min(much, await cost(open, large))
    }
    times = Math.min(times, timesOf(much, little, doublings))
  }
  const input = `${JSON.stringify(before.slice(-40))} + ${seed.name} … + ${JSON.stringify(after.slice(0, 40))}`
  return { door: name, input, characters, times, milliseconds: Math.round(much) }
}

const ATTEMPTS = 5

function timesOf(much: number, little: number, doublings: number): number {
  return Math.round((much / little) ** (1 / doublings) * 100) / 100
}

/** Processor time of this process in milliseconds. */
async function cost(open: Door['open'], text: string): Promise<number> {
  const before = process.cpuUsage()
  await open(text)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The same for what takes less than the clock can tell: it is done again and again. */
async function shareOf(open: Door['open'], text: string): Promise<number> {
  let runs = 0
  const before = process.cpuUsage()
  for (;;) {
    await open(text)
    runs++
    const { user, system } = process.cpuUsage(before)
    if (user + system > 2000 || runs >= 200) return (user + system) / 1000 / runs
  }
}

/** A joined string is a tree until somebody reads it: that is not the work that is measured. */
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

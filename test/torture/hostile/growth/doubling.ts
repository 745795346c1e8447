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
  /** How many times as much processor time for a doubling, and for the one before or after it. */
  readonly times: readonly [last: number, other: number]
  readonly milliseconds: number
}

/** Linear work doubles; sorting a little more; quadratic work takes four times as long. */
const MOST_TIMES = 2.5
/** What is measured is never exact: only what grows less is left alone at once. */
const SURE_TIMES = 2.2
/** The part of an input that costs little but what has to be done for any. */
const ALWAYS = 1 / 32
/** Work that takes less is over before anybody notices, and cannot be measured well. */
const ENOUGH_MILLISECONDS = 10
/** Growth that is less is none. */
const LEAST_MILLISECONDS = 0.2
const LONG_MILLISECONDS = 25
/** What takes this long is steep even if twice as much is refused. What takes less has to go on growing. */
const MUCH_MILLISECONDS = 250
const LEAST_CHARACTERS = 256
/** Of the way to the longest input: what grows too fast would take for ever there. */
const STEP = 4
/** Everything is measured twice; what looks steep then, so often at least, and for so much processor time. */
const ATTEMPTS = 8
const DOUBT_MILLISECONDS = 3000

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
  /** Longer inputs are not tried where one takes so much longer than the shortest: what grows too fast shows before. */
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

/**
 * From all that is measured, what a small part of the input costs is taken off: what has to be done for any input would
 * hide how the rest grows. What is refused while it is short costs nothing there, and one doubling looks as if it grew;
 * so two have to, one after the other.
 */
async function steepness(
  { name, open }: Door,
  seed: Seed,
  [before, after]: readonly [string, string],
  { most, patience }: { readonly most: number; readonly patience: number },
): Promise<Steep | undefined> {
  const text = (characters: number) => flat(before + seed.text(characters) + after)
  const start = Math.min(LEAST_CHARACTERS, most)
  const shortest = await cost(open, text(start))
  let [characters, milliseconds] = [start, shortest]
  while (characters < most && milliseconds - shortest < patience) {
    characters = Math.min(most, characters * STEP)
    milliseconds = await cost(open, text(characters))
  }
  if (milliseconds < ENOUGH_MILLISECONDS) return undefined

  const least = leastOf(open, (part) => text(characters * part))
  let times: Steep['times'] = [0, 0]
  const begun = process.cpuUsage()
  for (let attempt = 0; attempt < ATTEMPTS || since(begun) < DOUBT_MILLISECONDS; attempt++) {
    await least.measure(1, ALWAYS)
    if (!least.isMeasurable()) return undefined
    await least.measure(1 / 2)
    times = [least.timesTo(1), 0]
    // What was measured just before and after is as much disturbed, where the least of all was not.
    let sure = Math.max(times[0], least.timesNow())
    if (times[0] > MOST_TIMES) {
      const isMuch = least.of(1) >= MUCH_MILLISECONDS
      await least.measure(2, ...(isMuch ? [1 / 4] : []))
      sure = Math.max(least.timesTo(2), isMuch ? least.timesTo(1 / 2) : 0)
      times = [times[0], sure]
    }
    if (attempt > 0 && sure <= SURE_TIMES) return undefined
  }
  if (Math.min(...times) <= MOST_TIMES) return undefined
  const input = `${JSON.stringify(before.slice(-40))} + ${seed.name} … + ${JSON.stringify(after.slice(0, 40))}`
  return { door: name, input, characters, times, milliseconds: Math.round(milliseconds) }
}

/** The least that parts of an input took so far, in milliseconds: what else the machine does only ever adds to it. */
function leastOf(open: Door['open'], text: (part: number) => string) {
  const found = new Map<number, number>()
  const latest = new Map<number, number>()
  const of = (part: number) => found.get(part) ?? Number.POSITIVE_INFINITY
  const grown = (part: number) => of(part) - of(ALWAYS)
  return {
    measure: async (...parts: readonly number[]) => {
      for (const part of parts) {
        const took = await (part < 1 ? shareOf : cost)(open, text(part))
        latest.set(part, took)
        found.set(part, Math.min(of(part), took))
      }
    },
    of,
    /** Whether the input adds as much as has to be done for any, and enough. */
    isMeasurable: () => grown(1) >= Math.max(ENOUGH_MILLISECONDS, of(ALWAYS)),
    /** How many times as much the last doubling takes, of what was measured last. */
    timesNow: () => ((latest.get(1) ?? 0) - of(ALWAYS)) / ((latest.get(1 / 2) ?? 0) - of(ALWAYS)),
    /** How many times as much the last doubling of a part takes; 0 where it is too little to be told. */
    timesTo: (part: number) => {
      const enough = Math.max(LEAST_MILLISECONDS, of(ALWAYS) / 10)
      if (part < 1 && grown(part) < 2 * enough) return 0
      return Math.round((grown(part) / Math.max(grown(part / 2), LEAST_MILLISECONDS)) * 100) / 100
    },
  }
}

/** Processor time of this process in milliseconds. */
function since(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1000
}

async function cost(open: Door['open'], text: string): Promise<number> {
  const begun = process.cpuUsage()
  await open(text)
  return since(begun)
}

/** The same for what takes less than the clock can tell: it is done again and again. */
async function shareOf(open: Door['open'], text: string): Promise<number> {
  const begun = process.cpuUsage()
  for (let runs = 1; ; runs++) {
    await open(text)
    if (since(begun) > 2 || runs >= 200) return since(begun) / runs
  }
}

/** A joined string is a tree until somebody reads it: that is not the work that is measured. */
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

/** Feature vectors of equal length, one after the other. */
export interface Vectors {
  readonly count: number
  readonly dimensions: number
  readonly values: Float32Array
}

/**
 * What may be heard, as a row of states: a gap, the frames of the first unit, a gap, the frames of the second, and so on,
 * and a gap at the end. In a gap anything may be heard (a pause, music, words that nobody wrote down) for as long as it takes.
 */
export interface States {
  readonly count: number
  /** Of each state the frame of the reference that is expected there; -1 in a gap. */
  readonly frame: Int32Array
  /** Of each state the gap before its unit, of a gap the one before it; -1 at the first. */
  readonly gapBefore: Int32Array
  /** The first state of each unit; the gap before it is one less. */
  readonly first: Int32Array
  /** One behind the last state of each unit: the gap that follows it. */
  readonly end: Int32Array
}

/** A row of states for units of so many frames. */
export function statesOf(lengths: readonly number[]): States {
  const count = lengths.reduce((sum, length) => sum + length + 1, 1)
  const frame = new Int32Array(count).fill(-1)
  const gapBefore = new Int32Array(count).fill(-1)
  const first = new Int32Array(lengths.length)
  const end = new Int32Array(lengths.length)
  let state = 1
  let heard = 0
  lengths.forEach((length, unit) => {
    first[unit] = state
    const gap = state - 1
    for (let at = 0; at < length; at++, state++, heard++) {
      frame[state] = heard
      gapBefore[state] = gap
    }
    end[unit] = state
    gapBefore[state] = gap
    state++
  })
  return { count, frame, gapBefore, first, end }
}

/** Which states are looked at for each frame of the recording. */
export interface Band {
  /** How many. */
  readonly width: number
  /** The first of them, for each frame; never falls. */
  readonly low: Int32Array
}

/** What a step costs besides, in the unit of the distances. */
export interface Costs {
  /** To stay in a frame, or to leave one out: speech that is slower or faster than expected. */
  readonly uneven: number
  /** To leave out a unit, for each of its frames. */
  readonly omitted: number
  /** To begin a gap inside speech, as little as that costs. */
  readonly gap: number
}

export interface Path {
  /** The state at each frame of the recording. */
  readonly states: Int32Array
  /** What each frame costs there, less than nothing where it is like what is expected. */
  readonly costs: Float32Array
  readonly total: number
}

const [STAY, ONE, TWO, OMIT] = [0, 1, 2, 3]
const FAR = 1e30

/**
 * The cheapest way through the states, one step a frame of the recording (Viterbi 1967; as dynamic time warping: Sakoe and
 * Chiba 1978, without their open ends, which a gap of no cost stands for). A frame costs how far it is from the one that
 * is expected, less how far it is from what is expected elsewhere: so to hear the right thing earns, and a gap costs nothing.
 */
export function cheapestPath(
  recording: Vectors,
  reference: Vectors,
  states: States,
  band: Band,
  { uneven, omitted, gap }: Costs,
  elsewhere: Float32Array,
  tell: (share: number) => void = () => {},
): Path {
  const { width, low } = band
  const { count } = recording
  const { frame, gapBefore } = states
  const bytesARow = Math.ceil(width / 4)
  const back = new Uint8Array(bytesARow * count)
  let before = new Float64Array(width).fill(FAR)
  let now = new Float64Array(width).fill(FAR)
  const distanceTo = distances(recording, reference)
  for (let at = 0; at < count; at++) {
    const from = low[at] as number
    const shift = at === 0 ? 0 : from - (low[at - 1] as number)
    const row = at * bytesARow
    const base = elsewhere[at] as number
    distanceTo(at)
    const until = Math.min(width, states.count - from)
    for (let column = 0; column < until; column++) {
      const state = from + column
      const heard = frame[state] as number
      let best = FAR
      let step = STAY
      const cost = heard === -1 ? 0 : distanceTo.to(heard) - base
      if (at === 0) {
        if (state <= 1) best = 0
        else if (heard === -1) best = omitted * (state - 1)
      } else {
        const there = column + shift
        // What goes on sounding like one frame is heard once: else music would be a very slow word.
        if (there < width)
          best = (before[there] as number) + (heard === -1 ? 0 : uneven + (cost < 0 ? -cost : 0))
        if (there >= 1 && there - 1 < width) {
          const sum = (before[there - 1] as number) + (heard === -1 ? gap : 0)
          if (sum < best) {
            best = sum
            step = ONE
          }
        }
        if (there >= 2 && there - 2 < width) {
          // Out of a gap, or over one: as a step to the next frame.
          const sum =
            (before[there - 2] as number) +
            (heard === -1 ? gap + uneven : frame[state - 1] === -1 ? 0 : uneven)
          if (sum < best) {
            best = sum
            step = TWO
          }
        }
        if (heard === -1) {
          const other = gapBefore[state] as number
          const place = other - from + shift
          if (other >= 0 && place >= 0 && place < width) {
            const sum = (before[place] as number) + omitted * (state - other - 1)
            if (sum < best) {
              best = sum
              step = OMIT
            }
          }
        }
      }
      now[column] = best + cost
      const byte = row + (column >> 2)
      back[byte] = (back[byte] as number) | (step << ((column & 3) * 2))
    }
    for (let column = Math.max(0, until); column < width; column++) now[column] = FAR
    const spare = before
    before = now
    now = spare
    if ((at & 1023) === 0) tell(at / count)
  }
  return traced(recording, reference, states, band, back, before, elsewhere)
}

function traced(
  recording: Vectors,
  reference: Vectors,
  { count, frame, gapBefore }: States,
  { width, low }: Band,
  back: Uint8Array,
  last: Float64Array,
  elsewhere: Float32Array,
): Path {
  const frames = recording.count
  const found = new Int32Array(frames)
  const costs = new Float32Array(frames)
  const bytesARow = Math.ceil(width / 4)
  const base = low[frames - 1] ?? 0
  // The end of the text is the end of the way, in its last frame or in the gap behind it.
  let state = count - 1
  let total = FAR
  for (let one = count - 1; one >= Math.max(base, count - 2); one--) {
    const cost = last[one - base] ?? FAR
    if (cost < total) {
      total = cost
      state = one
    }
  }
  const distanceTo = distances(recording, reference)
  for (let at = frames - 1; at >= 0; at--) {
    found[at] = state
    const heard = frame[state] as number
    distanceTo(at)
    costs[at] = heard === -1 ? 0 : distanceTo.to(heard) - (elsewhere[at] as number)
    const column = state - (low[at] as number)
    const step = ((back[at * bytesARow + (column >> 2)] as number) >> ((column & 3) * 2)) & 3
    if (at === 0) break
    state = step === OMIT ? (gapBefore[state] as number) : state - step
  }
  return { states: found, costs, total }
}

/** How far the frame of the recording that was chosen is from one of the reference. */
function distances(recording: Vectors, reference: Vectors) {
  const { dimensions } = recording
  const own = new Float64Array(dimensions)
  const values = reference.values
  const choose = (at: number): void => {
    for (let index = 0; index < dimensions; index++)
      own[index] = recording.values[at * dimensions + index] as number
  }
  choose.to = (frame: number): number => {
    let sum = 0
    const from = frame * dimensions
    for (let index = 0; index < dimensions; index++) {
      const difference = (own[index] as number) - (values[from + index] as number)
      sum += difference * difference
    }
    return Math.sqrt(sum)
  }
  return choose
}

/** Of each frame of the recording, how far it is from a good share of all that is expected: from what sounds much like it. */
export function usualDistances(recording: Vectors, reference: Vectors, share: number): Float32Array {
  const samples = Math.min(SAMPLES, reference.count)
  const chosen = Array.from({ length: samples }, (_, index) =>
    Math.floor((index * reference.count) / samples),
  )
  const distanceTo = distances(recording, reference)
  const some = new Float64Array(samples)
  return Float32Array.from({ length: recording.count }, (_, at) => {
    distanceTo(at)
    chosen.forEach((frame, index) => {
      some[index] = distanceTo.to(frame)
    })
    return some.sort()[Math.floor(share * (samples - 1))] ?? 0
  })
}

const SAMPLES = 199

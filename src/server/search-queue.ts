/** Searches that wait for their turn. One is done at a time, and the addresses that ask take turns. */
export interface SearchQueue {
  /**
   * Answers what `work` does once it is its turn, or with which status it was refused: 429 where its own address has
   * more waiting than any other, 503 where everybody has, or where it waited too long. `isWanted` says whether anybody
   * still waits for the answer; what nobody waits for is not done.
   */
  readonly add: <T>(key: string, isWanted: () => boolean, work: () => Promise<T>) => Promise<Turn<T>>
  /** How many wait. */
  readonly waiting: () => number
}

export type Turn<T> = { readonly value: T } | { readonly refused: 429 | 503 }

/** So many wait in all: at a few searches a second, longer than anybody does. */
const MOST_WAITING = 200
const LONGEST_WAIT_MS = 15_000

interface Waiting {
  readonly since: number
  readonly isWanted: () => boolean
  readonly begin: () => Promise<void>
  readonly refuse: (status: 429 | 503) => void
}

/** None waits yet. */
export function searchQueue(most = MOST_WAITING, longestWaitMs = LONGEST_WAIT_MS): SearchQueue {
  /** By the key of an address, whose turn is next first. */
  const lines = new Map<string, Waiting[]>()
  let count = 0
  let isBusy = false

  /** The oldest of the address whose turn it is; that address is the last one then. */
  function next(): Waiting | undefined {
    for (const [key, line] of lines) {
      lines.delete(key)
      const first = line.shift()
      if (first === undefined) continue
      count--
      if (line.length > 0) lines.set(key, line)
      return first
    }
    return undefined
  }

  async function work(): Promise<void> {
    if (isBusy) return
    isBusy = true
    for (let one = next(); one !== undefined; one = next()) {
      if (!one.isWanted() || performance.now() - one.since > longestWaitMs) one.refuse(503)
      else await one.begin()
    }
    isBusy = false
  }

  function dropUnwanted(): void {
    for (const [key, line] of lines) {
      const wanted = line.filter((one) => one.isWanted())
      for (const one of line) if (!wanted.includes(one)) one.refuse(503)
      count -= line.length - wanted.length
      if (wanted.length > 0) lines.set(key, wanted)
      else lines.delete(key)
    }
  }

  /** Makes room for one of this address, if need be by sending away the newest of the address with the most. */
  function refusalFor(key: string): 429 | 503 | undefined {
    if (count < most) return undefined
    dropUnwanted()
    if (count < most) return undefined
    const own = lines.get(key)?.length ?? 0
    const longest = [...lines.values()].reduce((a, b) => (b.length > a.length ? b : a), [])
    if (longest.length <= own + 1) return own > 1 ? 429 : 503
    longest.pop()?.refuse(429)
    count--
    return undefined
  }

  const add: SearchQueue['add'] = (key, isWanted, search) =>
    new Promise((resolve, reject) => {
      const refusal = refusalFor(key)
      if (refusal !== undefined) return resolve({ refused: refusal })
      const line = lines.get(key) ?? []
      lines.set(key, line)
      count++
      line.push({
        since: performance.now(),
        isWanted,
        begin: () => search().then((value) => resolve({ value }), reject),
        refuse: (refused) => resolve({ refused }),
      })
      void work()
    })

  return { add, waiting: () => count }
}

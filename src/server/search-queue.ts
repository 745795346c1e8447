/** A queue of searches. One runs at a time, and the client addresses take turns. */
export interface SearchQueue {
  /**
   * Resolves with the result of `work` when its turn has come, or with the status of its refusal: 429 if its
   * own address has the most searches waiting, 503 if the queue is full otherwise, or it waited too long.
   * `isWanted` tells whether the client is still connected; a search that is no longer wanted is not run.
   */
  readonly add: <T>(key: string, isWanted: () => boolean, work: () => Promise<T>) => Promise<Turn<T>>
  /** Number of searches that wait. */
  readonly waiting: () => number
}

export type Turn<T> = { readonly value: T } | { readonly refused: 429 | 503 }

/** Limit of waiting searches: at a few a second, a longer wait than any client accepts. */
const MOST_WAITING = 200
const LONGEST_WAIT_MS = 15_000

interface Waiting {
  readonly since: number
  readonly isWanted: () => boolean
  readonly begin: () => Promise<void>
  readonly refuse: (status: 429 | 503) => void
}

/** Creates an empty queue. */
export function searchQueue(most = MOST_WAITING, longestWaitMs = LONGEST_WAIT_MS): SearchQueue {
  /** By address key; the address whose turn is next comes first. */
  const lines = new Map<string, Waiting[]>()
  let count = 0
  let isBusy = false

  /** Removes the oldest search of the address whose turn it is, and moves that address to the end. */
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

  /**
   * Makes room for a search of this address, if necessary by refusing the newest one of the address with the
   * most. Returns the status if there is no room.
   */
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

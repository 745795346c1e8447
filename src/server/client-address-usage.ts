import { keyOf } from './rate-limit.ts'

/** What one network address may use at the same time; 0 for no limit. */
export interface AddressLimits {
  /**
   * Responses in progress that are not sent from memory: recordings, pictures, whatever is generated on first
   * request.
   */
  readonly downloads: number
  /** Open connections. */
  readonly connections: number
  /** Response bytes that the address has requested and not yet received. */
  readonly waitingBytes: number
}

/** What one address uses in this process. The entry is deleted when it has no connection and no download. */
export interface AddressUsage {
  readonly key: string
  connections: number
  downloads: number
  /** Requests that were parsed and wait for an earlier response on the same connection. */
  held: number
  /** Unsent response bytes, as of the last periodic check. */
  unsentBytes: number
}

/** What an address uses in one worker: key, connections, downloads, waiting bytes. */
export type UsageReport = readonly (readonly [
  key: string,
  connections: number,
  downloads: number,
  waitingBytes: number,
])[]

/**
 * Why a request is refused: its address has reached its own limit, or uses more than its share of the limit
 * for all addresses.
 */
export type Refusal = 'address' | 'share'

const NO_LIMITS: AddressLimits = { downloads: 0, connections: 0, waitingBytes: 0 }
/** Memory of a held request: node:http keeps two streams for it, measured at 2 to 6 KB. */
const HELD_REQUEST_BYTES = 4096
/** From this fraction of the ceiling on, no address gets more than its share. */
const FAIR_FROM = 2 / 3
/** The smallest share of an address: a browser opens six connections. */
const SMALLEST_SHARE = 8

/**
 * Counts connections and downloads in this process by network address (IPv6 by /64, see `keyOf`). With
 * several `workers`, each reports to the others the addresses that use at least half of its own part of a
 * limit.
 */
export class AddressUsages {
  /** Downloads in progress of all addresses. */
  downloads = 0
  readonly #limits: AddressLimits
  readonly #fairFrom: number
  readonly #workers: number
  readonly #usages = new Map<string, AddressUsage>()
  /** Reports of the other workers, by worker and then by address key. */
  readonly #elsewhere = new Map<number, ReadonlyMap<string, UsageReport[number]>>()
  #hasReported = false

  /** `ceiling` is how many downloads may be in progress for all addresses together; 0 for no limit. */
  constructor(limits: AddressLimits = NO_LIMITS, ceiling = 0, workers = 1) {
    this.#limits = limits
    this.#fairFrom = ceiling > 0 ? Math.floor(ceiling * FAIR_FROM) : Number.POSITIVE_INFINITY
    this.#workers = workers
  }

  /** Counts a connection; returns undefined if the address may not open another one. */
  connect(address: string): AddressUsage | undefined {
    const usage = this.of(address)
    const { connections: limit } = this.#limits
    const isOver = limit > 0 && usage.connections + this.#sumElsewhere(usage.key, 1) >= limit
    if (isOver) {
      this.#forgetIdle(usage)
      return undefined
    }
    usage.connections++
    return usage
  }

  disconnect(usage: AddressUsage): void {
    usage.connections--
    this.#forgetIdle(usage)
  }

  /**
   * Returns the entry of an address. The caller must count a connection or a download next, or the entry is
   * never deleted.
   */
  of(address: string): AddressUsage {
    const key = keyOf(address)
    const known = this.#usages.get(key)
    if (known !== undefined) return known
    const usage = { key, connections: 0, downloads: 0, held: 0, unsentBytes: 0 }
    this.#usages.set(key, usage)
    return usage
  }

  /** Counts a download, or returns why it is refused. `release` ends it. */
  take(usage: AddressUsage): Refusal | undefined {
    const refusal = this.#refusal(usage)
    if (refusal !== undefined) {
      this.#forgetIdle(usage)
      return refusal
    }
    usage.downloads++
    this.downloads++
    return undefined
  }

  release(usage: AddressUsage): void {
    usage.downloads--
    this.downloads--
    this.#forgetIdle(usage)
  }

  /** Whether the unsent bytes and held requests of an address reach its limit, over all workers. */
  isFull(usage: AddressUsage): boolean {
    const { waitingBytes: limit } = this.#limits
    return limit > 0 && waitingBytesOf(usage) + this.#sumElsewhere(usage.key, 3) >= limit
  }

  /** Resets the unsent bytes of every address before they are summed again. */
  clearUnsent(): void {
    for (const usage of this.#usages.values()) usage.unsentBytes = 0
  }

  /**
   * What to send to the other workers; undefined if no address is near a limit and the last report was empty
   * too.
   */
  report(): UsageReport | undefined {
    const { connections, downloads, waitingBytes } = this.#limits
    const matters = (count: number, limit: number) => limit > 0 && count >= limit / (2 * this.#workers)
    const report: UsageReport[number][] = []
    for (const usage of this.#usages.values()) {
      const waiting = waitingBytesOf(usage)
      const tells =
        matters(usage.connections, connections) ||
        matters(usage.downloads, downloads) ||
        matters(waiting, waitingBytes)
      if (tells) report.push([usage.key, usage.connections, usage.downloads, waiting])
    }
    if (report.length === 0 && !this.#hasReported) return undefined
    this.#hasReported = report.length > 0
    return report
  }

  /** Stores the last report of another worker; an empty one removes it. */
  hear(worker: number, report: UsageReport): void {
    if (report.length === 0) this.#elsewhere.delete(worker)
    else this.#elsewhere.set(worker, new Map(report.map((entry) => [entry[0], entry])))
  }

  #refusal(usage: AddressUsage): Refusal | undefined {
    const { downloads: limit } = this.#limits
    if (limit > 0 && usage.downloads + this.#sumElsewhere(usage.key, 2) >= limit) return 'address'
    if (this.isFull(usage)) return 'address'
    // A few addresses must not use up the ceiling: the rest is kept for the others.
    if (this.downloads < this.#fairFrom) return undefined
    const share = Math.max(SMALLEST_SHARE, this.#fairFrom / this.#usages.size)
    return usage.downloads >= share ? 'share' : undefined
  }

  #sumElsewhere(key: string, field: 1 | 2 | 3): number {
    let sum = 0
    for (const usages of this.#elsewhere.values()) sum += usages.get(key)?.[field] ?? 0
    return sum
  }

  #forgetIdle(usage: AddressUsage): void {
    if (usage.connections === 0 && usage.downloads === 0) this.#usages.delete(usage.key)
  }
}

/** Bytes in memory that wait to be sent to an address, with its held requests. */
function waitingBytesOf({ unsentBytes, held }: AddressUsage): number {
  return unsentBytes + held * HELD_REQUEST_BYTES
}

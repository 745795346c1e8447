import { keyOf } from './rate-limit.ts'

/** What one network address may have at the same time; 0 for no limit. */
export interface AddressLimits {
  /** Answers under way that do not come from memory: recordings, pictures, whatever is made for the first time. */
  readonly downloads: number
  /** Open connections. */
  readonly connections: number
  /** Bytes of answers that the address has asked for and not yet taken. */
  readonly waitingBytes: number
}

/** What one address has in this process just now. It is forgotten as soon as it has nothing. */
export interface AddressUsage {
  readonly key: string
  connections: number
  downloads: number
  /** Requests that were read and wait for the answer before theirs on the same connection. */
  held: number
  /** Unsent bytes of answers, as of the last look. */
  unsentBytes: number
}

/** An address with what it has in one worker: key, connections, downloads, bytes waiting. */
export type UsageReport = readonly (readonly [
  key: string,
  connections: number,
  downloads: number,
  waitingBytes: number,
])[]

/** Why a request is not taken: the address has what it may have, or more than its share of what all may have. */
export type Refusal = 'address' | 'share'

const NO_LIMITS: AddressLimits = { downloads: 0, connections: 0, waitingBytes: 0 }
/** A request that waits: node:http keeps two streams for it, measured at 2 to 6 KB. */
const HELD_REQUEST_BYTES = 4096
/** From this part of the ceiling on, no address gets more than its share. */
const FAIR_FROM = 2 / 3
/** A browser opens six connections: nobody's share is smaller. */
const SMALLEST_SHARE = 8

/**
 * Counts by network address (for IPv6 by /64, as `keyOf` has it) what is under way in this process. Of `workers` that share
 * the work, each tells the others of whoever has half of its own part of a limit.
 */
export class AddressUsages {
  /** Of all addresses: answers under way that do not come from memory. */
  downloads = 0
  readonly #limits: AddressLimits
  readonly #fairFrom: number
  readonly #workers: number
  readonly #usages = new Map<string, AddressUsage>()
  /** By worker, then by key. */
  readonly #elsewhere = new Map<number, ReadonlyMap<string, UsageReport[number]>>()
  #hasReported = false

  /** `ceiling` is how many answers may be under way for all addresses together; 0 for any number. */
  constructor(limits: AddressLimits = NO_LIMITS, ceiling = 0, workers = 1) {
    this.#limits = limits
    this.#fairFrom = ceiling > 0 ? Math.floor(ceiling * FAIR_FROM) : Number.POSITIVE_INFINITY
    this.#workers = workers
  }

  /** Counts a connection; undefined where the address may not open another one. */
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

  /** What an address has. Whoever asks takes a connection or a download next, or the entry stays for nothing. */
  of(address: string): AddressUsage {
    const key = keyOf(address)
    const known = this.#usages.get(key)
    if (known !== undefined) return known
    const usage = { key, connections: 0, downloads: 0, held: 0, unsentBytes: 0 }
    this.#usages.set(key, usage)
    return usage
  }

  /** Counts a download; answers why where the address may not have another one. `release` ends it. */
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

  /** Whether the bytes that wait for an address, and its requests that wait, are as many as may be. */
  isFull(usage: AddressUsage): boolean {
    const { waitingBytes: limit } = this.#limits
    return limit > 0 && waitingBytesOf(usage) + this.#sumElsewhere(usage.key, 3) >= limit
  }

  /** Before unsent bytes are added up anew. */
  clearUnsent(): void {
    for (const usage of this.#usages.values()) usage.unsentBytes = 0
  }

  /** What the other workers have to know; undefined where nothing is new to them. */
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

  /** What another worker reported last; an empty report for one that is gone. */
  hear(worker: number, report: UsageReport): void {
    if (report.length === 0) this.#elsewhere.delete(worker)
    else this.#elsewhere.set(worker, new Map(report.map((entry) => [entry[0], entry])))
  }

  #refusal(usage: AddressUsage): Refusal | undefined {
    const { downloads: limit } = this.#limits
    if (limit > 0 && usage.downloads + this.#sumElsewhere(usage.key, 2) >= limit) return 'address'
    if (this.isFull(usage)) return 'address'
    // Few addresses must not use up what all have: the others are answered from the rest.
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

/** What waits in this process for an address to take it, in bytes. */
function waitingBytesOf({ unsentBytes, held }: AddressUsage): number {
  return unsentBytes + held * HELD_REQUEST_BYTES
}

import { Outage } from '../ports/outage.ts'
import type { Storage } from '../ports/storage.ts'
import {
  type Announced,
  type Announcement,
  type AnnounceTerms,
  announce,
  keepAnnounced,
  readAnnounced,
} from './announce.ts'
import type { Edition } from './standing.ts'

/** How long somebody who could not be told is left alone, a longer time at every failure. */
const PAUSES_SECONDS = [60, 300, 1800, 3600] as const

export interface AnnouncingTerms extends AnnounceTerms {
  readonly storage: Storage
  /** Told of every telling, and of a cache that cannot be written. */
  readonly tell: (announcement: Announcement) => void
  readonly outage: (message: string) => void
  readonly pausesSeconds?: readonly number[]
}

export interface Announcing {
  /** A new edition stands. */
  readonly changed: (edition: Edition) => void
  readonly stop: () => Promise<void>
}

/** Announces one edition after the other while a server runs, one at a time, and tries again what failed. */
export function keepAnnouncing({
  storage,
  tell,
  outage,
  pausesSeconds,
  ...terms
}: AnnouncingTerms): Announcing {
  const pauses = pausesSeconds ?? PAUSES_SECONDS
  let next: Edition | undefined
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let announced: Announced | undefined
  let stopped = false

  async function run(): Promise<void> {
    while (next && !stopped) {
      const edition = next
      next = undefined
      const failed = await announceOnce(edition)
      failures = failed ? failures + 1 : 0
      if (failed && !next && !stopped) wait(edition)
    }
    running = undefined
  }

  async function announceOnce(edition: Edition): Promise<boolean> {
    let failed = false
    try {
      announced ??= await readAnnounced(storage)
      const made = await announce(edition, announced, {
        ...terms,
        goesOn: () => !stopped && next === undefined,
      })
      made.forEach(tell)
      failed = made.some(({ failure }) => failure !== undefined)
      if (made.some(({ failure }) => failure === undefined)) await keepAnnounced(storage, announced)
    } catch (error) {
      // A folder that cannot be written: what was announced is known for as long as this server runs.
      if (!(error instanceof Outage)) throw error
      outage(error.message)
    }
    return failed
  }

  function wait(edition: Edition): void {
    const seconds = pauses[Math.min(failures, pauses.length) - 1] ?? 0
    timer = setTimeout(() => changed(edition), seconds * 1000)
    timer.unref()
  }

  function changed(edition: Edition): void {
    if (stopped) return
    clearTimeout(timer)
    next = edition
    running ??= run()
  }

  return {
    changed,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

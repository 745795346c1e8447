import type { SiteBuild } from '../build/site-build.ts'
import { IoError } from '../ports/io-error.ts'
import type { Storage } from '../ports/storage.ts'
import {
  type Notification,
  type NotifiedFeeds,
  type NotifyOptions,
  notify,
  readNotified,
  writeNotified,
} from './notify.ts'

/** How long somebody who could not be told is left alone, a longer time at every failure. */
const PAUSES_SECONDS = [60, 300, 1800, 3600] as const

export interface NotifyChangesOptions extends NotifyOptions {
  readonly storage: Storage
  /** Called for every notification, and for a cache that cannot be written. */
  readonly send: (announcement: Notification) => void
  readonly ioError: (message: string) => void
  readonly pausesSeconds?: readonly number[]
}

export interface ChangeNotifications {
  /** A new build stands. */
  readonly changed: (siteBuild: SiteBuild) => void
  readonly stop: () => Promise<void>
}

/** Announces one build after the other while a server runs, one at a time, and tries again what failed. */
export function notifyChanges({
  storage,
  send,
  ioError,
  pausesSeconds,
  ...terms
}: NotifyChangesOptions): ChangeNotifications {
  const pauses = pausesSeconds ?? PAUSES_SECONDS
  let next: SiteBuild | undefined
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let announced: NotifiedFeeds | undefined
  let stopped = false

  async function run(): Promise<void> {
    while (next && !stopped) {
      const siteBuild = next
      next = undefined
      const failed = await announceOnce(siteBuild)
      failures = failed ? failures + 1 : 0
      if (failed && !next && !stopped) wait(siteBuild)
    }
    running = undefined
  }

  async function announceOnce(siteBuild: SiteBuild): Promise<boolean> {
    let failed = false
    try {
      announced ??= await readNotified(storage)
      const made = await notify(siteBuild, announced, {
        ...terms,
        goesOn: () => !stopped && next === undefined,
      })
      made.forEach(send)
      failed = made.some(({ failure }) => failure !== undefined)
      if (made.some(({ failure }) => failure === undefined)) await writeNotified(storage, announced)
    } catch (error) {
      // A folder that cannot be written: what was announced is known for as long as this server runs.
      if (!(error instanceof IoError)) throw error
      ioError(error.message)
    }
    return failed
  }

  function wait(siteBuild: SiteBuild): void {
    const seconds = pauses[Math.min(failures, pauses.length) - 1] ?? 0
    timer = setTimeout(() => changed(siteBuild), seconds * 1000)
    timer.unref()
  }

  function changed(siteBuild: SiteBuild): void {
    if (stopped) return
    clearTimeout(timer)
    next = siteBuild
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

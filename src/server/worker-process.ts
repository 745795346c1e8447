import cluster from 'node:cluster'
import type { BuildUpdate } from '../build/live-site.ts'
import type { Clock } from '../ports/clock.ts'
import type { Watcher } from '../ports/watcher.ts'
import type { AddressUsages } from './client-address-usage.ts'
import type { ToPrimary, ToWorker } from './messages.ts'
import type { Metrics } from './metrics.ts'
import { MOMENT } from './primary-process.ts'
import type { SharedCounts } from './rate-limit.ts'
import type { WorkerGroup } from './worker-group.ts'

/** What a worker process gets from the primary process, and tells it. */
export interface WorkerRole {
  readonly workerGroup: WorkerGroup
  /** Returns the moment of the primary process's build. */
  readonly clock: Clock
  /** Reports a change when the primary process sends a build update. */
  readonly watch: Watcher
  /** The first build update that the primary process sends. */
  readonly first: Promise<BuildUpdate>
  /** Calls back with the last build update, and with every later one. */
  readonly onNews: (renew: (news: BuildUpdate) => void) => void
  readonly listening: (url: string) => void
  /** Tells the primary process that no worker can start, so that it does not try again. */
  readonly fatal: () => void
  /** Calls back when the primary process sends `stop`, or has exited. */
  readonly onStop: (stop: () => void) => void
}

/** Whether this process is a worker. */
export function isWorker(): boolean {
  return cluster.isWorker && process.env[MOMENT] !== undefined
}

const SHARING_MS = 1_000
/** Connections and downloads change more quickly than the counts of a minute. */
const SHARING_USAGES_MS = 200
/** The primary process waits for one second; one that has exited never responds. */
const GATHER_MS = 2_000

/** Connects this process to the primary process, as one of `size` workers. */
export function workerRole(size: number): WorkerRole {
  const say = (message: ToPrimary) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => {})
  }
  const gathering = new Map<number, (figures: readonly Metrics[]) => void>()
  let moment = Number(process.env[MOMENT])
  let gathers = 0
  let report: (() => Metrics) | undefined
  let rate: SharedCounts | undefined
  let usages: AddressUsages | undefined
  let changed = () => {}
  let last: BuildUpdate | undefined
  let sendFirst: (news: BuildUpdate) => void = () => {}
  const first = new Promise<BuildUpdate>((resolve) => {
    sendFirst = resolve
  })
  let renew: ((news: BuildUpdate) => void) | undefined
  let stopped = false
  let stop = () => {}
  const end = () => {
    stopped = true
    stop()
  }

  process.on('message', (message: ToWorker) => {
    switch (message.is) {
      case 'renew':
        moment = message.moment
        last = message.news
        sendFirst(last)
        changed()
        renew?.(last)
        return
      case 'report':
        if (report) say({ is: 'report', id: message.id, figures: report() })
        return
      case 'gathered':
        gathering.get(message.id)?.(withProblems(message.figures, message.problems))
        return
      case 'counts':
        rate?.add(message.counts)
        return
      case 'usages':
        usages?.hear(message.worker, message.report)
        return
      case 'stop':
        end()
    }
  })
  say({ is: 'begun' })
  process.once('disconnect', end)
  // Ctrl-C, a terminal that hangs up and service managers signal all processes at once; the primary process
  // stops its workers in order.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

  return {
    clock: { now: () => new Date(moment) },
    watch: {
      start: async (callback) => {
        changed = callback
        return async () => {
          changed = () => {}
        }
      },
    },
    workerGroup: {
      size,
      gather: () => {
        const id = ++gathers
        return new Promise((resolve) => {
          const answer = (figures: readonly Metrics[]) => {
            clearTimeout(timer)
            gathering.delete(id)
            resolve(figures)
          }
          const timer = setTimeout(() => answer(report ? [report()] : []), GATHER_MS)
          gathering.set(id, answer)
          say({ is: 'gather', id })
        })
      },
      reporting: (figures) => {
        report = figures
      },
      sharing: (own) => {
        rate = own
        setInterval(() => {
          const counts = own.take()
          if (counts.length > 0) say({ is: 'counts', counts })
        }, SHARING_MS).unref()
      },
      warnOnce: (line) => say({ is: 'warning', line }),
      sharingUsages: (own) => {
        usages = own
        setInterval(() => {
          const report = own.report()
          if (report !== undefined) say({ is: 'usages', report })
        }, SHARING_USAGES_MS).unref()
      },
    },
    first,
    onNews: (callback) => {
      renew = callback
      // An update that arrived before the callback was set.
      if (last) callback(last)
    },
    listening: (url) => say({ is: 'listening', url }),
    fatal: () => say({ is: 'hopeless' }),
    onStop: (callback) => {
      stop = callback
      if (stopped || !process.connected) stop()
    },
  }
}

/** The primary process builds first: problems that prevent its newer build prevent that of every worker. */
function withProblems(all: readonly Metrics[], problems: number): readonly Metrics[] {
  return all.map((one) => ({ ...one, problems: Math.max(one.problems, problems) }))
}

import cluster, { type Worker } from 'node:cluster'
import type { BuildUpdate } from '../build/live-site.ts'
import type { ToPrimary, ToWorker } from './messages.ts'
import type { Metrics } from './metrics.ts'

export interface PrimaryOptions {
  readonly workers: number
  /** The moment of the build that the workers serve. */
  readonly moment: () => Date
  readonly graceSeconds: number
  /** The last build update of this process, which is sent to the workers. */
  readonly news: () => BuildUpdate
  readonly log: (remark: string) => void
}

/** The process that starts and stops the workers, and handles no requests itself. */
export interface Primary {
  /** The URL of the workers, once the first of them listens; undefined if none can. */
  readonly listening: Promise<string | undefined>
  /** Sends the last build update to the workers. */
  readonly renew: () => void
  /** Lets responses in progress finish, within the grace period. */
  readonly stop: () => Promise<void>
  /** Kills the workers at once. */
  readonly kill: () => void
}

/** Environment variable that passes the moment of its first build to a worker. */
export const MOMENT = 'INONDA_WORKER_MOMENT'

/** Delay before a worker is replaced that exited soon after its start: 0.1 s, 0.2 s … 10 s. */
const SHORTEST_WAIT_MS = 100
const LONGEST_WAIT_MS = 10_000
const SOON_MS = 10_000
/** A worker that has not reported by then is left out of the sum. */
const REPORT_MS = 1_000
/** Time for a process to exit after the grace period. */
const LAST_MS = 2_000

/**
 * Starts the workers. They share one listening socket and accept connections from it themselves: if this
 * process passed each one on, as node:cluster does by default, a new connection would cost twice as much.
 */
export function primary({ workers, moment, graceSeconds, news, log }: PrimaryOptions): Primary {
  cluster.schedulingPolicy = cluster.SCHED_NONE
  const gathering = new Map<number, (figures: Metrics) => void>()
  let stopping = false
  let failures = 0
  let reports = 0
  let isWarned = false
  let listens: (url: string | undefined) => void = () => {}
  const listening = new Promise<string | undefined>((resolve) => {
    listens = resolve
  })
  /** Workers that listen. One that has only started cannot report yet, and `gather` does not wait for it. */
  const answering = new Set<Worker>()
  const running = () => Object.values(cluster.workers ?? {}).filter((one) => one?.isConnected()) as Worker[]
  const say = (worker: Worker, message: ToWorker) => {
    // A worker that is exiting cannot receive messages, and needs none.
    if (worker.isConnected()) worker.send(message, () => {})
  }
  const renewal = (): ToWorker => ({ is: 'renew', moment: moment().getTime(), news: news() })
  const problems = () => {
    const { refused, unread } = news()
    return refused.length + unread.length
  }
  const toAll = (message: ToWorker) => {
    for (const worker of running()) say(worker, message)
  }

  function begin(): void {
    const began = performance.now()
    const worker = cluster.fork({ [MOMENT]: String(moment().getTime()) })
    worker.on('message', (message: ToPrimary) => hear(worker, message))
    worker.on('error', () => {})
    worker.once('exit', (code, signal) => {
      answering.delete(worker)
      if (stopping) return
      toAll({ is: 'usages', worker: worker.id, report: [] })
      failures = performance.now() - began < SOON_MS ? failures + 1 : 0
      const wait = failures === 0 ? 0 : Math.min(SHORTEST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS)
      log(`A worker ended (${signal ?? code}). Another takes its place in ${wait / 1000} s.`)
      setTimeout(() => {
        if (!stopping) begin()
      }, wait)
    })
  }

  function hear(worker: Worker, message: ToPrimary): void {
    switch (message.is) {
      case 'begun':
        say(worker, renewal())
        return
      case 'listening':
        answering.add(worker)
        listens(message.url)
        return
      case 'hopeless':
        stopping = true
        listens(undefined)
        return
      case 'counts':
        for (const other of running()) if (other !== worker) say(other, message)
        return
      case 'warning':
        if (!isWarned) log(message.line.trimEnd())
        isWarned = true
        return
      case 'usages':
        for (const other of running()) if (other !== worker) say(other, { ...message, worker: worker.id })
        return
      case 'report':
        gathering.get(message.id)?.(message.figures)
        return
      case 'gather':
        void gather().then((figures) =>
          say(worker, { is: 'gathered', id: message.id, figures, problems: problems() }),
        )
    }
  }

  function gather(): Promise<readonly Metrics[]> {
    const id = ++reports
    const asked = running().filter((one) => answering.has(one))
    const figures: Metrics[] = []
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        gathering.delete(id)
        resolve(figures)
      }
      const timer = setTimeout(end, REPORT_MS)
      gathering.set(id, (one) => {
        figures.push(one)
        if (figures.length >= asked.length) end()
      })
      for (const worker of asked) say(worker, { is: 'report', id })
      if (asked.length === 0) end()
    })
  }

  const killAll = () => {
    stopping = true
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGKILL')
  }

  for (let count = 0; count < workers; count++) begin()
  return {
    listening,
    kill: killAll,
    renew: () => toAll(renewal()),
    stop: async () => {
      stopping = true
      const ending = running()
      const ended = ending.map((worker) => new Promise<void>((done) => worker.once('exit', () => done())))
      toAll({ is: 'stop' })
      const late = setTimeout(
        () => {
          for (const worker of ending) worker.kill('SIGKILL')
        },
        graceSeconds * 1000 + LAST_MS,
      )
      await Promise.all(ended)
      clearTimeout(late)
    },
  }
}

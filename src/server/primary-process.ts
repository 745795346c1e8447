import cluster, { type Worker } from 'node:cluster'
import type { BuildUpdate } from '../build/live-site.ts'
import type { ToPrimary, ToWorker } from './messages.ts'
import type { Metrics } from './metrics.ts'

export interface PrimaryOptions {
  readonly workers: number
  /** As of when a worker's build is to be. */
  readonly moment: () => Date
  readonly graceSeconds: number
  /** What this process has on the air. */
  readonly news: () => BuildUpdate
  readonly log: (remark: string) => void
}

/** The process that answers nobody, and keeps the workers that do. */
export interface Primary {
  /** Where they listen, once the first of them does; undefined where none can. */
  readonly listening: Promise<string | undefined>
  /** Tells them that there is a new build. */
  readonly renew: () => void
  /** Lets answers under way end, for as long as their grace. */
  readonly stop: () => Promise<void>
  /** Ends them at once. */
  readonly kill: () => void
}

/** How each worker learns as of when its first build is. */
export const MOMENT = 'INONDA_WORKER_MOMENT'

/** A worker that ends soon after it began waits before the next one takes its place: 0.1 s, 0.2 s … 10 s. */
const SHORTEST_WAIT_MS = 100
const LONGEST_WAIT_MS = 10_000
const SOON_MS = 10_000
/** Who has not reported by then is left out of the sum. */
const REPORT_MS = 1_000
/** After the grace, for a process to end. */
const LAST_MS = 2_000

/**
 * Begins the workers. They share one listening socket and take their connections from it themselves: if this process
 * handed each one on, as node:cluster does unless told otherwise, a new connection would cost twice as much.
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
  /** Those that listen. One that has only begun cannot report yet, and nobody waits for it. */
  const answering = new Set<Worker>()
  const running = () => Object.values(cluster.workers ?? {}).filter((one) => one?.isConnected()) as Worker[]
  const say = (worker: Worker, message: ToWorker) => {
    // One that is just ending cannot be told, and need not.
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

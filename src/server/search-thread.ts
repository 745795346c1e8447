import { Worker } from 'node:worker_threads'
import type { SearchWork } from '../build/search-work.ts'
import { IoError } from '../ports/io-error.ts'
import type { SearchTask } from './search-worker.ts'

/** A worker thread for searches, so that the event loop is free for all other requests. */
export interface SearchThread {
  /**
   * Runs one search; the next one must not start before it has ended. Rejects with an `IoError` if it fails
   * or takes too long.
   */
  readonly run: <T>(search: (work: SearchWork) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

/** A first search of 400 episodes of an hour each takes a quarter of a second. */
const LONGEST_MS = 10_000
/** An idle thread takes some megabytes: it is stopped, and started again by the next search. */
const IDLE_MS = 60_000
/** The longest transcript takes a few megabytes. */
const MEMORY_MB = 256
/** The extension of this file: .ts where the sources are run directly. */
const ENTRY = new URL(
  `./search-worker${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`,
  import.meta.url,
)

interface Asked {
  readonly answer: (value: unknown) => void
  readonly fail: (error: Error) => void
}

/** Starts the thread with the first search. */
export function searchThread(longestMs = LONGEST_MS, idleMs = IDLE_MS, entry = ENTRY): SearchThread {
  let worker: Worker | undefined
  let asked: Asked | undefined
  let idle: NodeJS.Timeout | undefined

  function begin(): Worker {
    const begun = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
    const lost = (message: string, cause?: unknown) => {
      if (worker === begun) worker = undefined
      asked?.fail(new IoError('search thread', 'run', message, cause))
      asked = undefined
    }
    begun.on('message', (value) => {
      const waiting = asked
      asked = undefined
      waiting?.answer(value)
    })
    begun.on('error', (error) => lost('The thread that searches failed.', error))
    begun.on('exit', () => {
      if (worker === begun) lost('The thread that searches ended.')
    })
    return begun
  }

  async function end(): Promise<void> {
    const ending = worker
    worker = undefined
    clearTimeout(idle)
    asked?.fail(new IoError('search thread', 'run', 'The thread that searches was ended.'))
    asked = undefined
    await ending?.terminate()
  }

  async function run<T>(search: (work: SearchWork) => Promise<T>): Promise<T> {
    clearTimeout(idle)
    const tooLong = new IoError('search thread', 'run', `A search took longer than ${longestMs / 1000} s.`)
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      asked?.fail(tooLong)
      asked = undefined
      void end()
    }, longestMs)
    const ask = <R>(task: SearchTask): Promise<R> =>
      new Promise((answer, fail) => {
        if (isLate) return fail(tooLong)
        worker ??= begin()
        worker.ref()
        asked = { answer: answer as Asked['answer'], fail }
        worker.postMessage(task)
      })
    try {
      return await search({
        hits: (question, shards, files) => ask({ is: 'hits', question, shards, files }),
        result: (question, text) => ask({ is: 'result', question, text }),
      })
    } finally {
      clearTimeout(timer)
      worker?.unref()
      idle = setTimeout(() => void end(), idleMs).unref()
    }
  }

  return { run, close: end }
}

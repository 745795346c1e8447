import { Worker } from 'node:worker_threads'
import { IoError } from '../ports/io-error.ts'
import type { ExpectedUnit } from './by-pauses.ts'
import type { Placement, Stretch, Tell } from './place.ts'
import type { AlignAnswer, AlignTask } from './worker.ts'

/** A thread that lays one text onto one recording, so that nothing else waits for it. One question at a time. */
export interface AlignThread {
  /** The next piece of the recording. */
  readonly hear: (samples: Int16Array, rate: number) => Promise<void>
  /** A unit as a voice spoke it; of nothing where it cannot be spoken. */
  readonly expect: (unit: number, samples: Int16Array, rate: number) => Promise<void>
  /** Where the units are heard; `voices` says who speaks each, by number. */
  readonly place: (stretches: readonly Stretch[], voices: readonly number[], tell: Tell) => Promise<Placement>
  /** Where they are, as far as pauses say it. */
  readonly placeByPauses: (
    units: readonly ExpectedUnit[],
    stretches: readonly Stretch[],
  ) => Promise<Placement>
  readonly close: () => Promise<void>
}

const MEMORY_MB = 512
/** This file's own ending: .ts where the sources run as they are. */
const ENTRY = new URL(`./worker${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`, import.meta.url)

/** Begins the thread. Whoever began it closes it. */
export function alignThread(entry = ENTRY): AlignThread {
  const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
  let lost: Error | undefined
  let waiting:
    | { answer: (placement: Placement | undefined) => void; fail: (error: Error) => void; tell: Tell }
    | undefined
  const fail = (error: Error) => {
    lost = error
    waiting?.fail(error)
    waiting = undefined
  }
  worker.on('error', (error) =>
    fail(new IoError('align thread', 'run', 'The thread that aligns failed.', error)),
  )
  worker.on('exit', () => fail(lost ?? new IoError('align thread', 'run', 'The thread that aligns ended.')))
  worker.on('message', (message: AlignAnswer) => {
    if (message.is === 'progress') return waiting?.tell(message.share)
    const { answer } = waiting ?? {}
    waiting = undefined
    answer?.(message.placement)
  })
  const ask = (task: AlignTask, moved: readonly ArrayBufferLike[] = [], tell: Tell = () => {}) =>
    new Promise<Placement | undefined>((answer, reject) => {
      if (lost) return reject(lost)
      waiting = { answer, fail: reject, tell }
      worker.postMessage(task, moved as ArrayBuffer[])
    })
  const placed = (placement: Placement | undefined): Placement =>
    placement ?? { places: new Map(), likeness: 1 }
  return {
    hear: async (samples, rate) => {
      await ask({ is: 'recording', samples, rate }, [samples.buffer])
    },
    expect: async (unit, samples, rate) => {
      await ask({ is: 'unit', unit, samples, rate }, [samples.buffer])
    },
    place: async (stretches, voices, tell) => placed(await ask({ is: 'place', stretches, voices }, [], tell)),
    placeByPauses: async (units, stretches) => placed(await ask({ is: 'pauses', units, stretches })),
    close: async () => {
      lost ??= new IoError('align thread', 'run', 'The thread that aligns was closed.')
      await worker.terminate()
    },
  }
}

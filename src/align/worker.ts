// What thread.ts runs in a thread: sound comes in piece by piece, the places of units go out. An error ends the thread.
import { parentPort } from 'node:worker_threads'
import { type ExpectedUnit, placeByPauses } from './by-pauses.ts'
import { type Frames, frameMaker } from './frames.ts'
import { type Placement, placeUnits, type Stretch } from './place.ts'

/** What the thread is asked for. Sound is of 16 bits, one channel. */
export type AlignTask =
  | { readonly is: 'recording'; readonly samples: Int16Array; readonly rate: number }
  | { readonly is: 'unit'; readonly unit: number; readonly samples: Int16Array; readonly rate: number }
  | { readonly is: 'place'; readonly stretches: readonly Stretch[]; readonly voices: readonly number[] }
  | { readonly is: 'pauses'; readonly units: readonly ExpectedUnit[]; readonly stretches: readonly Stretch[] }

/** What it says: how far it is, and at last the answer. */
export type AlignAnswer =
  | { readonly is: 'progress'; readonly share: number }
  | { readonly is: 'done'; readonly placement?: Placement }

const LOUDEST = 32_768
let recording: ReturnType<typeof frameMaker> | undefined
const units: Frames[] = []

function soundOf(samples: Int16Array): Float64Array {
  return Float64Array.from(samples, (value) => value / LOUDEST)
}

function framesOf(samples: Int16Array, rate: number): Frames {
  const maker = frameMaker(rate)
  maker.add(soundOf(samples))
  return maker.end()
}

const tell = (answer: AlignAnswer) => parentPort?.postMessage(answer)

function done(task: AlignTask): AlignAnswer {
  if (task.is === 'recording') {
    recording ??= frameMaker(task.rate)
    recording.add(soundOf(task.samples))
    return { is: 'done' }
  }
  if (task.is === 'unit') {
    units[task.unit] = framesOf(task.samples, task.rate)
    return { is: 'done' }
  }
  const heard = (recording ?? frameMaker(16_000)).end()
  const placement =
    task.is === 'place'
      ? placeUnits(heard, units, task.stretches, task.voices, (share) => tell({ is: 'progress', share }))
      : placeByPauses(heard.loudness, task.units, task.stretches)
  return { is: 'done', placement }
}

parentPort?.on('message', (task: AlignTask) => tell(done(task)))

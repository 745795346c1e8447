import type { Sound } from '../../ports/sound.ts'
import { isThere, type Program, remarks, stream } from '../program/run.ts'
import { copied, MOST_MEMORY, readWords } from './input.ts'
import { measuredBy } from './loudness.ts'

/** Decoding an hour takes some seconds; a program that runs for ten minutes hangs. */
const TEN_MINUTES = 600_000
const SAMPLES_PER_SECOND = 8000
/** Limit of ffmpeg's messages; ten hours with a silence every second take four million. */
const SAID_MOST = 16_000_000

/** Decodes with ffmpeg (https://ffmpeg.org), if it is on the PATH. */
export function ffmpegSound({
  command = 'ffmpeg',
  milliseconds = TEN_MINUTES,
}: Partial<Program> = {}): Sound {
  const program = { command, milliseconds }
  return {
    ready: () => isThere(program),
    samples: async function* (recording, type, rate = SAMPLES_PER_SECOND) {
      const copy = await copied(recording)
      try {
        yield* stream(program, wordsFor(copy.file, type, rate))
      } finally {
        await copy.remove()
      }
    },
    loudness: async (recording, type) => {
      const copy = await copied(recording)
      try {
        const start = ['-hide_banner', '-nostdin', '-loglevel', 'info', '-max_alloc', MOST_MEMORY]
        const ask = (words: readonly string[]) =>
          remarks(program, [...start, ...words], { port: 'sound', most: SAID_MOST })
        return await measuredBy(ask, readWords(copy.file, type))
      } finally {
        await copy.remove()
      }
    },
  }
}

function wordsFor(file: string, type: string, rate: number): string[] {
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-max_alloc', MOST_MEMORY],
    ...readWords(file, type),
    ...['-map', '0:a:0', '-ac', '1', '-ar', String(rate), '-f', 's16le', 'pipe:1'],
  ]
}

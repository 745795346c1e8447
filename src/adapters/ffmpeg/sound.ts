import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IoError } from '../../ports/io-error.ts'
import type { Sound } from '../../ports/sound.ts'
import { isThere, type Program, remarks, stream } from '../program/run.ts'
import { loudnessIn, MEASURING } from './loudness.ts'

/** Decoding an hour takes some seconds; a program that runs for ten minutes hangs. */
const TEN_MINUTES = 600_000
const SAMPLES_PER_SECOND = 8000
/** Largest single allocation of ffmpeg in bytes; a frame takes some kilobytes. */
const MOST_MEMORY = '500000000'
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
        const words = ['-hide_banner', '-nostdin', '-loglevel', 'info', '-max_alloc', MOST_MEMORY]
        const input = readWords(copy.file, type)
        return loudnessIn(
          await remarks(program, [...words, ...input, ...MEASURING], { port: 'sound', most: SAID_MOST }),
        )
      } finally {
        await copy.remove()
      }
    },
  }
}

/**
 * Copies the recording to a file: the index of an MPEG-4 file may be at its end, so ffmpeg cannot read it
 * from a pipe.
 */
async function copied(recording: AsyncIterable<Uint8Array>) {
  const folder = await mkdtemp(join(tmpdir(), 'inonda-sound-')).catch(told)
  const remove = () => rm(folder, { recursive: true, force: true })
  const file = join(folder, 'in')
  try {
    await writeFile(file, recording).catch(told)
  } catch (error) {
    await remove()
    throw error
  }
  return { file, remove }
}

function told(error: Error): never {
  throw new IoError('sound', 'decode', `The recording cannot be copied: ${error.message}.`, error)
}

const READ_AS: Readonly<Record<string, string>> = {
  'audio/mpeg': 'mp3',
  'audio/x-m4a': 'mov',
  'audio/mp4': 'mov',
  'video/mp4': 'mov',
  'video/x-m4v': 'mov',
  'video/quicktime': 'mov',
  'video/webm': 'matroska',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
  'audio/wav': 'wav',
}

function wordsFor(file: string, type: string, rate: number): string[] {
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-max_alloc', MOST_MEMORY],
    ...readWords(file, type),
    ...['-map', '0:a:0', '-ac', '1', '-ar', String(rate), '-f', 's16le', 'pipe:1'],
  ]
}

/** Names the format, so that no file can be read as a playlist of others. */
function readWords(file: string, type: string): string[] {
  const [bare = ''] = type.split(';')
  const format = READ_AS[bare.trim()]
  if (format === undefined) throw new IoError('sound', 'decode', `ffmpeg is not asked to read ${bare}.`)
  return ['-protocol_whitelist', 'file', '-f', format, '-i', file]
}

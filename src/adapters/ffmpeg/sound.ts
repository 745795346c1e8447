import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IoError } from '../../ports/io-error.ts'
import type { Sound } from '../../ports/sound.ts'
import { isThere, type Program, stream } from '../program/run.ts'

/** Decoding an hour takes some seconds; a program that is still at it after ten minutes hangs. */
const TEN_MINUTES = 600_000
const SAMPLES_PER_SECOND = 8000

/** Decodes by ffmpeg (https://ffmpeg.org), where it is on the PATH. */
export function ffmpegSound({
  command = 'ffmpeg',
  milliseconds = TEN_MINUTES,
}: Partial<Program> = {}): Sound {
  const program = { command, milliseconds }
  return {
    ready: () => isThere(program),
    samples: async function* (recording, type, rate = SAMPLES_PER_SECOND) {
      const folder = await mkdtemp(join(tmpdir(), 'inonda-sound-')).catch(told)
      try {
        // An MPEG-4 file may say at its end what stands at its beginning, so it cannot come through a pipe.
        const file = join(folder, 'in')
        await writeFile(file, recording).catch(told)
        yield* stream(program, wordsFor(file, type, rate))
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
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

/** The format is named, so that no file can pass for a playlist of others. */
function wordsFor(file: string, type: string, rate: number): string[] {
  const [bare = ''] = type.split(';')
  const format = READ_AS[bare.trim()]
  if (format === undefined) throw new IoError('sound', 'decode', `ffmpeg is not asked to read ${bare}.`)
  return [
    ...[
      '-hide_banner',
      '-nostdin',
      '-loglevel',
      'error',
      '-protocol_whitelist',
      'file',
      '-f',
      format,
      '-i',
      file,
    ],
    ...['-map', '0:a:0', '-ac', '1', '-ar', String(rate), '-f', 's16le', 'pipe:1'],
  ]
}

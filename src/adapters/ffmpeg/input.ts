import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IoError } from '../../ports/io-error.ts'

/** In one piece: a frame takes some kilobytes. */
export const MOST_MEMORY = '500000000'

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

/** The words that name a recording. Its format is named, so that no file can pass for a playlist of others. */
export function readWords(file: string, type: string): string[] {
  const [bare = ''] = type.split(';')
  const format = READ_AS[bare.trim()]
  if (format === undefined) throw new IoError('sound', 'decode', `ffmpeg is not asked to read ${bare}.`)
  return ['-protocol_whitelist', 'file', '-f', format, '-i', file]
}

/**
 * A recording in a folder of its own; whoever asks for it removes it. An MPEG-4 file may say at its end what stands at its
 * beginning, so it cannot come through a pipe.
 */
export async function copied(recording: AsyncIterable<Uint8Array>): Promise<{
  readonly folder: string
  readonly file: string
  readonly remove: () => Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'inonda-sound-')).catch(told)
  const remove = () => rm(folder, { recursive: true, force: true })
  const file = join(folder, 'in')
  try {
    await writeFile(file, recording).catch(told)
  } catch (error) {
    await remove()
    throw error
  }
  return { folder, file, remove }
}

function told(error: Error): never {
  throw new IoError('sound', 'decode', `The recording cannot be copied: ${error.message}.`, error)
}

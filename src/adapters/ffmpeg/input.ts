import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IoError } from '../../ports/io-error.ts'

/** Largest single allocation of ffmpeg in bytes; a frame takes some kilobytes. */
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

/** Input arguments for a recording. They name its format, so that no file can be read as a playlist of others. */
export function readWords(file: string, type: string): string[] {
  const [bare = ''] = type.split(';')
  const format = READ_AS[bare.trim()]
  if (format === undefined) throw new IoError('sound', 'decode', `ffmpeg is not asked to read ${bare}.`)
  return ['-protocol_whitelist', 'file', '-f', format, '-i', file]
}

/**
 * Copies a recording into a temporary folder, which the caller must remove. The index of an MPEG-4 file may be at
 * its end, so ffmpeg cannot read it from a pipe.
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

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { languageCode } from '../../model/language-code.ts'
import type { Tags } from '../../model/recording-tags.ts'
import { IoError } from '../../ports/io-error.ts'
import type { TaggedKind, Tagger } from '../../ports/tagger.ts'
import { isThere, type Program, run } from '../program/run.ts'
import { metadataOf } from './metadata.ts'

/** Copying an hour takes a second; a program that runs for ten minutes hangs. */
const TEN_MINUTES = 600_000

/**
 * Writes tags with ffmpeg (https://ffmpeg.org), if it is on the PATH. The sound is copied, not encoded again.
 */
export function ffmpegTagger({
  command = 'ffmpeg',
  milliseconds = TEN_MINUTES,
}: Partial<Program> = {}): Tagger {
  const program = { command, milliseconds }
  return {
    kinds: ['m4a', 'ogg', 'opus', 'flac'],
    ready: () => isThere(program),
    write: async (recording, kind, tags) => {
      const folder = await mkdtemp(join(tmpdir(), 'inonda-tag-')).catch((error: Error) => {
        throw new IoError('tagger', 'write', `No temporary folder can be made: ${error.message}.`, error)
      })
      try {
        const at = (name: string) => join(folder, name)
        await told(async () => {
          await writeFile(at('in'), recording)
          await writeFile(at('tags'), metadataOf(tags, kind))
          if (tags.cover) await writeFile(at('cover'), tags.cover.bytes)
        })
        await run(program, wordsFor(kind, tags, at))
        return await told(() => readFile(at('out')))
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const why = `The copy cannot be written: ${(error as Error).message}.`
    throw new IoError('tagger', 'write', why, error)
  }
}

const READ_AS: Readonly<Record<TaggedKind, string>> = {
  mp3: 'mp3',
  m4a: 'mov',
  ogg: 'ogg',
  opus: 'ogg',
  flac: 'flac',
}
const WRITE_AS: Readonly<Record<TaggedKind, string>> = { ...READ_AS, m4a: 'ipod', opus: 'opus' }

/**
 * Names the formats, so that no file can be read as a playlist of others; `bitexact` keeps the program's
 * version and random numbers out of the copy.
 */
function wordsFor(kind: TaggedKind, { language, cover }: Tags, at: (name: string) => string): string[] {
  const file = (format: string, name: string) => ['-protocol_whitelist', 'file', '-f', format, '-i', at(name)]
  const inOgg = kind === 'ogg' || kind === 'opus'
  const picture = cover !== undefined && !inOgg
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-y'],
    ...file(READ_AS[kind], 'in'),
    ...file('ffmetadata', 'tags'),
    ...(picture ? file(cover.type === 'image/png' ? 'png_pipe' : 'jpeg_pipe', 'cover') : []),
    ...['-map', '0:a', ...(picture ? ['-map', '2:v'] : [])],
    ...['-map_metadata', '1', ...(inOgg ? ['-map_metadata:s:a', '1:g'] : [])],
    ...['-map_chapters', kind === 'm4a' ? '1' : '-1'],
    ...['-c', 'copy', ...(picture ? ['-disposition:v:0', 'attached_pic'] : [])],
    ...(picture ? ['-metadata:s:v:0', 'comment=Cover (front)'] : []),
    ...(kind === 'm4a'
      ? ['-metadata:s:a:0', `language=${languageCode(language)}`, '-movflags', '+faststart']
      : []),
    ...['-fflags', '+bitexact', '-flags:a', '+bitexact', '-f', WRITE_AS[kind], at('out')],
  ]
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClipFilm, ClipStretch, Clips } from '../../ports/clips.ts'
import { IoError } from '../../ports/io-error.ts'
import { output, type Program, remarks, versionOf } from '../program/run.ts'
import { copied, MOST_MEMORY, readWords } from './input.ts'

/** Timeout of ffmpeg: decoding an hour takes some seconds, and a video of two minutes half a minute. */
const TEN_MINUTES = 600_000
const SAID_MOST = 1_000_000
/** Seconds: without a fade, the start is heard as a click. */
const FADE_IN = 0.01
const FADE_OUT = 0.04
/** Opacity of the rectangle over the part of the waveform that is not played yet. */
const VEIL = 0.72
const FRAMES = 25

/** Cuts clips with ffmpeg (https://ffmpeg.org), if it is on the PATH. No text is ever passed to it. */
export function ffmpegClips({
  command = 'ffmpeg',
  milliseconds = TEN_MINUTES,
}: Partial<Program> = {}): Clips {
  const program = { command, milliseconds }
  return {
    maker: () => versionOf(program),
    canFilm: async () => {
      const listed = await output(program, ['-hide_banner', '-encoders'], { port: 'clips', most: SAID_MOST })
      const rows = new TextDecoder().decode(listed).split('\n')
      return rows.some((row) => row.trim().split(/\s+/)[1] === 'libx264')
    },
    cut: async (recording, stretch) => {
      const copy = await copied(recording)
      try {
        const file = join(copy.folder, 'out.mp3')
        await ask(program, cutWords(copy.file, file, stretch), stretch.signal)
        return await readFile(file).catch(told)
      } finally {
        await copy.remove()
      }
    },
    film: async (film) => {
      const folder = await mkdtemp(join(tmpdir(), 'inonda-clip-')).catch(told)
      try {
        const at = (name: string) => join(folder, name)
        await writeFile(at('sound'), film.sound).catch(told)
        await writeFile(at('picture'), film.picture).catch(told)
        await ask(program, filmWords(at, film), film.signal)
        return await readFile(at('out')).catch(told)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

const QUIET = ['-hide_banner', '-nostdin', '-y', '-loglevel', 'error', '-max_alloc', MOST_MEMORY]
/** Keeps the program's version and random numbers out of the output. */
const BIT_EXACT = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact']

async function ask(program: Program, words: readonly string[], signal?: AbortSignal): Promise<void> {
  await remarks(program, [...QUIET, ...words], { port: 'clips', most: SAID_MOST, ...(signal && { signal }) })
}

function told(error: Error): never {
  throw new IoError('clips', 'write', `The clip cannot be written: ${error.message}.`, error)
}

/** Decodes from the beginning: with a variable bit rate, nothing else finds the exact position. */
function cutWords(from: string, to: string, { type, start, end }: ClipStretch): string[] {
  const seconds = end - start
  const fades = [
    `afade=t=in:d=${FADE_IN}`,
    `afade=t=out:st=${Math.max(0, seconds - FADE_OUT).toFixed(3)}:d=${FADE_OUT}`,
  ]
  const cut = `atrim=start=${start.toFixed(3)}:end=${end.toFixed(3)},asetpts=PTS-STARTPTS`
  return [
    ...readWords(from, type),
    ...['-map', '0:a:0', '-af', [cut, ...fades].join(','), '-t', seconds.toFixed(3)],
    ...['-c:a', 'libmp3lame', '-q:a', '3', '-ar', '44100', '-write_xing', '1', '-id3v2_version', '0'],
    ...[...BIT_EXACT, '-f', 'mp3', to],
  ]
}

/**
 * Overlays a still picture with a moving rectangle that covers a part of its waveform. The number of threads is
 * fixed, since the bytes of x264 depend on it. The SEI with its settings is removed.
 */
function filmWords(at: (name: string) => string, { seconds, veil }: ClipFilm): string[] {
  const { left, top, width, height, colour } = veil
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new IoError('clips', 'film', 'The colour is no colour.')
  // `loop` repeats the frame, so that the picture is decoded once.
  const still = `[0:v]format=yuv420p,loop=loop=-1:size=1,setpts=N/${FRAMES}/TB,fps=${FRAMES}[still]`
  const cover = `color=c=0x${colour.slice(1)}@${VEIL}:s=${width}x${height}:r=${FRAMES},format=yuva420p[veil]`
  const moved = `[still][veil]overlay=x='${left}+${width}*t/${seconds.toFixed(3)}':y=${top}:eval=frame[film]`
  return [
    ...['-protocol_whitelist', 'file', '-f', 'png_pipe', '-framerate', String(FRAMES), '-i', at('picture')],
    ...['-protocol_whitelist', 'file', '-f', 'mp3', '-i', at('sound')],
    ...[
      '-filter_complex',
      `${still};${cover};${moved}`,
      '-map',
      '[film]',
      '-map',
      '1:a:0',
      '-t',
      seconds.toFixed(3),
    ],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'stillimage', '-crf', '23', '-threads', '2'],
    ...['-bsf:v', 'filter_units=remove_types=6', '-flags:v', '+bitexact'],
    ...['-c:a', 'aac', '-b:a', '128k', '-movflags', '+faststart', ...BIT_EXACT, '-f', 'mp4', at('out')],
  ]
}

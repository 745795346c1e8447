// Sounds that ffmpeg makes for tests, and what it finds in others.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const isFfmpegThere = spawnSync('ffmpeg', ['-version']).status === 0
/** For tests that need it. */
export const withoutFfmpeg = isFfmpegThere ? false : 'ffmpeg is not on the PATH'

/** How a sound of the studio is made. */
export interface StudioTerms {
  readonly seconds?: number
  /** dB. */
  readonly level?: number
  /** Two channels that differ. */
  readonly stereo?: boolean
  /** Short peaks that stand out by some 20 dB. */
  readonly clicks?: boolean
  /** Another sound for each. */
  readonly seed?: number
}

/** Noise that comes and goes as syllables do, without what is above a voice; 48 kHz, two channels, as WAV. */
export function studioSound({
  seconds = 2,
  level = -20,
  stereo = false,
  clicks = false,
  seed = 7,
}: StudioTerms = {}): Uint8Array {
  const swell = "volume='0.15+0.85*pow(abs(sin(9*t)),2)':eval=frame"
  const peaks = clicks ? ",volume='if(lt(mod(t,0.5),0.003),9,0.3)':eval=frame" : ''
  const filters = [
    `anoisesrc=color=pink:seed=${seed}:duration=${seconds}:sample_rate=48000:nb_samples=96`,
    `lowpass=f=7000,${swell}${peaks},volume=${level + 12}dB`,
    `aformat=channel_layouts=stereo${stereo ? ',haas' : ''}`,
  ]
  return made('wav', ['-f', 'lavfi', '-i', filters.join(',')])
}

/** A file as ffmpeg makes it with these words. */
function made(extension: string, words: readonly string[]): Uint8Array {
  return within((file) => {
    const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-y', ...words, file(`made.${extension}`)])
    if (status !== 0) throw new Error(`ffmpeg made nothing: ${stderr}`)
    return readFileSync(file(`made.${extension}`))
  })
}

/** How loud a file is by a run of ebur128, and what ffprobe says of it. */
export function judgeSound(bytes: Uint8Array, extension: string) {
  return within((file) => {
    const name = file(`judged.${extension}`)
    writeFileSync(name, bytes)
    const run = [
      '-hide_banner',
      '-nostats',
      '-i',
      name,
      '-filter_complex',
      '[0:a]ebur128=peak=true:framelog=verbose',
    ]
    const said = spawnSync('ffmpeg', [...run, '-f', 'null', '-'], { encoding: 'utf8' }).stderr
    const summary = said.slice(said.lastIndexOf('Summary'))
    const number = (pattern: RegExp) => Number(pattern.exec(summary)?.[1])
    const { streams, format } = probed(name)
    const sound = streams.find(({ codec_type }) => codec_type === 'audio')
    return {
      integrated: number(/I: +(-[\d.]+)/),
      peak: number(/Peak: +(-?[\d.]+)/),
      channels: sound?.channels ?? 0,
      seconds: Number(format.duration),
    }
  })
}

/** What ffprobe says of a file, as far as tests ask for it. */
export interface Probed {
  readonly format: { readonly duration: string; readonly tags?: Readonly<Record<string, string>> }
  readonly streams: readonly {
    readonly codec_type: string
    readonly channels?: number
    readonly tags?: Readonly<Record<string, string>>
  }[]
  readonly chapters: readonly {
    readonly start_time: string
    readonly tags?: Readonly<Record<string, string>>
  }[]
}

/** Format, streams and chapters of a file. */
export function probed(file: string): Probed {
  const words = ['-v', 'error', '-show_format', '-show_streams', '-show_chapters', '-of', 'json', file]
  return JSON.parse(spawnSync('ffprobe', words, { encoding: 'utf8' }).stdout)
}

function within<T>(work: (file: (name: string) => string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sounds-'))
  try {
    return work((name) => join(folder, name))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IoError } from '../../ports/io-error.ts'
import type { MasterForm, Mastering, MasterPart, MasterTerms } from '../../ports/mastering.ts'
import { output, type Program, remarks, versionOf } from '../program/run.ts'
import { isSame, levelsIn } from './loudness.ts'

/** Timeout of ffmpeg; a recording of an hour takes some minutes. */
const HOUR = 3_600_000
const SAID_MOST = 16_000_000
const MOST_MEMORY = '500000000'
/** dB: an encoder raises some peaks. */
const HEADROOM = 1
/** LU: a difference below this needs no further encoding. */
const NEAR_ENOUGH = 0.4
/**
 * Most encodings of one form. The first has no correction; noise may need all of them, speech hardly one
 * more.
 */
const ROUNDS = 4
const BELOW = 0.2
/**
 * loudnorm accepts ranges from 1 to 50 LU, and applies one gain to everything if the range need not change.
 */
const LEAST_RANGE = 7
const MOST_RANGE = 20

const ENCODERS: Readonly<
  Record<MasterForm, { readonly encoder: string; readonly format: string; readonly rate: number }>
> = {
  mp3: { encoder: 'libmp3lame', format: 'mp3', rate: 44_100 },
  m4a: { encoder: 'aac', format: 'ipod', rate: 44_100 },
  opus: { encoder: 'libopus', format: 'opus', rate: 48_000 },
}

/**
 * ffmpeg's format for each extension that studios deliver. Each is named, so that no file can be read as a
 * playlist of others.
 */
const READ_AS: Readonly<Record<string, string>> = {
  wav: 'wav',
  flac: 'flac',
  aif: 'aiff',
  aiff: 'aiff',
  mp3: 'mp3',
  m4a: 'mov',
  ogg: 'ogg',
  opus: 'ogg',
}

/** Masters recordings with ffmpeg (https://ffmpeg.org), if it is on the PATH. */
export function ffmpegMastering({
  command = 'ffmpeg',
  milliseconds = HOUR,
}: Partial<Program> = {}): Mastering {
  const program = { command, milliseconds }
  return {
    maker: () => versionOf(program),
    forms: async () => {
      const bytes = await output(program, ['-hide_banner', '-encoders'], {
        port: 'mastering',
        most: 1_000_000,
      })
      // ` A..... libmp3lame           libmp3lame MP3 (MPEG audio layer 3)`
      const rows = new TextDecoder().decode(bytes).split('\n')
      const listed = rows.map((row) => row.trim().split(/\s+/)).filter(([kind]) => kind?.startsWith('A'))
      const has = (encoder: string) => listed.some(([, name]) => name === encoder)
      return (Object.keys(ENCODERS) as MasterForm[]).filter((form) => has(ENCODERS[form].encoder))
    },
    master: async (parts, terms) => {
      const folder = await mkdtemp(join(tmpdir(), 'inonda-master-')).catch(told)
      try {
        return await mastered(program, folder, parts, terms)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

function told(error: Error): never {
  throw new IoError('mastering', 'write', `The recording cannot be copied: ${error.message}.`, error)
}

async function mastered(
  program: Program,
  folder: string,
  parts: readonly MasterPart[],
  { integrated, peak, forms, tell = () => {}, signal }: MasterTerms,
): Promise<ReadonlyMap<MasterForm, Uint8Array>> {
  const inputs: string[] = []
  for (const [index, { bytes, extension }] of parts.entries()) {
    const file = join(folder, `in-${index}`)
    await writeFile(file, bytes, signal ? { signal } : {}).catch(told)
    const format = READ_AS[extension]
    if (format === undefined)
      throw new IoError('mastering', 'decode', `ffmpeg is not asked to read .${extension} files.`)
    inputs.push('-protocol_whitelist', 'file', '-f', format, '-i', file)
  }
  const start = ['-hide_banner', '-nostdin', '-y', '-max_alloc', MOST_MEMORY, '-loglevel', 'info', ...inputs]
  const ask = (words: readonly string[], from: number, to: number) =>
    remarks(program, [...start, ...words], {
      port: 'mastering',
      most: SAID_MOST,
      ...(signal && { signal }),
      onText: (text) => tell(from + (to - from) * shareIn(text)),
    })
  const joint = `${parts.map((_, index) => `[${index}:a:0]aformat=sample_rates=48000:channel_layouts=stereo[p${index}];`).join('')}${parts.map((_, index) => `[p${index}]`).join('')}concat=n=${parts.length}:v=0:a=1`
  const target = `I=${integrated}:TP=${peak - HEADROOM}`
  let seconds = 0
  const shareIn = (text: string) => {
    const known = [...text.matchAll(/Duration: (\d+):(\d+):([\d.]+)/g)]
    seconds += known.reduce((sum, clock) => sum + secondsOf(clock), 0)
    const now = [...text.matchAll(/time=(\d+):(\d+):([\d.]+)/g)].at(-1)
    return now && seconds > 0 ? Math.min(1, secondsOf(now) / seconds) : 0
  }
  const measuring = `${joint},asplit=2[one][two];[one]loudnorm=${target}:print_format=json[a];[two]pan=mono|c0=c0-c1,volumedetect[b]`
  const nothing = ['a', 'b'].flatMap((name) => ['-map', `[${name}]`, '-f', 'null', '-'])
  const first = await ask(['-filter_complex', measuring, ...nothing], 0, 0.4)
  seconds = 0
  const isMono = isSame(first)
  const normal = `${joint},${isMono ? 'pan=mono|c0=c0,' : ''}loudnorm=${target}:${measuredWords(first, isMono)}:linear=true`
  const encode = (wanted: readonly Wanted[], from: number, to: number) => {
    const outs = wanted.map(({ form }) => `[${form}0]`).join('')
    const corrected = wanted.map((one) => `[${one.form}0]${correction(one)}[${one.form}]`).join(';')
    const files = wanted.flatMap(({ form, bits }) =>
      encoderWords(form, bits * (isMono ? 1 : 2), join(folder, `out.${form}`)),
    )
    return ask(
      ['-filter_complex', `${normal},asplit=${wanted.length}${outs};${corrected}`, ...files],
      from,
      to,
    )
  }
  const wanted = [...forms].map(([form, bits]): Wanted => ({ form, bits, gain: 0, limit: undefined }))
  let left: readonly Wanted[] = wanted
  for (let round = 0; round < ROUNDS && left.length > 0; round++) {
    seconds = 0
    await encode(left, 0.4 + round * 0.15, 0.55 + round * 0.15)
    // An encoder's losses lower the loudness, and some of its peaks are higher than before.
    const off: Wanted[] = []
    for (const one of left) {
      const input = ['-f', READ_AS[one.form] ?? one.form, '-i', join(folder, `out.${one.form}`)]
      const filter = ['-filter_complex', '[0:a:0]ebur128=peak=true:framelog=verbose', '-f', 'null', '-']
      const words = ['-hide_banner', '-nostdin', ...input, ...filter]
      const said = await remarks(program, words, {
        port: 'mastering',
        most: SAID_MOST,
        ...(signal && { signal }),
      })
      const found = levelsIn(said)
      const quiet = integrated - found.integrated
      const over = found.peak - peak
      if (Math.abs(quiet) < NEAR_ENOUGH && over <= 0) continue
      const before = one.limit ?? peak - HEADROOM
      off.push({ ...one, gain: one.gain + quiet, limit: over > 0 ? before - over - BELOW : before })
    }
    left = off
  }
  tell(1)
  const made = new Map<MasterForm, Uint8Array>()
  for (const { form } of wanted) made.set(form, await readFile(join(folder, `out.${form}`)).catch(told))
  return made
}

interface Wanted {
  readonly form: MasterForm
  readonly bits: number
  /** dB: the correction of this form. */
  readonly gain: number
  /** dBFS; undefined without a correction. */
  readonly limit: number | undefined
}

/** alimiter sees samples only; at four times the rate, the peaks between them become samples too. */
function correction({ gain, limit }: Wanted): string {
  if (limit === undefined) return 'anull'
  const most = `limit=${(10 ** (limit / 20)).toFixed(4)}:level=false:attack=1:release=50`
  return `volume=${gain.toFixed(2)}dB,aresample=192000,alimiter=${most},aresample=48000`
}

function encoderWords(form: MasterForm, bits: number, file: string): string[] {
  const { encoder, format, rate } = ENCODERS[form]
  return [
    ...['-map', `[${form}]`, '-map_metadata', '-1', '-c:a', encoder, '-b:a', String(bits)],
    ...['-ar', String(rate), '-fflags', '+bitexact', '-flags:a', '+bitexact'],
    ...(form === 'm4a' ? ['-movflags', '+faststart'] : []),
    ...['-f', format, file],
  ]
}

/** The measurements of the first pass, as arguments of the second. */
function measuredWords(said: string, isMono: boolean): string {
  const json = /\{\s*"input_i"[\s\S]*?\}/.exec(said)?.[0]
  if (json === undefined) throw new IoError('mastering', 'measure', 'ffmpeg did not say what it measured.')
  const found = JSON.parse(json) as Record<string, string>
  const number = (key: string) => {
    const value = Number(found[key])
    if (!Number.isFinite(value))
      throw new IoError(
        'mastering',
        'measure',
        'The recording is silent, so it cannot be made as loud as wanted.',
      )
    return value
  }
  // The measurement was made on two channels, which are twice as loud as one.
  const less = isMono ? 3.01 : 0
  const range = Math.max(LEAST_RANGE, Math.min(MOST_RANGE, Math.ceil(number('input_lra'))))
  return [
    `LRA=${range}`,
    `measured_I=${number('input_i') - less}`,
    `measured_TP=${number('input_tp')}`,
    `measured_LRA=${number('input_lra')}`,
    `measured_thresh=${number('input_thresh') - less}`,
  ].join(':')
}

function secondsOf([, hours, minutes, seconds]: RegExpMatchArray): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

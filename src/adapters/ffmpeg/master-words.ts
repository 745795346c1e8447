import type { MasterForm } from '../../ports/mastering.ts'

/** Another one wherever the same sources would come out otherwise by what is written here. */
export const CHAIN = 'volume, limiter, trim 2'

/** What is done to the sound before it is encoded. */
export interface Chain {
  readonly isMono: boolean
  /** dB. */
  readonly gain: number
  /** dBFS: nothing is louder; undefined where nothing would be. */
  readonly limit: number | undefined
}

/** A form that is to be made. */
export interface Wanted {
  readonly form: MasterForm
  /** A second, of one channel. */
  readonly bits: number
  /** dB: what this encoder takes away is put in before it, behind the limiter. */
  readonly trim: number
}

/** A form, with how it is made. */
export interface Planned extends Wanted {
  readonly chain: Chain
}

export const ENCODERS: Readonly<
  Record<MasterForm, { readonly encoder: string; readonly format: string; readonly rate: number }>
> = {
  mp3: { encoder: 'libmp3lame', format: 'mp3', rate: 44_100 },
  m4a: { encoder: 'aac', format: 'ipod', rate: 44_100 },
  opus: { encoder: 'libopus', format: 'opus', rate: 48_000 },
}

/** Of what a studio hands out; each is named, so that no file can pass for a playlist of others. */
export const READ_AS: Readonly<Record<string, string>> = {
  wav: 'wav',
  flac: 'flac',
  aif: 'aiff',
  aiff: 'aiff',
  mp3: 'mp3',
  m4a: 'mov',
  ogg: 'ogg',
  opus: 'ogg',
}

const RATE = 48_000
/** What is between samples shows at four times their rate (ITU-R BS.1770-4, annex 2). */
const BETWEEN = 4

/** So many inputs one after the other, in one form. */
function joint(parts: number): string {
  const all = Array.from({ length: parts }, (_, part) => part)
  const alike = all.map(
    (part) => `[${part}:a:0]aformat=sample_rates=${RATE}:channel_layouts=stereo[p${part}];`,
  )
  return `${alike.join('')}${all.map((part) => `[p${part}]`).join('')}concat=n=${parts}:v=0:a=1`
}

/** What stands for the whole: the first half minute, and a tenth of each minute. */
const SAMPLED = 'lt(t,30)+lt(mod(t,60),6)'

/** Measures loudness, the highest sample, and whether both channels are the same; and writes a sample of the sound to a file. */
export function firstWords(parts: number, sample: string): string[] {
  const filters = [
    `${joint(parts)},asplit=3[one][two][three]`,
    '[one]ebur128=peak=sample:framelog=verbose,anullsink',
    '[two]pan=mono|c0=c0-c1,volumedetect[difference]',
    `[three]aselect='${SAMPLED}',asetpts=N/SR/TB[sample]`,
  ]
  return [
    ...['-filter_complex', filters.join(';'), '-map', '[difference]', '-f', 'null', '-'],
    ...['-map', '[sample]', '-c:a', 'pcm_f32le', '-f', 'wav', sample],
  ]
}

function limiter(limit: number): string {
  return `alimiter=limit=${(10 ** (limit / 20)).toFixed(6)}:level=false:attack=5:release=50`
}

function louder({ isMono, gain }: Chain): string {
  return `${isMono ? 'pan=mono|c0=c0,' : ''}volume=${gain.toFixed(2)}dB`
}

/** Measures how loud the sound is behind the limiter, which takes some loudness away. */
export function trialWords(parts: number, chain: Chain): string[] {
  const limited = chain.limit === undefined ? '' : `,${limiter(chain.limit)}`
  const filters = `${joint(parts)},${louder(chain)}${limited},ebur128=framelog=verbose[levels]`
  return ['-filter_complex', filters, '-map', '[levels]', '-f', 'null', '-']
}

function limited(chain: Chain): string {
  if (chain.limit === undefined) return louder(chain)
  return `${louder(chain)},aresample=${RATE * BETWEEN},${limiter(chain.limit)},aresample=${RATE}`
}

/** All forms of one decoding, each chain once. `file` says where a form is written. */
export function encodeWords(
  parts: number,
  planned: readonly Planned[],
  file: (form: MasterForm) => string,
): string[] {
  const chains = [...new Set(planned.map(({ chain }) => limited(chain)))]
  const split = (words: string, labels: readonly string[]) =>
    `${words},asplit=${labels.length}${labels.map((label) => `[${label}]`).join('')}`
  const filters = [
    split(
      joint(parts),
      chains.map((_, index) => `chain${index}`),
    ),
    ...chains.map((words, index) => {
      const own = planned.filter(({ chain }) => limited(chain) === words)
      return `[chain${index}]${split(
        words,
        own.map(({ form }) => `to-${form}`),
      )}`
    }),
    ...planned.map(({ form, trim }) => `[to-${form}]volume=${trim.toFixed(2)}dB[${form}]`),
  ]
  const outputs = planned.flatMap(({ form, bits, chain }) =>
    encoderWords(form, bits * (chain.isMono ? 1 : 2), file(form)),
  )
  return ['-filter_complex', filters.join(';'), ...outputs]
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

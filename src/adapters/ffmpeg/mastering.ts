import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Loudness } from '../../model/loudness.ts'
import { IoError } from '../../ports/io-error.ts'
import type { MasteredSound, MasterForm, Mastering, MasterPart, MasterTerms } from '../../ports/mastering.ts'
import { output, type Program, remarks, versionOf } from '../program/run.ts'
import { MOST_MEMORY } from './input.ts'
import { integratedIn, measuredBy } from './loudness.ts'
import { corrected, planFor, type Trials } from './master-plan.ts'
import {
  CHAIN,
  ENCODERS,
  encodeWords,
  firstWords,
  type Planned,
  READ_AS,
  trialWords,
} from './master-words.ts'

/** An hour takes some minutes. */
const HOUR = 3_600_000
const SAID_MOST = 16_000_000
/** Of all work: to measure, to try on a sample, to encode; the rest measures what came out. */
const [MEASURED, TRIED, ENCODED] = [0.15, 0.3, 0.8]
/** The first one is right for speech, and nearly always for the rest. */
const ROUNDS = 4

/** Makes recordings by ffmpeg (https://ffmpeg.org), where it is on the PATH. */
export function ffmpegMastering({
  command = 'ffmpeg',
  milliseconds = HOUR,
}: Partial<Program> = {}): Mastering {
  const program = { command, milliseconds }
  return {
    maker: async () => {
      const version = await versionOf(program)
      return version === undefined ? undefined : `${version}; ${CHAIN}`
    },
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

/** Runs ffmpeg once, and answers what it says; of the whole work this is what lies between the two shares. */
type Ask = (words: readonly string[], from: number, to: number) => Promise<string>

async function mastered(
  program: Program,
  folder: string,
  parts: readonly MasterPart[],
  { integrated, peak, forms, tell = () => {}, signal }: MasterTerms,
): Promise<ReadonlyMap<MasterForm, MasteredSound>> {
  const inputs = await copied(folder, parts, signal)
  let done = 0
  // Several run at a time, and some once more.
  const onward = (share: number) => {
    done = Math.max(done, share)
    tell(done)
  }
  const ask: Ask = (words, from, to) => {
    const share = shareOf()
    const start = ['-hide_banner', '-nostdin', '-y', '-max_alloc', MOST_MEMORY, '-loglevel', 'info']
    return remarks(program, [...start, ...words], {
      port: 'mastering',
      most: SAID_MOST,
      ...(signal && { signal }),
      onText: (text) => onward(from + (to - from) * share(text)),
    })
  }
  const file = (form: MasterForm) => join(folder, `out.${form}`)
  const measured = async (form: MasterForm, share: number) => {
    const input = ['-f', READ_AS[form] ?? form, '-i', file(form)]
    return measuredBy((words) => ask(words, share, share === TRIED ? TRIED : 1), input)
  }
  const sample = join(folder, 'sample')
  const first = await ask([...inputs, ...firstWords(parts.length, sample)], 0, MEASURED)
  const trials: Trials = {
    target: { integrated, peak },
    limited: async (chain) =>
      integratedIn(await ask(['-f', 'wav', '-i', sample, ...trialWords(1, chain)], MEASURED, MEASURED)),
    encoded: async (planned) => {
      const input = ['-f', 'wav', '-i', sample]
      await ask([...input, ...encodeWords(1, planned, file)], MEASURED, TRIED)
      return Promise.all(planned.map(({ form }) => measured(form, TRIED)))
    },
  }
  const all = [...forms].map(([form, bits]) => ({ form, bits, trim: 0 }))
  const plan = await planFor(first, all, trials)
  const made = new Map<MasterForm, Loudness>()
  let left = plan.forms
  for (let round = 0; round < ROUNDS && left.length > 0; round++) {
    await ask([...inputs, ...encodeWords(parts.length, left, file)], TRIED, ENCODED)
    const found = await Promise.all(left.map(({ form }) => measured(form, ENCODED)))
    const off: Planned[] = []
    for (const [index, one] of left.entries()) {
      const loudness = found[index] as Loudness
      made.set(one.form, loudness)
      const again = await corrected(one, loudness, plan, trials)
      if (again) off.push(again)
    }
    left = off
  }
  onward(1)
  const sounds = new Map<MasterForm, MasteredSound>()
  for (const form of forms.keys()) {
    const loudness = made.get(form)
    if (loudness) sounds.set(form, { bytes: await readFile(file(form)).catch(told), loudness })
  }
  return sounds
}

/** Copies the parts, since ffmpeg reads files alone; answers the words that name them. */
async function copied(
  folder: string,
  parts: readonly MasterPart[],
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const words: string[] = []
  for (const [index, { bytes, extension }] of parts.entries()) {
    const format = READ_AS[extension]
    if (format === undefined)
      throw new IoError('mastering', 'decode', `ffmpeg is not asked to read .${extension} files.`)
    const file = join(folder, `in-${index}`)
    await writeFile(file, bytes, signal ? { signal } : {}).catch(told)
    words.push('-protocol_whitelist', 'file', '-f', format, '-i', file)
  }
  return words
}

/** How much of its inputs ffmpeg has gone through, by what it says one piece after the other. */
function shareOf(): (text: string) => number {
  let seconds = 0
  return (text) => {
    const known = [...text.matchAll(/Duration: (\d+):(\d+):([\d.]+)/g)]
    seconds += known.reduce((sum, clock) => sum + secondsOf(clock), 0)
    const now = [...text.matchAll(/time=(\d+):(\d+):([\d.]+)/g)].at(-1)
    return now && seconds > 0 ? Math.min(1, secondsOf(now) / seconds) : 0
  }
}

function secondsOf([, hours, minutes, seconds]: RegExpMatchArray): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

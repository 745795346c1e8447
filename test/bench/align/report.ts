// Lays texts onto recordings whose times are known, and prints how far off each sentence is: `npm run bench:align [seed]`. The
// recordings are made by espeak-ng and flite; those of ../shared/fixtures/alignment come along where they are there.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { espeakSpeech } from '../../../src/adapters/espeak/speech.ts'
import { ffmpegSound } from '../../../src/adapters/ffmpeg/sound.ts'
import { memoryStorage } from '../../../src/adapters/memory/storage.ts'
import { align } from '../../../src/tasks/align.ts'
import { interview, type Said, type SpokenLanguage } from './sentences.ts'
import { edited, music, type RecordingTerms, recordingOf, type Timed, wav } from './sets.ts'
import { writeTranscript } from './station.ts'

const FIXTURES = new URL('../../../../shared/fixtures/alignment/', import.meta.url)
const seed =
  process.argv[2] ?? execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim()
const SENTENCES = 40
/** A sentence that was left out is not looked for further on, where the same may be said again. */
const AHEAD = 9

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

interface Measured {
  readonly name: string
  /** Of every sentence of the text; infinite where it was left out. */
  readonly errors: readonly number[]
  /** Of the sentences right before and behind one that nobody wrote down. */
  readonly beside: readonly number[]
  readonly first: number
}

const all: Measured[] = []
for (const program of ['ffmpeg', 'espeak-ng', 'flite']) {
  if (spawnSync(program, [program === 'ffmpeg' ? '-version' : '--version']).error) {
    print(`The bench needs ${program} (Debian: apt-get install ${program}).`)
    process.exit(1)
  }
}
print(`Seed: ${seed}\n`)
print(
  '| set | sentences | with a time | median s | 90 % s | over 1 s | first s | beside a missing one, over 0.5 s |',
)
print('| --- | --- | --- | --- | --- | --- | --- | --- |')

await fixtures()
const FLITE = { Host: 'flite:slt', Guest: 'flite:rms' }
const OTHERS = { Host: 'flite:awb', Guest: 'flite:kal16' }
const ESPEAK = (language: string) => ({ Host: `espeak:${language}+f3`, Guest: `espeak:${language}+m4` })
await made('en, two voices', 'en', { voices: FLITE })
await made('en, two others, fast', 'en', { voices: OTHERS, pace: 1.2 })
await made('en, noise at 12 dB', 'en', { voices: FLITE, noise: 12 })
await made('en, jingle of 8 s', 'en', { voices: FLITE, lead: music(8, seed) })
await made('en, music under the intro', 'en', { voices: FLITE, under: music(12, seed, 0.06) })
await made('it, two voices', 'it', { voices: ESPEAK('it') })
await made('it, slow', 'it', { voices: ESPEAK('it'), pace: 0.8 })
await made('it, noise at 12 dB', 'it', { voices: ESPEAK('it'), noise: 12 })
await made('it, jingle of 8 s', 'it', { voices: ESPEAK('it'), lead: music(8, `${seed} it`) })
for (const language of ['de', 'fr', 'es'] as const)
  await made(language, language, { voices: ESPEAK(language) }, 24)
await made('zh', 'zh', { voices: ESPEAK('cmn') }, 24)
summary()

/** Each recording with its text word for word, with words and with sentences missing, and with both. */
async function made(
  name: string,
  language: SpokenLanguage,
  terms: Omit<RecordingTerms, 'seed'>,
  count = SENTENCES,
): Promise<void> {
  const { samples, truth } = recordingOf(interview(language, count, seed), {
    ...terms,
    seed: `${seed} ${name}`,
  })
  const recording = wav(samples)
  const texts: readonly (readonly [string, readonly Timed[]])[] = [
    ['word for word', truth],
    ['9 % of words dropped, 5 % changed', edited(truth, { dropped: 0.09, changed: 0.05, seed })],
    ['12 % of sentences missing', edited(truth, { missing: 0.12, seed })],
    ['both', edited(truth, { dropped: 0.09, changed: 0.05, missing: 0.12, seed })],
  ]
  for (const [kind, text] of texts)
    await one(`${name}: ${kind}`, language, { recording, type: 'wav' }, text, truth)
}

async function fixtures(): Promise<void> {
  if (!existsSync(FIXTURES)) return print('| (no fixtures here) | | | | | | | |')
  for (const [name, language] of [
    ['en_flite', 'en'],
    ['it_espeak_two', 'it'],
  ] as const) {
    const read = (end: string) => readFileSync(new URL(`${name}${end}`, FIXTURES))
    const truth: readonly Timed[] = JSON.parse(read('.truth.json').toString())
    const recording = { recording: read('.mp3'), type: 'mp3' }
    await one(`${name}: word for word`, language, recording, truth, truth)
    const lines = read('.edited.txt').toString().trim().split('\n')
    await one(`${name}: edited`, language, recording, matched(lines, truth), truth)
  }
}

/** Edited lines with the times of the sentences that they were made of, in their order. */
function matched(lines: readonly string[], truth: readonly Timed[]): readonly Timed[] {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  let from = 0
  return lines.map((text) => {
    const own = words(text)
    const near = truth.slice(from, from + 3).map((one, index) => {
      const theirs = words(one.text)
      return { index, shared: [...own].filter((word) => theirs.has(word)).length / theirs.size }
    })
    const best = near.reduce((a, b) => (b.shared > a.shared ? b : a)).index
    from += best + 1
    return { ...(truth[from - 1] as Timed), text: /[.?!]$/.test(text) ? text : `${text}.` }
  })
}

async function one(
  name: string,
  language: string,
  { recording, type }: { readonly recording: Uint8Array; readonly type: string },
  text: readonly Timed[],
  truth: readonly Timed[],
): Promise<void> {
  const storage = memoryStorage(writeTranscript(text, language, { [`talk.${type}`]: recording }))
  const context = {
    storage,
    shipped: memoryStorage(),
    generator: 'x',
    sound: ffmpegSound(),
    speech: espeakSpeech(),
  }
  const { diagnostics } = await align(context, 'talk')
  const timings = await storage.read('episodes/talk/timings.json')
  if (!timings) return print(`| ${name} | ${diagnostics.map(({ code }) => code).join(', ')} | | | | | | |`)
  const { segments } = JSON.parse(Buffer.from(timings).toString())
  const starts = startsOf(text, segments)
  const errors = text.map(({ start }, index) => Math.abs((starts[index] ?? Number.POSITIVE_INFINITY) - start))
  const numbers = text.map(({ start }) => truth.findIndex((known) => known.start === start))
  const isBeside = numbers.map(
    (number, index) =>
      (index > 0 && (numbers[index - 1] ?? 0) < number - 1) ||
      (numbers[index + 1] ?? number + 1) > number + 1,
  )
  const measured = {
    name,
    errors,
    beside: errors.filter((_, index) => isBeside[index]),
    first: errors[0] ?? 0,
  }
  all.push(measured)
  print(row(measured))
}

/** A sentence may stand in several segments, one behind the other. */
function startsOf(
  text: readonly Said[],
  segments: readonly { readonly startTime: number; readonly body: string }[],
): readonly (number | undefined)[] {
  let at = 0
  return text.map(({ text: words }) => {
    const found = segments.findIndex(
      ({ body }, index) => index >= at && index < at + AHEAD && words.startsWith(body),
    )
    if (found === -1) return undefined
    at = found + 1
    return segments[found]?.startTime
  })
}

function shareBelow(errors: readonly number[], share: number): number {
  return [...errors].sort((a, b) => a - b)[Math.floor(share * (errors.length - 1))] ?? 0
}

function row({ name, errors, beside, first }: Measured): string {
  const placed = errors.filter(Number.isFinite)
  const cells = [
    name,
    errors.length,
    placed.length,
    shareBelow(placed, 0.5).toFixed(3),
    shareBelow(placed, 0.9).toFixed(2),
    placed.filter((error) => error > 1).length,
    Number.isFinite(first) ? first.toFixed(2) : 'left out',
    beside.length === 0
      ? ''
      : `${beside.filter((error) => Number.isFinite(error) && error > 0.5).length} of ${beside.length}`,
  ]
  return `| ${cells.join(' | ')} |`
}

function summary(): void {
  const together = (name: string, some: readonly Measured[]): string =>
    row({
      name: `**${name}**`,
      errors: some.flatMap(({ errors }) => errors),
      beside: some.flatMap(({ beside }) => beside),
      first: Math.max(...some.map(({ first }) => first)),
    })
  print(together('all', all))
}

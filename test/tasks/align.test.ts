import { spawnSync } from 'node:child_process'
import t, { type Test } from 'tap'
import { espeakSpeech } from '../../src/adapters/espeak/speech.ts'
import { ffmpegSound } from '../../src/adapters/ffmpeg/sound.ts'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { align } from '../../src/tasks/align.ts'
import { interview, type Said } from '../bench/align/sentences.ts'
import { recordingOf, type Timed, wav } from '../bench/align/sets.ts'
import { goodFiles, read, spot } from '../read/a-station.ts'

const isThere = (command: string, word: string) => spawnSync(command, [word]).status === 0
const missing = [
  ...(isThere('ffmpeg', '-version') ? [] : ['ffmpeg']),
  ...(isThere('espeak-ng', '--version') ? [] : ['espeak-ng']),
]
const skip = missing.length > 0 && `${missing.join(' and ')} is not on the PATH`

const VOICES = { Host: 'espeak:it+f3', Guest: 'espeak:it+m4' }
const TRANSCRIPT = 'episodes/talk/transcript.md'
const TIMINGS = 'episodes/talk/timings.json'

/** `**Host:** …`, a paragraph a turn. */
function transcriptOf(said: readonly Said[], stamp: (index: number) => string = () => ''): string {
  const turns: string[] = []
  let before = ''
  said.forEach(({ speaker, text }, index) => {
    if (speaker === before) turns[turns.length - 1] += ` ${text}`
    else turns.push(`**${speaker}:**${stamp(index)} ${text}`)
    before = speaker
  })
  return `${turns.join('\n\n')}\n`
}

let made: { recording: Uint8Array; truth: readonly Timed[] } | undefined
function talk() {
  if (!made) {
    const { samples, truth } = recordingOf(interview('it', 12, 'align test'), {
      voices: VOICES,
      seed: 'align test',
    })
    made = { recording: wav(samples), truth }
  }
  return made
}

function workshop(transcript: string, more: Readonly<Record<string, string | Uint8Array>> = {}) {
  const files: Record<string, string | Uint8Array> = {
    ...goodFiles(),
    'episodes/talk/episode.md':
      '---\ntitle: Una conversazione\nlanguage: it\nfeed: main\nstatus: draft\nguid: 2b0c4d4e-0f2f-5d0b-9d5e-6d1f1a0f7c11\n---\n',
    'episodes/talk/talk.wav': talk().recording,
    [TRANSCRIPT]: transcript,
    ...more,
  }
  const feed = Object.keys(files).find((name) => name.startsWith('feeds/')) ?? ''
  files['episodes/talk/episode.md'] = String(files['episodes/talk/episode.md']).replace(
    'main',
    feed.slice(6, -5),
  )
  const storage = memoryStorage(files)
  const context = {
    storage,
    shipped: memoryStorage(),
    generator: 'x',
    sound: ffmpegSound(),
    speech: espeakSpeech(),
  }
  const written = async () => {
    const bytes = await storage.read(TIMINGS)
    return bytes && JSON.parse(Buffer.from(bytes).toString())
  }
  return { files, storage, context, written }
}

function near(
  t: Test,
  segments: readonly { startTime: number; body: string }[],
  truth: readonly Timed[],
  most = 0.3,
) {
  for (const { startTime, body } of segments) {
    // A sentence may be said twice.
    const far = truth
      .filter(({ text }) => text.startsWith(body))
      .map(({ start }) => Math.abs(startTime - start))
    if (far.length > 0) t.ok(Math.min(...far) < most, `${body}: ${startTime}`)
  }
}

t.test('every sentence finds its second, and the station has the times', { skip }, async (t) => {
  const { truth } = talk()
  const { files, storage, context, written } = workshop(transcriptOf(truth))
  const shares: number[] = []
  const { value, diagnostics } = await align(context, 'talk', { tell: (share) => shares.push(share) })
  t.strictSame(diagnostics, [])
  t.match(value, { file: TIMINGS, method: 'voice', leftOut: [] })
  t.strictSame(value?.turns.map(({ speaker }) => speaker).slice(0, 2), ['Host', 'Guest'])
  t.ok(value?.turns.every(({ start, confidence = 0 }) => start !== undefined && confidence > 0.5))
  const { segments, recording } = await written()
  near(t, segments, truth)
  t.match(recording, { digest: /^[0-9a-f]{64}$/, seconds: Number })
  t.equal(shares.at(-1), 1)
  t.strictSame(
    shares,
    [...shares].sort((a, b) => a - b),
  )

  const bytes = await storage.read(TIMINGS)
  const { station, diagnostics: after } = await read({ ...files, [TIMINGS]: bytes ?? '' })
  t.strictSame(
    after.filter(({ code }) => code.startsWith('timings.')),
    [],
  )
  const [transcript] = station?.episodes.find(({ slug }) => slug === 'talk')?.transcripts ?? []
  t.equal(transcript?.cues?.length, segments.length)
  t.ok(transcript?.cues?.every(({ confidence }) => confidence !== undefined))
  await align(context, 'talk')
  t.strictSame(await storage.read(TIMINGS), bytes, 'the same again')
})

t.test('a dry run writes nothing', { skip }, async (t) => {
  const { context, written } = workshop(transcriptOf(talk().truth))
  const { value } = await align(context, 'talk', { dryRun: true })
  t.equal(value?.file, undefined)
  t.equal(await written(), undefined)
})

t.test('a time that somebody typed stays, to the second', { skip }, async (t) => {
  const { truth } = talk()
  const typed = truth.findIndex(({ speaker }, index) => index > 5 && speaker === 'Guest')
  const stamp = (index: number) =>
    index === typed ? ` [00:${String(Math.floor(truth[typed]?.start ?? 0)).padStart(2, '0')}]` : ''
  const { context, written } = workshop(transcriptOf(truth, stamp))
  const { value } = await align(context, 'talk')
  const turn = value?.turns.find(({ origin }) => origin === 'typed')
  t.equal(turn?.start, Math.floor(truth[typed]?.start ?? 0))
  const { segments } = await written()
  near(
    t,
    segments,
    truth.filter((_, index) => index !== typed),
  )
})

t.test(
  'times that were measured stay, and what was put in since is found between them',
  { skip },
  async (t) => {
    const { truth } = talk()
    const measured = truth
      .filter((_, index) => index < 4 || index > 6)
      .map(({ start, end, text }) => ({
        startTime: Math.round(start * 1000 + 123) / 1000,
        endTime: end,
        body: text,
      }))
    const timings = JSON.stringify({ version: '1.0.0', segments: measured })
    const { context, written } = workshop(transcriptOf(truth), { [TIMINGS]: timings })
    const { value } = await align(context, 'talk')
    t.ok(value?.turns.some(({ origin }) => origin === 'measured'))
    const { segments } = (await written()) as {
      segments: { startTime: number; body: string; confidence?: number }[]
    }
    const kept = segments.filter(({ confidence }) => confidence === undefined)
    t.strictSame(
      kept.map(({ startTime }) => startTime),
      measured.map(({ startTime }) => startTime),
    )
    near(
      t,
      segments.filter(({ confidence }) => confidence !== undefined),
      truth,
    )
  },
)

t.test('another episode’s text is recognised, and nothing is written', { skip }, async (t) => {
  const other = interview('de', 14, 'quite another one')
  const { context, written } = workshop(transcriptOf(other))
  const { value, diagnostics } = await align(context, 'talk')
  t.equal(value, undefined)
  t.strictSame(
    diagnostics.map(({ code }) => code),
    ['align.other-text'],
  )
  t.equal(await written(), undefined)
})

t.test('without espeak-ng pauses are taken, and that is said', { skip }, async (t) => {
  const { truth } = talk()
  const { context, written } = workshop(transcriptOf(truth))
  const { value, diagnostics } = await align(
    { ...context, speech: espeakSpeech({ command: 'no-such-program' }) },
    'talk',
  )
  t.ok(diagnostics.some(({ code }) => code === 'align.voice-missing'))
  t.equal(value?.method, 'pauses')
  near(t, (await written()).segments, truth, 1)
})

t.test('a recording that was changed since is told', { skip }, async (t) => {
  const { truth } = talk()
  const { files, storage, context } = workshop(transcriptOf(truth))
  await align(context, 'talk')
  const timings = (await storage.read(TIMINGS)) ?? ''
  const { samples } = recordingOf(truth.slice(0, 9), { voices: VOICES, seed: 'shorter' })
  const told = async (recording: Uint8Array) => {
    const { station, diagnostics } = await read({
      ...files,
      [TIMINGS]: timings,
      'episodes/talk/talk.wav': recording,
    })
    const [transcript] = station?.episodes.find(({ slug }) => slug === 'talk')?.transcripts ?? []
    return [
      transcript?.cues !== undefined,
      ...diagnostics.map(({ code }) => code).filter((code) => code.startsWith('timings.')),
    ]
  }
  const same = talk().recording.slice()
  same.set([1], same.length - 1000)
  t.strictSame(await told(same), [true, 'timings.recording-written-anew'])
  const longer = new Float32Array(samples.length * 3)
  longer.set(samples)
  t.strictSame(await told(wav(longer)), [false, 'timings.recording-changed'])
})

t.test('what nobody says has no time, and moves nothing', { skip }, async (t) => {
  const { truth } = talk()
  const invented =
    'Nel novembre del milleottocento le zebre attraversarono silenziosamente quel fiume ghiacciato.'
  const said = [...truth.slice(0, 6), { speaker: 'Guest' as const, text: invented }, ...truth.slice(6)]
  const { context, written } = workshop(transcriptOf(said))
  const { value, diagnostics } = await align(context, 'talk')
  t.ok(value?.leftOut.includes(invented))
  t.strictSame(diagnostics.map(spot), [`${TRANSCRIPT}:1:1 align.left-out`])
  near(t, (await written()).segments, truth)
})

t.test('a language that nobody speaks is said, and pauses are taken', { skip }, async (t) => {
  const { context } = workshop(transcriptOf(talk().truth), {
    'episodes/talk/episode.md':
      '---\ntitle: One\nlanguage: nv\nfeed: main\nstatus: draft\nguid: 2b0c4d4e-0f2f-5d0b-9d5e-6d1f1a0f7c11\n---\n',
  })
  const { value, diagnostics } = await align(context, 'talk', { dryRun: true })
  t.equal(value?.method, 'pauses')
  t.ok(diagnostics.some(({ code }) => code === 'align.language-unknown'))
})

t.test('what cannot be aligned is told with what to type', async (t) => {
  const told = async (transcript: string | undefined, more = {}, slug = 'talk') => {
    const { files, context } = skip ? { files: goodFiles(), context: undefined } : workshop(transcript ?? '')
    if (!context) return undefined
    if (transcript === undefined) await context.storage.remove(TRANSCRIPT)
    t.ok(files)
    const { value, diagnostics } = await align({ ...context, ...more }, slug)
    t.equal(value, undefined)
    return diagnostics.map(spot)
  }
  if (skip) return
  t.strictSame(await told(undefined), ['episodes/talk/:1:1 align.transcript-missing'])
  const { files, context } = workshop('**Host:** Sì.\n')
  await context.storage.remove('episodes/talk/talk.wav')
  t.ok(files)
  const { diagnostics } = await align(context, 'talk')
  t.strictSame(diagnostics.map(spot), ['episodes/talk/:1:1 align.recording-missing'])
  t.match(await told('**Host:** Sì.\n', {}, 'tlak'), ['episodes:1:1 episode.unknown'])
  const sound = ffmpegSound({ command: 'no-such-program' })
  t.strictSame(await told('**Host:** Sì.\n', { sound }), ['episodes/talk/:1:1 align.tool-missing'])
})

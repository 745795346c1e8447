import { existsSync, readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import type { Person } from '../../src/model/person.ts'
import { timeTurns } from '../../src/model/timing.ts'
import type { MeasuredCue } from '../../src/model/transcript.ts'
import { withTimings } from '../../src/read/timings.ts'
import { readTranscript } from '../../src/read/transcript.ts'
import { renderSrt, renderVtt } from '../../src/render/captions.ts'
import { renderTranscriptJson } from '../../src/render/transcript.ts'
import { growth, LINEAR_ENOUGH } from '../growth.ts'
import { makeEpisode, makeOnAir, makeRecording } from '../render/on-air.ts'
import { add, type Outcome } from './a-draft.ts'

interface Shown {
  readonly start: number
  readonly end: number
  readonly text: string
}

const HOURS = 100 * 3600

/** What the built captions show of a draft whose transcript was edited. */
function captions(draft: Outcome['draft'], edit = (text: string) => text, people: readonly Person[] = []) {
  const cues = cuesIn(draft)
  const about = { file: 'transcript.md', kind: 'verbatim', language: 'en', people, credits: [] } as const
  const speakers = new Map(people.flatMap((one) => one.aliases.map((alias) => [alias.toLowerCase(), one])))
  const read = readTranscript(edit(draft?.transcriptMd ?? ''), { ...about, speakers })
  if (!read.value) throw new Error('a transcript is always read')
  const { value, diagnostics } = withTimings(read.value, cues, { ...read, path: 'timings.json' })
  const timed = timeTurns(value, HOURS)
  if (!timed) throw new Error('there are times')
  const siteView = makeOnAir()
  const episode = makeEpisode({ recording: makeRecording({ seconds: HOURS }) })
  return {
    vtt: shownIn(renderVtt(siteView, value, timed), /^<v [^>]*>/),
    srt: shownIn(renderSrt(value, timed)),
    json: (JSON.parse(renderTranscriptJson(siteView, episode, value)) as { segments: Segment[] }).segments,
    estimated: timed.estimated,
    told: diagnostics.map(({ code, line }) => `${line} ${code}`),
  }
}

interface Segment {
  readonly startTime: number
  readonly endTime: number
  readonly body: string
  readonly speaker?: string
}

function cuesIn(draft: Outcome['draft']): readonly MeasuredCue[] {
  const { segments } = JSON.parse(draft?.timingsJson ?? '{"segments":[]}') as { segments: Segment[] }
  return segments.map(({ startTime, endTime, body }) => ({ start: startTime, end: endTime, text: body }))
}

/** The cues of a file of captions, read by nothing of ours. */
function shownIn(file: string, without = /^$/): readonly Shown[] {
  return file.split('\n\n').flatMap((block) => {
    const [times = '', ...lines] = block
      .trim()
      .replace(/^\d+\n/, '')
      .split('\n')
    const [from, to] = times.split(' --> ').map(seconds)
    if (from === undefined || to === undefined || Number.isNaN(to)) return []
    const text = lines.join(' ').replace(without, '')
    const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
    return [{ start: from, end: to, text: plain }]
  })
}

function seconds(clock: string): number {
  const [h = 0, m = 0, s = 0] = clock.trim().replace(',', '.').split(':').map(Number)
  return Math.round((h * 3600 + m * 60 + s) * 1000) / 1000
}

const times = (cues: readonly { readonly start: number; readonly end: number }[]) =>
  cues.map(({ start, end }) => `${start} ${end}`)
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

t.test('captions in are captions out, to the millisecond', async (t) => {
  const fixtures = [...captionFiles('test/fixtures'), ...captionFiles('../shared/fixtures')]
  t.ok(fixtures.length > 5)
  for (const path of fixtures) {
    const { draft } = await add({ [path]: readFileSync(path) })
    if (!draft?.timingsJson) continue
    const cues = cuesIn(draft)
    const { vtt, srt, json, estimated, told } = captions(draft)
    t.strictSame(times(vtt), times(cues), `${path}: VTT`)
    t.strictSame(times(srt), times(cues), `${path}: SRT`)
    t.strictSame(
      json.map(({ startTime, endTime }) => `${startTime} ${endTime}`),
      times(cues),
      `${path}: JSON`,
    )
    t.strictSame(
      vtt.map(({ text }) => letters(text)),
      cues.map(({ text }) => letters(text)),
      `${path}: words`,
    )
    t.equal(estimated, false, path)
    t.strictSame(told, [], path)
    const written = readFileSync(path, 'utf8')
    if (!/<c>|^NOTE broken|-->[^\n]*\n\s*\n/.test(written) && /\.(?:vtt|srt)$/.test(path)) {
      const own = [...written.matchAll(/([\d:.,]+) --> ([\d:.,]+)/g)].map(([, from = '', to = '']) => [
        from,
        to,
      ])
      const out = new Set(times(cues))
      for (const [from = '', to = ''] of own) {
        const [start, end] = [seconds(full(from)), seconds(full(to))]
        if (end > start) t.ok(out.has(`${start} ${end}`), `${path}: ${from} --> ${to}`)
      }
    }
  }
})

function full(clock: string): string {
  return clock.split(':').length === 2 ? `00:${clock}` : clock
}

function captionFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:vtt|srt)$|(?:in|podlove|whisper|captions)[^/]*\.json$/.test(name))
    .map((name) => `${folder}/${name}`)
    .sort()
}

const ROPES = `WEBVTT

00:00:01.000 --> 00:00:02.000
<v Nora>Welcome.

00:00:20.000 --> 00:00:24.000
<v Nora>That was the fog horn, and it took a while.

00:00:24.000 --> 00:00:30.250
<v Nora>Tobias, how are the ropes?

00:00:50.000 --> 00:00:58.000
<v Tobias>They hold.
`
const BEFORE = ['1 2', '20 24', '24 30.25', '50 58']

t.test('the forms of captions that producers have keep their times', async (t) => {
  const cues = [
    [1.5, 2.25, 'How are the ropes today?'],
    [20.001, 24.999, 'They hold, and they dry.'],
  ] as const
  const of = (form: (start: number, end: number, text: string) => unknown) =>
    cues.map(([start, end, text]) => form(start, end, text))
  const clock = (time: number) => `00:00:${time.toFixed(3).padStart(6, '0')}`
  const forms: Readonly<Record<string, string>> = {
    'namespace.json': JSON.stringify({
      version: '1.0.0',
      segments: of((startTime, endTime, body) => ({ startTime, endTime, body, speaker: 'Nora' })),
    }),
    'podlove.json': JSON.stringify({
      transcripts: of((start, end, text) => ({ start: clock(start), end: clock(end), speaker: '1', text })),
    }),
    'whisper.json': JSON.stringify({
      segments: of((start, end, text) => ({ id: 0, start, end, text: ` ${text}` })),
    }),
    'whisper.cpp.json': JSON.stringify({
      transcription: of((from, to, text) => ({ offsets: { from: from * 1000, to: to * 1000 }, text })),
    }),
    'whisper.txt': of((start, end, text) => `[${clock(start)} --> ${clock(end)}]  ${text}`).join('\n'),
    'youtube.json': JSON.stringify({
      events: of((start, end, text) => ({
        tStartMs: Math.round(start * 1000),
        dDurationMs: Math.round((end - start) * 1000),
        segs: [{ utf8: text }],
      })),
    }),
    'utterances.json': JSON.stringify({
      utterances: of((start, end, text) => ({ speaker: 'A', start: start * 1000, end: end * 1000, text })),
    }),
    'captions.srt': of((start, end, text) =>
      `1\n${clock(start)} --> ${clock(end)}\n${text}\n`.replace(/(:\d\d)\./g, '$1,'),
    ).join('\n'),
  }
  for (const [name, file] of Object.entries(forms)) {
    const { draft } = await add({ [name]: file })
    t.strictSame(times(captions(draft).vtt), ['1.5 2.25', '20.001 24.999'], name)
  }
})

t.test('speakers that are corrected later move no time', async (t) => {
  const { draft } = await add({ 'ropes.vtt': ROPES })
  const nora = { id: 'nora-lind', name: 'Nora Lind', aliases: ['Nora'] }
  const { vtt, json, estimated } = captions(draft, (text) => text.replace('**Tobias**', '**Dr. Berg**'), [
    nora,
  ])
  t.strictSame(times(vtt), BEFORE)
  t.strictSame(
    json.map(({ speaker }) => speaker),
    ['Nora Lind', 'Nora Lind', 'Nora Lind', 'Dr. Berg'],
  )
  t.equal(estimated, false)
})

t.test('a word that is edited moves itself and no time', async (t) => {
  const { draft } = await add({ 'ropes.vtt': ROPES })
  for (const [from, to, cue, text] of [
    ['fog horn', '**foghorn**', 1, 'That was the foghorn, and it took a while.'],
    ['ropes', 'new ropes', 2, 'Tobias, how are the new ropes?'],
    ['Welcome', 'Good evening', 0, 'Good evening.'],
    ['They hold', 'They [hold](https://example.org "So")', 3, 'They hold.'],
    ['That was the', 'This is _the', 1, 'This is the fog horn, and it took a while.'],
  ] as const) {
    const edit = (whole: string) =>
      whole
        .replace(from, to)
        .replace(
          'horn, and it took a while. Tobias',
          to.includes('_') ? 'horn, and it_ took a while. Tobias' : '$&',
        )
    const { vtt, estimated, told } = captions(draft, edit)
    t.strictSame(times(vtt), BEFORE, to)
    t.equal(vtt[cue]?.text, text)
    t.equal(estimated, false)
    t.strictSame(told, [])
  }
})

t.test('a sentence more or less is estimated there, told, and nowhere else', async (t) => {
  const { draft } = await add({ 'ropes.vtt': ROPES })
  const more = captions(draft, (text) => text.replace('They hold.', 'They hold. We changed them all in May.'))
  t.strictSame(times(more.vtt).slice(0, 3), BEFORE.slice(0, 3))
  t.strictSame(
    more.vtt.slice(3).map(({ text }) => text),
    ['They hold. We changed them all in May.'],
  )
  t.equal(more.estimated, true)
  t.strictSame(more.told, ['3 timings.estimated'])
  const gone = captions(draft, (text) => text.replace('That was the fog horn, and it took a while. ', ''))
  t.strictSame(times(gone.vtt), ['1 2', '24 30.25', '50 58'])
  t.equal(gone.estimated, false, 'what is gone needs no time')
  const apart = captions(draft, (text) =>
    text.replace('and it took a while.', '\n\n**Tobias:** and it took a while.\n\n**Nora:**'),
  )
  t.strictSame(
    times(apart.vtt).filter((one) => BEFORE.includes(one)),
    ['1 2', '24 30.25', '50 58'],
  )
  t.match(apart.vtt[1], { start: 20, text: 'That was the fog horn,' })
  t.match(apart.vtt[2], { end: 24, text: 'and it took a while.' })
})

t.test('a paragraph of many thousand cues takes no longer than its length', async (t) => {
  const long = (size: number) => {
    const cues = Array.from({ length: size }, (_, index) => ({
      start: index,
      end: index + 1,
      text: `la le *li* ${index}`,
    }))
    const turns = [{ speaker: '', paragraphs: [cues.map(({ text }) => text).join(' ')], asides: [] }]
    const transcript = {
      file: 'transcript.md',
      kind: 'verbatim',
      language: 'en',
      chapters: [],
      turns,
      cues,
    } as const
    return () => {
      const timed = timeTurns(transcript, HOURS)
      return timed && renderVtt(makeOnAir(), transcript, timed)
    }
  }
  t.ok((await growth(long(4000), long(16_000))) < LINEAR_ENOUGH)
})

t.test('whatever is edited, cues without an edit keep their times and words', async (t) => {
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return seed % below
  }
  const vocabulary = 'we sing the old song of a lamp and then it rains on every boat in town'.split(' ')
  for (let round = 0; round < 60; round++) {
    const said = Array.from({ length: 20 + random(60) }, (_, index) =>
      [
        ...Array.from({ length: 1 + random(9) }, () => vocabulary[random(vocabulary.length)]),
        `end${index}.`,
      ].join(' '),
    )
    const vtt = said.map((text, index) => `${at(index * 4.1)} --> ${at(index * 4.1 + 3.9)}\n${text}\n`)
    const { draft } = await add({ 'song.vtt': `WEBVTT\n\n${vtt.join('\n')}` })
    const edited = new Set(Array.from({ length: 1 + random(5) }, () => random(said.length)))
    const edit = (text: string) =>
      [...edited].reduce(
        (whole, cue) => whole.replace(`end${cue}.`, ['tail.', '', `end${cue}, truly.`][round % 3] ?? ''),
        text,
      )
    const out = captions(draft, edit)
    for (const [index, text] of said.entries()) {
      if (edited.has(index)) continue
      const cue = cuesIn(draft)[index]
      t.ok(
        out.vtt.some((one) => one.start === cue?.start && one.end === cue.end && one.text === text),
        `round ${round}: ${text}`,
      )
    }
  }
})

function at(time: number): string {
  return `00:${String(Math.floor(time / 60)).padStart(2, '0')}:${(time % 60).toFixed(3).padStart(6, '0')}`
}

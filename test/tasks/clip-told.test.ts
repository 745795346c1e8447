import t from 'tap'
import { ffmpegClips } from '../../src/adapters/ffmpeg/clips.ts'
import { ffmpegSound } from '../../src/adapters/ffmpeg/sound.ts'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import { type ClipRequest, clip } from '../../src/tasks/clip.ts'
import { talkOf } from '../align/a-talk.ts'
import { wav } from '../bench/align/sets.ts'
import { spot } from '../read/a-station.ts'
import { MATTER, NAME, noFfmpeg, pictures, QUOTE, skip, TRANSCRIPT, workshop } from './a-clip.ts'

const away = (seconds: number) =>
  MATTER.replace(
    'tags:',
    `recording:\n  url: https://cdn.example/talk.mp3\n  bytes: 900000\n  type: audio/mpeg\n  duration: ${seconds}\ntags:`,
  )

t.test('what is said twice, or not at all, is told with what to type', async (t) => {
  const { cut, made } = workshop()
  const told = async (request: ClipRequest) => {
    const { value, diagnostics } = await cut(request)
    t.equal(value, undefined)
    return diagnostics.map(({ code, message, hint }) => [code, message, hint])
  }
  t.strictSame(await told({ quote: 'and now' }), [
    [
      'clip.quote-unclear',
      '2 places of the transcript say “and now”: 00:00:22, 00:00:31.',
      "Quote more words, or say from when on it is looked for: inonda clip talk --quote 'and now' --from 00:00:31",
    ],
  ])
  t.match((await cut({ quote: 'and now', from: 31 }, { dryRun: true })).value, {
    text: 'And now?',
    end: /^3[0-9]/,
  })
  t.match(await told({ quote: 'How it all started' }), [
    [
      'clip.quote-missing',
      'The transcript does not say “How it all started”. Most like it is: “How did it start?” (00:00:01).',
      /inonda clip talk --quote 'How did it start\?'$/,
    ],
  ])
  t.match(await told({ quote: 'The zebra crossed' }), [
    ['clip.quote-unlike', /nor anything like it/, /--from/],
  ])
  t.match(await told({ quote: 'start … machine … start' }), [['clip.quote-missing']])
  t.match(await told({ quote: 'art' }), [['clip.quote-unlike']], 'a part of a word is none')
  t.match(await told({ quote: '… “” …' }), [['clip.quote-unlike']])
  t.match(await told({ from: 30, to: 20 }), [['clip.time-outside', /00:00:30 to 00:00:20/]])
  t.match(await told({ from: 30, to: 200 }), [['clip.time-outside', /to 00:00:36\./]])
  t.strictSame(await made(), [])
})

t.test('where times are missing or estimated, that is told', async (t) => {
  const bare = workshop({ 'episodes/talk/timings.json': '{' })
  t.match((await bare.cut({ quote: QUOTE })).diagnostics, [
    { code: 'clip.time-missing', hint: /inonda align talk/ },
  ])
  const { value, diagnostics } = await bare.cut({ from: 4, to: 22 }, { dryRun: true })
  t.equal(value?.text, undefined)
  t.ok(diagnostics.some(({ code }) => code === 'clip.captions-missing'))
  const typed = TRANSCRIPT.replaceAll('Ann Lee:** H', 'Ann Lee:** [00:01] H')
    .replace('Bo Chen:** W', 'Bo Chen:** [00:04] W')
    .replace('Bo Chen:** N', 'Bo Chen:** [00:25] N')
  const turns = workshop({ 'episodes/talk/timings.json': '{', 'episodes/talk/transcript.md': typed })
  const found = await turns.cut({ quote: 'I never wanted … it’s done' })
  t.match(
    found.diagnostics.filter(({ code }) => code === 'clip.time-estimated'),
    [{ file: 'episodes/talk/transcript.md', hint: /--from 00:00:\d\d --to 00:00:\d\d$/ }],
  )
  if (!noFfmpeg) t.match(found.value, { start: 13.05 }, 'a long pause is near')
  const none = workshop({ 'episodes/talk/transcript.md': '' })
  t.match((await none.cut({ quote: QUOTE })).diagnostics, [{ code: 'clip.transcript-missing' }])
  const { storage } = workshop()
  const silent = { storage, shipped: fileStorage('templates'), generator: 'x' }
  t.match((await clip(silent, 'two', { from: 1, to: 2 })).diagnostics, [{ code: 'clip.recording-missing' }])
  t.match((await clip(silent, 'tlak', { from: 1, to: 2 })).diagnostics, [{ code: 'episode.unknown' }])
})

t.test('a clip that is short, long or cut in the middle of words is told', async (t) => {
  const spans = [
    [1, 12],
    [13, 30],
    [31, 150],
  ] as const
  const more = { 'episodes/talk/talk.wav': wav(talkOf(spans, 152)), 'episodes/talk/timings.json': '{' }
  const told = async (from: number, to: number, at: Record<string, string | Uint8Array> = more) => {
    const { diagnostics } = await workshop(at).cut({ from, to }, { dryRun: true })
    return diagnostics
      .map(({ code }) => code)
      .filter((code) => !/captions-missing|tool-missing|elsewhere/.test(code))
  }
  const unheard = noFfmpeg ? [] : ['clip.pause-missing', 'clip.pause-missing']
  t.strictSame(await told(4, 8), [...unheard, 'clip.length'])
  t.strictSame(await told(1, 150), ['clip.length'])
  t.strictSame(await told(12.5, 30), [])
  t.strictSame(await told(0, 650, { ...more, 'episodes/talk/episode.md': away(700) }), ['clip.too-long'])
})

t.test('without ffmpeg there are captions and a soundbite, and what to install is told', async (t) => {
  const absent = { sound: ffmpegSound({ command: 'no-such' }), clips: ffmpegClips({ command: 'no-such' }) }
  const { cut, made, written } = workshop({}, absent)
  const { value, diagnostics } = await cut({ quote: QUOTE })
  t.match(diagnostics, [
    { code: 'clip.tool-missing', hint: /apt-get install ffmpeg.*brew install ffmpeg.*winget install ffmpeg/ },
  ])
  t.match(value, { start: 4.9, end: 20.9, soundbite: 'new' })
  t.strictSame(await made(), [`${NAME}.vtt`])
  t.match(String(await written('episode.md')), /duration: 16\n/)
})

t.test('a recording that is elsewhere is not fetched', async (t) => {
  const { cut } = workshop({ 'episodes/talk/episode.md': away(36) })
  const { value, diagnostics } = await cut({ quote: QUOTE }, { dryRun: true })
  t.match(diagnostics.map(spot), ['episodes/talk/:1:1 clip.recording-elsewhere'])
  t.equal(value?.soundbite, 'new')
})

t.test('what cannot be made is told, and the rest is made', { skip }, async (t) => {
  const still = { ...ffmpegClips(), canFilm: async () => false }
  const one = await workshop({}, { clips: still }).cut(
    { quote: QUOTE },
    { isStill: false, shapes: ['square'], dryRun: true },
  )
  t.match(one.diagnostics, [{ code: 'clip.film-missing' }])
  const none = { ...pictures, maker: async () => undefined }
  const two = await workshop({}, { pictures: none }).cut(
    { quote: QUOTE },
    { shapes: ['square'], dryRun: true },
  )
  t.match(two.diagnostics, [{ code: 'clip.pictures-missing', hint: 'npm install sharp' }])
  const odd = MATTER.replace(/soundbites:\n.*\n.*\n/, '').replace('[a]', '&all []\nsoundbites: *all')
  const three = await workshop({ 'episodes/talk/episode.md': odd }).cut({ quote: QUOTE })
  t.match(
    three.diagnostics.filter(({ code }) => code.startsWith('clip.')),
    [{ code: 'clip.soundbite-unwritten', hint: /- \{start: 00:00:04\.650, duration: 16\.66, title: / }],
  )
  t.match(three.value, { soundbite: 'unwritten' })
})

import t from 'tap'
import { timedChapters } from '../../src/model/chapters.ts'
import type { Episode } from '../../src/model/episode.ts'
import type { Transcript, Turn } from '../../src/model/transcript.ts'

const recording = {
  file: 'a.mp3',
  type: 'audio/mpeg',
  bytes: 1,
  seconds: 100,
  digest: '00',
  tags: {},
  chapters: [{ title: 'From the file', start: 0 }],
}

t.test('front matter comes before headings, headings before the recording', async (t) => {
  const transcripts = [transcript([{ title: 'Heading', start: 3 }])]
  const chapters = [{ title: 'Front matter', start: 1, url: 'https://a.example/' }]
  t.same(timedChapters(episode({ chapters, transcripts, recording })), chapters)
  t.same(timedChapters(episode({ transcripts, recording })), [{ title: 'Heading', start: 3 }])
  t.same(timedChapters(episode({ recording })), recording.chapters)
  t.same(timedChapters(episode({})), [])
})

t.test('a source in which a chapter has no time is passed over', async (t) => {
  const chapters = [{ title: 'One', start: 1 }, { title: 'Two' }]
  t.same(timedChapters(episode({ chapters, recording })), recording.chapters)
  t.same(timedChapters(episode({ transcripts: [transcript(chapters)], recording })), recording.chapters)
})

t.test('a heading has the time of the first words under it, where these were measured', async (t) => {
  const said = [
    { ...turn(0), paragraphs: ['How did it all start?'] },
    { ...turn(1), paragraphs: ['And what came after?'] },
  ]
  const titles = [{ title: 'The start' }, { title: 'After' }]
  const cues = [
    { start: 2, end: 4, text: 'How did it all start?', confidence: 0.9 },
    { start: 50.5, end: 52, text: 'And what came after?', confidence: 0.9 },
  ]
  const timed = { ...transcript(titles, said), cues }
  t.same(timedChapters(episode({ transcripts: [timed], recording })), [
    { title: 'The start', start: 2 },
    { title: 'After', start: 50.5 },
  ])
  const half = { ...transcript(titles, [...said]), cues: cues.slice(0, 1) }
  t.same(timedChapters(episode({ transcripts: [half], recording })), recording.chapters, 'one is not known')
})

t.test('a heading without a time has that of the first turn under it', async (t) => {
  const transcripts = [
    transcript([{ title: 'One' }, { title: 'Two', start: 9 }], [turn(0, 2), turn(0, 5), turn(1, 10)]),
  ]
  t.same(timedChapters(episode({ transcripts })), [
    { title: 'One', start: 2 },
    { title: 'Two', start: 9 },
  ])
})

t.test('a first turn without a time gives its heading none', async (t) => {
  const transcripts = [transcript([{ title: 'One' }], [turn(0), turn(0, 5)])]
  t.same(timedChapters(episode({ transcripts })), [])
})

t.test('chapters ascend, each start once, none past the end', async (t) => {
  const chapters = [
    { title: 'Late', start: 100 },
    { title: 'B', start: 50 },
    { title: 'A', start: 0 },
    { title: 'B again', start: 50 },
  ]
  t.same(
    timedChapters(episode({ chapters, recording })).map(({ title }) => title),
    ['A', 'B'],
  )
})

function episode(facts: Partial<Episode>): Episode {
  return {
    slug: 'a',
    guid: '00000000-0000-4000-8000-000000000000',
    title: 'A',
    feeds: ['f'],
    status: 'draft',
    language: 'en',
    kind: 'full',
    credits: [],
    thanks: [],
    tags: [],
    takeaways: [],
    corrections: [],
    chapters: [],
    notes: '',
    transcripts: [],
    ...facts,
  }
}

function transcript(chapters: Transcript['chapters'], turns: readonly Turn[] = []): Transcript {
  return { file: 'transcript.md', kind: 'edited', language: 'en', chapters, turns }
}

function turn(chapter: number, start?: number): Turn {
  return {
    speaker: 'Ann',
    paragraphs: ['Words.'],
    asides: [],
    chapter,
    ...(start === undefined ? {} : { start }),
  }
}

import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { pagesOf } from '../../src/render/pages.ts'
import { makeEpisode, makeOnAir, makeRecording, makeTranscript, makeTurn } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

// Running English, as the project's own pages are written.
const WORDS = ['README.md', 'docs/run-it.md', 'docs/architecture.md', 'docs/templates.md']
  .map((name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'))
  .join(' ')
  .match(/[A-Za-z’']+/g) as string[]

t.test('the page of an hour stays within 60 kilobytes', async (t) => {
  // 150 words a minute, a turn of two paragraphs every 15 seconds; no two paragraphs are the same.
  const paragraph = (at: number) =>
    Array.from({ length: 19 }, (_, word) => WORDS[(at * 7919 + word * (1 + (at % 5))) % WORDS.length]).join(
      ' ',
    )
  const turns = Array.from({ length: 240 }, (_, at) => {
    const speaker = at % 2 === 0 ? 'Anna Torre' : 'Bruno & Figli <srl>'
    const facts = { speaker, start: at * 15, chapter: Math.floor(at / 20) }
    return makeTurn(facts, `${paragraph(at * 2)}.`, `${paragraph(at * 2 + 1)}?`)
  })
  const chapters = Array.from({ length: 12 }, (_, at) => ({
    title: `${paragraph(at + 999).slice(0, 60)}`,
    start: at * 300,
  }))
  const peaks = Array.from({ length: 400 }, (_, at) => (at * 7919) % 101)
  const episode = makeEpisode({
    transcripts: [makeTranscript({ turns, chapters })],
    recording: makeRecording({ seconds: 3600 }),
    waveform: { peaks },
  })
  const page = pagesOf(makeOnAir({ episodes: [episode] }), shippedTemplates()).find(({ address }) =>
    address.startsWith('/episodes/'),
  )
  const bytes = gzipSync(page?.html() ?? '').length
  t.comment(`${bytes} bytes`)
  t.ok(bytes > 20_000 && bytes <= 60_000, `${bytes} bytes`)
})

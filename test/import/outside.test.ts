import { readFileSync } from 'node:fs'
import t from 'tap'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import { httpDownloads } from '../../src/adapters/http/downloads.ts'
import { writtenTranscript } from '../../src/import/transcript-times.ts'
import { ownFolder } from '../own-folder.ts'
import { opus } from '../recordings/ogg.ts'
import { startHost } from './a-host.ts'
import { feedOf, imported } from './a-show.ts'

const FEED = readFileSync(new URL('../fixtures/import/every-tag.xml', import.meta.url), 'utf8')

t.test(
  'what lies past the end of a recording is told, and stops no build: import.stretch-outside',
  async (t) => {
    const short = FEED.replace('<itunes:duration>2710<', '<itunes:duration>200<')
    const { storage, feed, diagnostics } = await imported(short)
    t.same(
      diagnostics.filter(({ code }) => code === 'import.stretch-outside').map(({ message }) => message),
      [
        'The soundbite at 00:03:00.500 goes on past the end of the recording, which lasts 00:03:20. It was left out.',
        'The stretch that others are paid for at 00:01:00 goes on past the end of the recording, which lasts 00:03:20. It was left out.',
        'The stretch that others are paid for at 00:05:30 goes on past the end of the recording, which lasts 00:03:20. It was left out.',
      ],
    )
    const { xml, errors } = await feedOf(storage, feed ?? '')
    t.same(errors, [])
    t.match(xml, 'Why she stayed')
  },
)

t.test('the same where the recording came along: import.times-outside', async (t) => {
  const folder = ownFolder(t)
  const words =
    'WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\n30:00.000 --> 30:02.000\n<v Bo>Two.\n\n00:03.000 --> 00:04.000\n<v Ann>Three.\n'
  const { url } = await startHost(t, () => ({ '/2.mp3': opus(100, []), '/2.vtt': words }))
  const storage = fileStorage(folder)
  const { feed, diagnostics } = await imported(FEED.replaceAll('https://media.example', url), {
    storage,
    downloads: httpDownloads(folder, { userAgent: 'Inonda/test', allowPrivate: true, againMilliseconds: 1 }),
    media: true,
  })
  t.same(
    diagnostics.map(({ code }) => code).filter((code) => /outside/.test(code)),
    [
      'import.times-outside',
      'import.stretch-outside',
      'import.stretch-outside',
      'import.stretch-outside',
      'import.stretch-outside',
    ],
  )
  const { errors, episodes } = await feedOf(storage, feed ?? '')
  t.same(errors, [])
  const turns = episodes.find(({ slug }) => slug === 'the-keeper')?.transcripts[0]?.turns
  t.same(
    turns?.map(({ start, paragraphs }) => [start, paragraphs.join()]),
    [
      [1, 'One.'],
      [undefined, 'Two.'],
      [3, 'Three.'],
    ],
  )
})

t.test('times that a station would not take are left out, the words never', async (t) => {
  const turn = (speaker: string, start: number, chapter?: number) => ({
    speaker,
    start,
    paragraphs: [`At ${start}.`],
    asides: [],
    ...(chapter !== undefined && { chapter }),
  })
  const chapters = [
    { title: 'A', start: 0 },
    { title: 'B', start: 90 },
  ]
  const turns = [turn('Ann', 1, 0), turn('Bo', 50, 0), turn('Ann', 20, 0), turn('Bo', 60, 1)]
  const { text, lost } = writtenTranscript({ chapters, turns }, 70)
  t.equal(
    text,
    '## A {t=00:00:00}\n\n**Ann** [00:00:01]: At 1.\n\n**Bo** [00:00:50]: At 50.\n\n**Ann:** At 20.\n\n## B\n\n**Bo** [00:01:00]: At 60.\n',
  )
  t.equal(lost, 2)
  t.equal(writtenTranscript({ chapters, turns: turns.slice(0, 2) }, undefined).lost, 0)
})

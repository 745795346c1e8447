import t from 'tap'
import { languageCode } from '../../src/model/language-code.ts'
import { MAX_CHAPTERS, tagsOf } from '../../src/model/recording-tags.ts'
import { aFeed, anEpisode, aRecording } from '../build/a-station.ts'

const credit = (name: string, role: string) => ({
  person: { id: name.toLowerCase(), name, aliases: [] },
  role,
  group: 'Cast',
})

t.test('hosts come before guests, everybody else is credited with their role', async (t) => {
  const feed = aFeed({ credits: [credit('Ann', 'Host')] })
  const credits = [credit('Bo', 'Guest'), credit('Chiara', 'Editor'), credit('Dao', 'Co-Host')]
  const tags = tagsOf(anEpisode({ credits, season: 1, episode: 3 }), feed)
  t.match(tags, {
    title: 'First',
    album: 'Show',
    artists: ['Ann', 'Dao', 'Bo'],
    credits: [{ role: 'Editor', name: 'Chiara' }],
    genre: 'Podcast',
    day: '2026-03-01',
    season: 1,
    episode: 3,
  })
})

t.test('where nobody hosts, the show’s author speaks', async (t) => {
  t.strictSame(tagsOf(anEpisode(), aFeed()).artists, ['Radio'])
})

t.test('a chapter ends where the next begins, the last with the recording', async (t) => {
  const chapters = [
    { title: 'One', start: 0 },
    { title: 'Same millisecond', start: 0.0002 },
    { title: 'Two', start: 10.5, url: 'https://a.example/' },
  ]
  t.strictSame(tagsOf(anEpisode({ chapters }), aFeed()).chapters, [
    { title: 'One', start: 0, end: 10500 },
    { title: 'Two', start: 10500, end: 60000, url: 'https://a.example/' },
  ])
})

t.test('an end is after its start, also where a chapter starts with the last sample', async (t) => {
  const recording = aRecording({ seconds: 10.0004 })
  const [last] = tagsOf(
    anEpisode({ chapters: [{ title: 'Out', start: 10.0003 }], recording }),
    aFeed(),
  ).chapters
  t.strictSame(last, { title: 'Out', start: 10000, end: 10001 })
})

t.test(
  'what is more than a table of contents can count is left out, and the last one ends in time',
  async (t) => {
    const chapters = Array.from({ length: 300 }, (_, index) => ({ title: `${index}`, start: index / 10 }))
    const tagged = tagsOf(anEpisode({ chapters }), aFeed()).chapters
    t.equal(tagged.length, MAX_CHAPTERS)
    t.equal(tagged.at(-1)?.end, 25_500)
  },
)

t.test('texts stand on one line, without what would end a frame', async (t) => {
  const { title, chapters } = tagsOf(
    anEpisode({ title: ' a\0b\r\nc\ud800 ', chapters: [{ title: 'x\ty', start: 0 }] }),
    aFeed(),
  )
  t.strictSame([title, chapters[0]?.title], ['a b c', 'x y'])
})

t.test('languages are told in three letters', async (t) => {
  for (const [tag, code] of [
    ['it', 'ita'],
    ['en-GB', 'eng'],
    ['zh-Hant', 'zho'],
    ['DE', 'deu'],
    ['gsw-CH', 'gsw'],
    ['x-radio', 'und'],
  ] as const) {
    t.equal(languageCode(tag), code, tag)
  }
})

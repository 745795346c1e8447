import t from 'tap'
import { renderContent } from '../../src/render/content.ts'
import { makeEpisode, makeFeed, makeOnAir, makeTrailer, makeTranscript } from './on-air.ts'

const content = (facts: Parameters<typeof makeEpisode>[0]) =>
  renderContent(makeOnAir(), makeFeed(), makeEpisode(facts))

t.test('only elements that readers of feeds render, only absolute links', async (t) => {
  const html = content({})
  const names = new Set([...html.matchAll(/<([a-z0-9]+)/g)].map(([, name]) => name))
  t.same([...names].sort(), ['a', 'blockquote', 'em', 'h2', 'li', 'p', 'strong', 'ul'])
  for (const [, href] of html.matchAll(/href="([^"]*)"/g)) t.match(href, /^https:\/\/faro\.example\/onda\//)
})

t.test('credits stand a line for each team, and for each role outside the teams', async (t) => {
  t.match(
    content({}),
    '<li>Host: Anna Torre</li>\n<li>Guest: Bruno &amp; Figli &lt;srl&gt;</li>\n<li>Board: Carla di Mare, Anna Torre</li>\n<li>Editor: Carla di Mare</li>',
  )
})

t.test('chapters stand each on a line with its time first', async (t) => {
  t.match(content({}), '<p>(00:00) Dusk</p>\n<p>(01:01) What is in the lamp?</p>')
  const chapters = [
    { title: 'Now', start: 0 },
    { title: 'Later', start: 3 * 3600 + 62.9 },
  ]
  const recording = { ...makeTrailer().recording, seconds: 20_000 }
  t.match(
    content({ chapters, recording } as Partial<ReturnType<typeof makeEpisode>>),
    '<p>(00:00:00) Now</p>\n<p>(03:01:02) Later</p>',
  )
})

t.test('the transcript is said to be what it is', async (t) => {
  const link = '<p><a href="https://faro.example/onda/episodes/the-keeper/transcript.html">Transcript</a>: '
  t.match(content({}), `${link}The transcript is verbatim.</p>`)
  const turns = makeTranscript().turns.map(({ start, ...turn }, index) =>
    index === 1 ? turn : { ...turn, start: start ?? 0 },
  )
  t.match(
    content({ transcripts: [makeTranscript({ kind: 'edited', turns })] }),
    'heard. Its times are estimated.</p>',
  )
  t.notMatch(content({ transcripts: [makeTranscript({ turns: [] })] }), 'transcript')
})

t.test('the words are in the language of the episode, English where there are none', async (t) => {
  t.match(content({ language: 'it-IT' }), '<p>Ringraziamenti: The harbour office, Officine Luce</p>')
  t.match(content({ language: 'zh-Hans' }), '<p>鸣谢：The harbour office、Officine Luce</p>')
  t.match(content({ language: 'fi' }), '<p>Thanks: The harbour office, Officine Luce</p>')
})

t.test('an episode without anything has no content', async (t) => {
  t.equal(renderContent(makeOnAir(), makeFeed({ credits: [] }), makeTrailer({ notes: '' })), '')
})

t.test('what a chapter is about, elsewhere, is linked', async (t) => {
  const chapters = [{ title: 'Now & then', start: 0, url: 'https://a.example/?b=1&c=2' }]
  t.match(
    content({ chapters }),
    '<p>(00:00) <a href="https://a.example/?b=1&amp;c=2" rel="nofollow noopener">Now &amp; then</a></p>',
  )
  t.match(content({ chapters: [{ title: 'Now', start: 0, url: 'javascript:f()' }] }), '<p>(00:00) Now</p>')
})

import t from 'tap'
import { renderChapters } from '../../src/render/chapters.ts'
import { HOSTILE, makeEpisode, makeOnAir } from './on-air.ts'

const read = (facts: Parameters<typeof makeEpisode>[0]) =>
  JSON.parse(renderChapters(makeOnAir(), makeEpisode(facts)))

t.test('chapters of the podcast namespace, with the times that there are', async (t) => {
  t.same(read({}), {
    version: '1.2.0',
    title: 'The keeper of “Capo <Nord>” & his lamp',
    podcastName: 'Lamp & Lens',
    chapters: [
      { startTime: 0, title: 'Dusk' },
      { startTime: 61.5, title: 'What is in the lamp?' },
    ],
  })
})

t.test('links are absolute web addresses, or none', async (t) => {
  const chapters = [
    { title: 'A', start: 1.23456, url: 'https://a.example', image: 'a b.png' },
    { title: 'B', start: 2, url: 'javascript:alert(1)', image: 'https://[' },
  ]
  t.same(read({ chapters }).chapters, [
    {
      startTime: 1.235,
      title: 'A',
      url: 'https://a.example',
      img: 'https://faro.example/onda/episodes/the-keeper/a%20b.png',
    },
    { startTime: 2, title: 'B' },
  ])
})

t.test('characters that apps refuse are gone', async (t) => {
  const chapters = HOSTILE.map((title, start) => ({ title, start }))
  t.notMatch(renderChapters(makeOnAir(), makeEpisode({ chapters })), /\\u/)
})

import t from 'tap'
import { newestChange, nextMoment, publicEpisodes } from '../../src/model/site-view.ts'
import { makeEpisode, makeOnAir, makeTrailer } from '../render/on-air.ts'

const noon = new Date('2025-03-01T12:00:00Z')
const dated = (slug: string, date: string) => makeEpisode({ slug, date: new Date(date) })

t.test('an episode is public when it is published, has a recording, and its moment has come', async (t) => {
  const { recording, ...silent } = dated('silent', '2025-01-01T00:00:00Z')
  const { date, ...undated } = makeEpisode({ slug: 'undated' })
  const episodes = [
    dated('old', '2025-01-01T00:00:00Z'),
    dated('now', '2025-03-01T12:00:00Z'),
    dated('soon', '2025-03-01T12:00:00.001Z'),
    makeEpisode({ slug: 'draft', status: 'draft', date: noon }),
    silent,
    undated,
  ]
  const { station } = makeOnAir({ episodes })
  t.same(
    publicEpisodes(station, noon).map(({ slug }) => slug),
    ['now', 'old'],
  )
})

t.test('the next moment is that of the first scheduled episode that can be public then', async (t) => {
  const next = (...episodes: ReturnType<typeof makeEpisode>[]) =>
    nextMoment(makeOnAir({ episodes }).station, noon)
  const { recording, ...silent } = dated('silent', '2025-03-02T00:00:00Z')
  t.equal(next(dated('old', '2025-01-01T00:00:00Z'), dated('now', noon.toISOString())), undefined)
  t.equal(next(silent, makeEpisode({ status: 'draft', date: new Date('2025-03-02T00:00:00Z') })), undefined)
  t.same(
    next(dated('b', '2025-03-09T00:00:00Z'), dated('a', '2025-03-05T00:00:00Z')),
    new Date('2025-03-05T00:00:00Z'),
  )
})

t.test('the newest change is a publication or a correction', async (t) => {
  t.equal(newestChange([]), undefined)
  t.same(newestChange([makeTrailer()]), new Date('2025-01-05T08:00:00Z'))
  t.same(newestChange([makeTrailer(), makeEpisode()]), new Date('2025-04-01T00:00:00Z'))
  const { date, ...undated } = makeEpisode({ corrections: [] })
  t.equal(newestChange([undated]), undefined)
})

import t from 'tap'
import type { Credit } from '../../src/model/credit.ts'
import { contributorsOf, creditsOf } from '../../src/render/people.ts'
import { makeEpisode, makeFeed, makeOnAir, makeTrailer } from './on-air.ts'

function credit(id: string, name: string, role: string, team?: string): Credit {
  return { person: { id, name, aliases: [] }, role, group: 'Cast', ...(team !== undefined && { team }) }
}

t.test(
  'the regulars of a show are credited in each episode, but where it fills the role itself',
  async (t) => {
    const feed = makeFeed({ credits: [credit('ada', 'Ada', 'Host'), credit('eda', 'Eda', 'Narrator')] })
    const episode = makeEpisode({ credits: [credit('ida', 'Ida', 'Host')] })
    const siteView = makeOnAir({ feeds: [feed], episodes: [episode] })
    t.same(
      creditsOf(siteView, episode).map(({ person, role }) => `${person.name} ${role}`),
      ['Eda Narrator', 'Ida Host'],
    )
  },
)

t.test('an episode in two shows credits nobody twice for the same', async (t) => {
  const host = credit('ada', 'Ada', 'Host')
  const feeds = [makeFeed({ credits: [host] }), makeFeed({ id: 'two', credits: [host] })]
  const episode = makeEpisode({ feeds: ['lamp', 'two'], credits: [credit('ada', 'Ada', 'Guest')] })
  t.equal(creditsOf(makeOnAir({ feeds, episodes: [episode] }), episode).length, 2)
})

t.test('somebody’s parts are by role and team, their episodes newest first and counted once', async (t) => {
  const newer = makeEpisode({
    credits: [credit('ada', 'Ada', 'Host'), credit('ada', 'Ada', 'Guest', 'Board')],
  })
  const older = makeTrailer({ credits: [credit('ada', 'Ada', 'Host')] })
  const [ada] = contributorsOf(makeOnAir({ feeds: [makeFeed({ credits: [] })], episodes: [newer, older] }))
  t.same(
    ada?.parts.map(({ role, team, episodes }) => [role, team, episodes.map(({ slug }) => slug)]),
    [
      ['Host', undefined, ['the-keeper', 'hello']],
      ['Guest', 'Board', ['the-keeper']],
    ],
  )
  t.equal(ada?.episodes.length, 2)
})

t.test('names sort as the station’s language sorts them', async (t) => {
  const names = ['Zoe', 'Émile', 'eva', 'Ábel']
  const feed = makeFeed({ credits: names.map((name, index) => credit(`p${index}`, name, 'Host')) })
  t.same(
    contributorsOf(makeOnAir({ feeds: [feed], episodes: [] })).map(({ person }) => person.name),
    ['Ábel', 'Émile', 'eva', 'Zoe'],
  )
})

t.test('who is only in a draft is nobody yet', async (t) => {
  const siteView = makeOnAir()
  const draft = makeEpisode({ status: 'draft', credits: [credit('secret', 'Secret Guest', 'Guest')] })
  const station = { ...siteView.station, episodes: [...siteView.episodes, draft] }
  t.notOk(contributorsOf({ ...siteView, station }).some(({ person }) => person.id === 'secret'))
})

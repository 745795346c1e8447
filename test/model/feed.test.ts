import t from 'tap'
import type { Credit } from '../../src/model/credit.ts'
import { creditsIn, episodesOf } from '../../src/model/feed.ts'
import { makeEpisode, makeFeed, makeTrailer } from '../render/on-air.ts'

t.test('a feed of one show holds that show, newest first, of two at one moment by guid', async (t) => {
  const date = new Date('2025-01-01T00:00:00Z')
  const episodes = [
    makeEpisode({ guid: 'b', date }),
    makeEpisode({ guid: 'a', date }),
    makeEpisode({ guid: 'other', feeds: ['other'] }),
    makeEpisode({ guid: 'newer', feeds: ['other', 'lamp'] }),
    makeEpisode({ guid: 'c', date }),
  ]
  const guids = (all: typeof episodes) => episodesOf(makeFeed(), all).map(({ guid }) => guid)
  t.same(guids(episodes), ['newer', 'a', 'b', 'c'])
  t.same(guids(episodes.toReversed()), ['newer', 'a', 'b', 'c'])
})

t.test('a draft without a date stands last', async (t) => {
  const { date, ...undated } = makeEpisode({ guid: 'undated' })
  t.same(
    episodesOf(makeFeed(), [undated, makeTrailer()]).map(({ guid }) => guid),
    [makeTrailer().guid, 'undated'],
  )
})

t.test('the regular people come first, but for a role that the episode fills itself', async (t) => {
  const host = credit('anna', 'Host')
  const editor = credit('carla', 'Editor')
  const guest = credit('bruno', 'Guest')
  const other = credit('dora', 'Host')
  const feed = makeFeed({ credits: [host, editor] })
  t.same(creditsIn(feed, makeEpisode({ credits: [guest] })), [host, editor, guest])
  t.same(creditsIn(feed, makeEpisode({ credits: [other] })), [editor, other])
  t.same(creditsIn(feed, makeEpisode({ credits: [] })), [host, editor])
})

function credit(id: string, role: string): Credit {
  return { person: { id, name: id, aliases: [] }, role, group: 'Cast' }
}

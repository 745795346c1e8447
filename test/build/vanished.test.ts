import t from 'tap'
import { vanishedEpisodes } from '../../src/build/ledger/vanished.ts'
import { type Ledger, updatedLedger } from '../../src/build/ledger.ts'
import { aFeed, anEpisode, aStation } from './a-station.ts'

const feeds = ['one', 'two', 'three', 'four'].map((id) => aFeed({ id }))
const guidOf = (number: number) => `00000000-0000-4000-8000-00000000000${number}`
const episodes = (count: number) =>
  Array.from({ length: count }, (_, number) => anEpisode({ slug: `e-${number}`, guid: guidOf(number) }))
const ledgerOf = (count: number): Ledger => {
  const all = episodes(count)
  return updatedLedger({ version: 1, feeds: {}, episodes: {} }, aStation(all, { feeds }), all)
}
const codes = (count: number, left: number, leftFeeds = 4) =>
  vanishedEpisodes(ledgerOf(count), {
    guids: new Set(Array.from({ length: left }, (_, number) => guidOf(number))),
    slugs: new Set(),
    feeds: new Set(feeds.slice(0, leftFeeds).map(({ id }) => id)),
  }).map(({ code }) => code)

t.test('all of it, or three that are half of it, are too much at once', async (t) => {
  for (const [count, left, isTooMuch] of [
    [0, 0, false],
    [1, 1, false],
    [1, 0, true],
    [2, 1, false],
    [2, 0, true],
    [3, 1, false],
    [4, 2, false],
    [4, 1, true],
    [6, 3, true],
    [7, 4, false],
    [9, 5, false],
    [9, 4, true],
  ] as const) {
    t.strictSame(codes(count, left), isTooMuch ? ['ledger.episodes-vanished'] : [], `${left} of ${count}`)
  }
})

t.test('the same of feeds', async (t) => {
  t.strictSame(codes(1, 1, 2), [])
  t.strictSame(codes(1, 1, 1), ['ledger.feeds-vanished'])
  t.strictSame(codes(1, 1, 0), ['ledger.feeds-vanished'])
})

t.test('an episode whose folder has an episode.md is there, whatever can be read of it', async (t) => {
  const ledger = ledgerOf(1)
  const feedIds = new Set(feeds.map(({ id }) => id))
  t.strictSame(vanishedEpisodes(ledger, { guids: new Set(), slugs: new Set(['e-0']), feeds: feedIds }), [])
})

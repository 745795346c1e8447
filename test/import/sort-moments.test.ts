import t from 'tap'
import { sortMoments } from '../../src/import/sort-moments.ts'

const day = (number: number) => Date.UTC(2020, 0, number)

/** As lists sort: by the moment, then by guid. */
function sorted(episodes: readonly { guid: string; date: number | undefined }[]): string[] {
  const moments = sortMoments(episodes)
  const at = ({ guid, date }: { guid: string; date: number | undefined }) => moments.get(guid) ?? date ?? 0
  return [...episodes].sort((a, b) => at(b) - at(a) || (a.guid < b.guid ? -1 : 1)).map(({ guid }) => guid)
}

t.test('a feed in the order of its dates needs nothing', async (t) => {
  const episodes = [3, 2, 1].map((number) => ({ guid: `e${number}`, date: day(number) }))
  t.equal(sortMoments(episodes).size, 0)
})

t.test('every other order is kept, with as few moments as possible', async (t) => {
  const orders = [
    [1, 2, 3, 4],
    [4, 9, 3, 2],
    [4, 3, 2, 9],
    [5, 5, 5, 5],
    [undefined, undefined, 2, undefined],
  ]
  for (const order of orders) {
    const episodes = order.map((number, index) => ({
      guid: `${9 - index}`,
      date: number === undefined ? undefined : day(number),
    }))
    t.same(
      sorted(episodes),
      episodes.map(({ guid }) => guid),
      JSON.stringify(order),
    )
  }
  t.equal(sortMoments([4, 9, 3, 2].map((number) => ({ guid: String(number), date: day(number) }))).size, 1)
})

t.test('what is in the station stays where it is', async (t) => {
  const moments = sortMoments([
    { guid: 'new', date: day(1) },
    { guid: 'old', date: day(2), held: day(2) },
  ])
  t.same([...moments], [['new', day(2) + 1]])
})

import t from 'tap'
import { type Archives, cutDocuments } from '../../src/model/archive.ts'
import type { Episode } from '../../src/model/episode.ts'
import { makeEpisode } from '../render/on-air.ts'

const ITEM_BYTES = 5_500
/** A string of V8 holds 2^29 - 24 characters: so many items of that size in one document are too many. */
const TOO_MANY = 100_000

function guidOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
}

function many(count: number): Episode[] {
  const one = makeEpisode({})
  return Array.from({ length: count }, (_, index) => ({ ...one, guid: guidOf(count - index) }))
}

t.test('more items than one text can hold are archives, each of a size that apps take', async (t) => {
  const episodes = many(TOO_MANY)
  const { newest, archives } = cutDocuments(episodes, {
    before: [],
    newest: 300,
    bytesOf: () => ITEM_BYTES,
  })
  const largest = Math.max(newest.length, ...archives.map(({ length }) => length)) * ITEM_BYTES
  t.ok(largest <= 900_000)
  t.equal(newest.length + archives.reduce((sum, { length }) => sum + length, 0), TOO_MANY)

  const before: Archives = archives.map((all) => all.map(({ guid }) => guid))
  const again = cutDocuments(episodes, { before, newest: 300, bytesOf: () => ITEM_BYTES })
  t.ok(again.archives.length === archives.length && again.newest.length === newest.length)
  t.ok(again.archives.every((all, page) => all.every(({ guid }, at) => guid === before[page]?.[at])))
})

t.test('an episode that two archives name stands in the older one, newest first there', async (t) => {
  const episodes = many(4)
  const before = [
    [guidOf(1), guidOf(2)],
    [guidOf(2), guidOf(3)],
  ]
  const { newest, archives } = cutDocuments(episodes, { before, newest: 300, bytesOf: () => 1 })
  t.strictSame(
    archives.map((all) => all.map(({ guid }) => guid)),
    [[guidOf(2), guidOf(1)], [guidOf(3)]],
  )
  t.strictSame(
    newest.map(({ guid }) => guid),
    [guidOf(4)],
  )
})

import { test } from 'tap'
import { mediaBlocks } from '../../src/server/media-blocks.ts'

const BLOCK = 64 * 1024
const bytes = Buffer.from(Array.from({ length: 3 * BLOCK + 10 }, (_, index) => (index * 7) % 251))

test('blocks that were asked for twice are read whole, and held', (t) => {
  const blocks = mediaBlocks()
  const part = { first: BLOCK - 2, last: BLOCK + 2 }
  t.equal(blocks.wanted('a', part, bytes.length), undefined)
  const wide = blocks.wanted('a', part, bytes.length)
  t.same(wide, { first: 0, last: 2 * BLOCK - 1 })
  t.equal(blocks.part('a', part), undefined)
  blocks.hold('a', 0, bytes.subarray(0, 2 * BLOCK))
  t.same(Buffer.concat(blocks.part('a', part) ?? []), bytes.subarray(part.first, part.last + 1))
  t.equal(blocks.part('b', part), undefined, 'of this file alone')
  t.equal(blocks.part('a', { first: BLOCK, last: 2 * BLOCK }), undefined, 'where all of it is there')
  t.end()
})

test('the last block ends with the file', (t) => {
  const blocks = mediaBlocks()
  const part = { first: 3 * BLOCK + 1, last: bytes.length - 1 }
  blocks.wanted('a', part, bytes.length)
  t.same(blocks.wanted('a', part, bytes.length), { first: 3 * BLOCK, last: bytes.length - 1 })
  blocks.hold('a', 3 * BLOCK, bytes.subarray(3 * BLOCK))
  t.same(Buffer.concat(blocks.part('a', part) ?? []), bytes.subarray(part.first))
  t.end()
})

test('the one that was longest unasked is let go of', (t) => {
  const blocks = mediaBlocks(2 * BLOCK)
  const at = (index: number) => ({ first: index * BLOCK, last: index * BLOCK + 9 })
  blocks.hold('a', 0, bytes.subarray(0, 2 * BLOCK))
  blocks.part('a', at(0))
  blocks.hold('a', 2 * BLOCK, bytes.subarray(2 * BLOCK, 3 * BLOCK))
  t.ok(blocks.part('a', at(0)))
  t.notOk(blocks.part('a', at(1)))
  t.ok(blocks.part('a', at(2)))
  t.end()
})

test('what is held is a copy of its own', (t) => {
  const blocks = mediaBlocks()
  const own = Buffer.from(bytes)
  blocks.hold('a', 0, own)
  own.fill(0)
  t.same(blocks.part('a', { first: 5, last: 8 })?.[0], bytes.subarray(5, 9))
  t.end()
})

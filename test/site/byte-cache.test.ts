import t from 'tap'
import { ByteCache } from '../../src/site/byte-cache.ts'

t.test('bytes are rendered once while there is room for them', async (t) => {
  const cache = new ByteCache(10)
  let rendered = 0
  const asked = (index: number) =>
    cache.get(`digest ${index}`, () => {
      rendered++
      return new Uint8Array(4).fill(index)
    })
  for (const index of [0, 1, 0, 1]) t.same(asked(index), new Uint8Array(4).fill(index))
  t.equal(rendered, 2)
  t.same(
    asked(2),
    new Uint8Array(4).fill(2),
    'for which there is room once the one longest unasked is let go',
  )
  t.same(asked(1), new Uint8Array(4).fill(1))
  t.equal(rendered, 3)
  t.same(asked(0), new Uint8Array(4), 'rendered again')
  t.equal(rendered, 4)
})

t.test('what is larger than all the room is answered whole', async (t) => {
  const cache = new ByteCache(10)
  t.equal(cache.get('large', () => new Uint8Array(11)).byteLength, 11)
})

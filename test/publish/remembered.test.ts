import t from 'tap'
import { remembered } from '../../src/publish/remembered.ts'

t.test('bytes are rendered once while there is room for them', async (t) => {
  const { get } = remembered(10)
  const bodies = [{}, {}, {}]
  let rendered = 0
  const asked = (index: number) =>
    get(bodies[index] ?? {}, () => {
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
  const { get } = remembered(10)
  t.equal(get({}, () => new Uint8Array(11)).byteLength, 11)
})

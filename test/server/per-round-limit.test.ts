import { setImmediate as round } from 'node:timers/promises'
import t from 'tap'
import { perRoundLimit } from '../../src/server/per-round-limit.ts'

t.test('one in each round of the event loop, in the order in which they came', async (t) => {
  const turn = perRoundLimit(1)
  const gone: number[] = []
  const all = [0, 1, 2, 3, 4].map(async (index) => {
    await turn()
    gone.push(index)
  })
  for (const so of [1, 2, 3, 4, 5]) {
    await Promise.resolve()
    t.ok(gone.length <= so, `${gone.length} of at most ${so}`)
    await round()
  }
  await Promise.all(all)
  t.strictSame(gone, [0, 1, 2, 3, 4])
})

t.test('nobody waits where there is room', async (t) => {
  const turn = perRoundLimit(2)
  t.equal(turn(), undefined)
  t.equal(turn(), undefined)
  const third = turn()
  t.ok(third instanceof Promise)
  await third
  await round()
  await round()
  t.equal(turn(), undefined, 'and the next rounds have room again')
})

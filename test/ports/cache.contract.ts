import type { Test } from 'tap'
import type { Cache } from '../../src/ports/cache.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (held: Uint8Array | undefined) => held && new TextDecoder().decode(held)

/** What every Keep adapter must do. */
export function keepContract(t: Test, make: (t: Test) => Promise<Cache>): void {
  t.test('gives back what was put last under a name, and nothing for others', async (t) => {
    const keep = await make(t)
    t.equal(keep.get('a'), undefined)
    t.equal(keep.has('a'), false)
    t.equal(keep.put('a', bytes('one')), true)
    keep.put('empty', bytes(''))
    t.equal(text(keep.get('a')), 'one')
    keep.put('a', bytes('two, and longer'))
    keep.flush()
    keep.put('b', bytes('b'))
    t.equal(text(keep.get('a')), 'two, and longer')
    t.equal(text(keep.get('b')), 'b')
    t.equal(text(keep.get('empty')), '')
    t.equal(keep.has('b'), true)
    t.equal(keep.has('c'), false)
  })

  t.test('holds what is used, however often it is tidied', async (t) => {
    const keep = await make(t)
    const long = 'x'.repeat(300_000)
    for (let turn = 0; turn < 100; turn++) {
      keep.put('same', bytes('same'))
      keep.put(`turn ${turn}`, bytes(long + turn))
      keep.flush({ whole: true })
    }
    t.equal(text(keep.get('same')), 'same')
    t.equal(text(keep.get('turn 99')), `${long}99`)
  })
}

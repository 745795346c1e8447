import type { Test } from 'tap'
import type { Cache } from '../../src/ports/cache.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (held: Uint8Array | undefined) => held && new TextDecoder().decode(held)

/** What every Keep adapter must do. */
export function keepContract(t: Test, make: (t: Test) => Promise<Cache>): void {
  t.test('gives back what was put last under a name, and nothing for others', async (t) => {
    const cache = await make(t)
    t.equal(cache.get('a'), undefined)
    t.equal(cache.has('a'), false)
    t.equal(cache.put('a', bytes('one')), true)
    cache.put('empty', bytes(''))
    t.equal(text(cache.get('a')), 'one')
    cache.put('a', bytes('two, and longer'))
    cache.flush()
    cache.put('b', bytes('b'))
    t.equal(text(cache.get('a')), 'two, and longer')
    t.equal(text(cache.get('b')), 'b')
    t.equal(text(cache.get('empty')), '')
    t.equal(cache.has('b'), true)
    t.equal(cache.has('c'), false)
  })

  t.test('holds what is used, however often it is tidied', async (t) => {
    const cache = await make(t)
    const long = 'x'.repeat(300_000)
    for (let turn = 0; turn < 100; turn++) {
      cache.put('same', bytes('same'))
      cache.put(`turn ${turn}`, bytes(long + turn))
      cache.flush({ whole: true })
    }
    t.equal(text(cache.get('same')), 'same')
    t.equal(text(cache.get('turn 99')), `${long}99`)
  })
}

import { test } from 'tap'
import { combined, keyOf, rateLimit } from '../../src/server/rate-limit.ts'

test('a household is one asker, however many addresses it has', (t) => {
  for (const [address, key] of [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:0207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['::192.0.2.7', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ] as const) {
    t.equal(keyOf(address), key, address)
  }
  t.ok(keyOf('x'.repeat(10_000)).length < 100, 'what a proxy calls an address can be anything')
  t.ok(keyOf(':'.repeat(10_000)).length < 100)
  t.end()
})

test('who asks too often is told how long to wait', (t) => {
  const { ask } = rateLimit(2)
  t.equal(ask('192.0.2.7'), 0)
  t.equal(ask('192.0.2.7'), 0)
  const wait = ask('192.0.2.7')
  t.ok(wait >= 1 && wait <= 60)
  t.equal(ask('192.0.2.8'), 0)
  t.end()
})

test('workers tell each other of those who ask often, and once', (t) => {
  const [one, other] = [rateLimit(8, 2), rateLimit(8, 2)]
  one.ask('192.0.2.7')
  t.same(one.take(), [], 'who asks seldom is nobody’s business')
  for (let count = 0; count < 5; count++) one.ask('192.0.2.7')
  const counts = one.take()
  t.same(counts, [['192.0.2.7', 6]])
  t.same(one.take(), [])
  other.add(counts)
  t.equal(other.ask('192.0.2.7'), 0)
  t.equal(other.ask('192.0.2.7'), 0)
  t.ok(other.ask('192.0.2.7') > 0, 'eight were asked in all')
  t.same(other.take(), [['192.0.2.7', 3]], 'what was heard is not told back')
  t.end()
})

test('more addresses than can be kept cost no more memory', (t) => {
  const { ask } = rateLimit(1)
  for (let count = 0; count < 60_000; count++) ask(`10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`)
  t.equal(ask('10.0.0.0'), 0, 'the first is forgotten')
  t.ok(ask('10.0.234.95') > 0, 'the last is not')
  t.end()
})

test('several limits are told to other workers apart', (t) => {
  const [one, other] = [rateLimit(2, 2), rateLimit(2, 2)]
  const [searches, otherSearches] = [rateLimit(2, 2), rateLimit(2, 2)]
  const counts = combined({ all: one, search: searches })
  for (const { ask } of [searches, searches]) ask('2001:db8::1')
  combined({ all: other, search: otherSearches }).add(counts.take())
  t.equal(other.ask('2001:db8::1'), 0, 'nothing was asked for but searches')
  t.ok(otherSearches.ask('2001:db8::1') > 0)
  t.same(counts.take(), [])
  t.end()
})

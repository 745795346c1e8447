import t from 'tap'
import type { Entry } from '../../src/diagnostics/catalogue/entry.ts'
import { catalogue } from '../../src/diagnostics/catalogue.ts'
import { codesOf } from './a-lint.ts'
import { GOOD } from './good-feed.ts'

const NOUNS = ['xml', 'rss', 'itunes', 'podcast', 'psc', 'paging']
const entries = Object.entries(catalogue) as [string, Entry][]
const shown = entries.flatMap(([code, { example }]) =>
  example && NOUNS.includes(code.split('.')[0] ?? '') ? [{ code, ...example }] : [],
)

t.test('nothing is said about the good feed', async (t) => {
  t.strictSame(codesOf(GOOD), [])
  t.strictSame(codesOf(GOOD, 'https://radio.example.org/feed.xml'), [])
})

t.test('every example of the catalogue is right in the good feed, and found where it is wrong', async (t) => {
  for (const { code, wrong, right } of shown) {
    t.ok(GOOD.includes(right), `${code}: the right one stands in the good feed`)
    const codes = codesOf(GOOD.replace(right, () => wrong))
    t.ok(codes.includes(code), `${code}: ${codes.join(' ') || 'nothing'} for ${wrong || `no ${right}`}`)
  }
})

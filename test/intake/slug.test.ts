import t from 'tap'
import { slugOf } from '../../src/intake/slug.ts'

t.test('a slug is no name of a device, and no language is spelt as another', async (t) => {
  for (const name of ['con', 'NUL', 'aux', 'Com1', 'lpt9']) t.equal(slugOf(name), `${name.toLowerCase()}-1`)
  t.equal(slugOf('Console'), 'console')
  t.equal(slugOf('灯台'), 'dengtai', 'Chinese')
  t.notMatch(slugOf('灯台のラジオ'), 'deng', 'Japanese')
  t.equal(slugOf('灯台のラジオ'), 'norajio')
})

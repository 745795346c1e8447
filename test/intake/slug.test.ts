import t from 'tap'
import { slugOf } from '../../src/intake/slug.ts'

t.test('a slug is no name of a device, and no language is spelt as another', async (t) => {
  for (const name of ['con', 'NUL', 'aux', 'Com1', 'lpt9']) t.equal(slugOf(name), `${name.toLowerCase()}-1`)
  t.equal(slugOf('Console'), 'console')
  t.equal(slugOf('灯台'), 'dengtai', 'Chinese')
  t.notMatch(slugOf('灯台のラジオ'), 'deng', 'Japanese')
  t.equal(slugOf('灯台のラジオ'), 'norajio')
})

t.test('a slug can be read aloud: letters for vowels stay, and particles alone are no name', async (t) => {
  t.equal(slugOf('إذاعة المدرسة'), 'idhaaa-almdrsa')
  t.equal(slugOf('שלום עולם'), 'shlvm-avlm')
  t.equal(slugOf('東京の放送局'), '')
  t.equal(slugOf('東京のRadio 24'), 'radio-24')
})

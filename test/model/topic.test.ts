import t from 'tap'
import { tagAddress } from '../../src/model/address.ts'
import { topicSlug, topicsOf } from '../../src/model/topic.ts'
import { makeTrailer } from '../render/on-air.ts'

t.test('a tag’s address has its words in their own script, joined by hyphens', async (t) => {
  for (const [tag, slug] of [
    ['careers', 'careers'],
    ['Small firms', 'small-firms'],
    ['e-commerce', 'e-commerce'],
    ['Accessibilità', 'accessibilita'],
    ['Straße', 'strasse'],
    ['职业 发展', '职业-发展'],
    ['がか', 'がか'],
    ['Йод', 'йод'],
    ['한국', '한국'],
    ['Ｒａｄｉｏ　３', 'radio-3'],
  ] as const)
    t.equal(topicSlug(tag), slug)
  t.equal(tagAddress('职业'), '/tags/%E8%81%8C%E4%B8%9A/')
})

t.test(
  'tags that differ in case, accents or spaces are one; those that differ in signs are not',
  async (t) => {
    const one = ['Économie  locale', 'economie locale', 'ÉCONOMIE LOCALE', 'e\u0301conomie-locale']
    t.equal(new Set(one.map(topicSlug)).size, 1)
    const apart = ['C', 'C++', 'C#', '.NET', 'NET', 'R&D', 'R D', '🎙', '+++', '…', '']
    t.equal(new Set(apart.map(topicSlug)).size, apart.length)
    t.match(topicSlug('C++'), /^c-[0-9a-z]+$/)
  },
)

t.test('whatever a tag is made of, its slug is never empty and never leaves its folder', async (t) => {
  const long = 'word '.repeat(100)
  for (const tag of ['🎙', '...', '../..', '/', '\\', '\ud800', '%2e%2e', 'a/b', long, `${long}!`, '\u0301']) {
    const slug = topicSlug(tag)
    t.match(slug, /^[\p{L}\p{M}\p{N}-]+$/u, JSON.stringify(tag))
    t.ok([...slug].length <= 70)
    t.match(tagAddress(slug), /^\/tags\/[\w%-]+\/$/)
  }
  t.not(topicSlug(long), topicSlug(`${long}more`), 'long ones stay apart')
})

t.test('a topic has the spelling that most episodes use, and each episode once', async (t) => {
  const episodes = [['Radio', 'radio'], ['radio'], ['Sea']].map((tags, index) =>
    makeTrailer({ slug: `e${index}`, guid: `e${index}`, tags }),
  )
  t.match(topicsOf(episodes), [
    { name: 'radio', slug: 'radio', episodes: [{ slug: 'e0' }, { slug: 'e1' }] },
    { name: 'Sea', slug: 'sea', episodes: [{ slug: 'e2' }] },
  ])
})

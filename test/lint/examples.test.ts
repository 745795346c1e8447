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

/** What is proved by its example alone; the others are seeded in faults.test.ts too. */
const BY_EXAMPLE = [
  'itunes.author-missing',
  'itunes.category-missing',
  'itunes.duration-missing',
  'itunes.element-unknown',
  'itunes.enclosure-extension',
  'itunes.enclosure-type-old',
  'itunes.enclosure-unplayable',
  'itunes.explicit-missing',
  'itunes.image-format',
  'itunes.image-missing',
  'itunes.item-explicit-missing',
  'itunes.markup-dropped',
  'itunes.owner-email-wrong',
  'itunes.owner-missing',
  'itunes.tag-old',
  'itunes.text-untrimmed',
  'itunes.title-numbered',
  'itunes.type-wrong',
  'paging.archive-loop',
  'paging.complete-with-pages',
  'paging.hub-doubled',
  'paging.link-wrong',
  'paging.relation-wrong',
  'podcast.child-missing',
  'podcast.element-doubled',
  'podcast.element-misplaced',
  'podcast.element-unknown',
  'podcast.group-unknown',
  'podcast.guid-missing',
  'podcast.image-alt-missing',
  'podcast.images-deprecated',
  'podcast.live-enclosure-missing',
  'podcast.locked-missing',
  'podcast.medium-items',
  'podcast.soundbite-length',
  'podcast.too-long',
  'podcast.url-insecure',
  'podcast.url-wrong',
  'psc.chapters-doubled',
  'psc.chapters-empty',
  'psc.order-wrong',
  'psc.title-missing',
  'psc.version-wrong',
  'rss.build-date-old',
  'rss.channel-after-item',
  'rss.cloud-wrong',
  'rss.contact-unnamed',
  'rss.content-first',
  'rss.date-missing',
  'rss.description-missing',
  'rss.element-doubled',
  'rss.element-empty',
  'rss.enclosure-missing',
  'rss.enclosure-type-wrong',
  'rss.enclosure-url-wrong',
  'rss.generator-missing',
  'rss.guid-permalink',
  'rss.guid-short',
  'rss.image-incomplete',
  'rss.image-size-wrong',
  'rss.image-unlike',
  'rss.item-description-missing',
  'rss.item-link-missing',
  'rss.item-title-missing',
  'rss.language-missing',
  'rss.language-wrong',
  'rss.link-missing',
  'rss.markup-dangerous',
  'rss.reference-relative',
  'rss.self-wrong',
  'rss.skip-wrong',
  'rss.text-input',
  'rss.title-angle',
  'rss.title-missing',
  'rss.ttl-wrong',
  'rss.url-not-ascii',
  'rss.url-wrong',
  'rss.version-wrong',
  'xml.cdata-end',
  'xml.prefix-unbound',
]

t.test('what is listed here has an example', async (t) => {
  t.strictSame(
    BY_EXAMPLE.filter((code) => !shown.some((one) => one.code === code)),
    [],
  )
})

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

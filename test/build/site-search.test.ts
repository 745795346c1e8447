import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { searchShardAddress, searchTextAddress } from '../../src/model/address.ts'
import type { SiteView } from '../../src/model/site-view.ts'
import { pagesOf } from '../../src/render/pages.ts'
import type { SearchDocument } from '../../src/render/search/document.ts'
import { type Hit, hitsFor, shardsFor } from '../../src/render/search/query.ts'
import { makeLibrary } from '../render/a-library.ts'
import {
  HOSTILE,
  makeEpisode,
  makeFeed,
  makeOnAir,
  makeTrailer,
  makeTranscript,
  makeTurn,
} from '../render/on-air.ts'
import { shippedTemplates } from '../render/shipped.ts'
import { searchOf } from '../site/a-site.ts'

const templates = shippedTemplates()

/** The files of the index by address, and a search in them as a browser does it. */
function indexOf(siteView: SiteView) {
  const { files: resources, shards, search } = searchOf(siteView)
  const files = new Map(
    [...resources].map(([address, { body }]) => [
      address,
      'bytes' in body ? Buffer.from(body.bytes()) : Buffer.alloc(0),
    ]),
  )
  const read = (address: string) => JSON.parse(files.get(address)?.toString() ?? 'null')
  const shard = (number: number) => new Map<string, string>(Object.entries(read(searchShardAddress(number))))
  const find = (question: string) => hitsFor(question, shards, shard)
  const textOf = ({ kind, number }: Hit): SearchDocument => read(searchTextAddress(kind, number))
  const titles = (question: string) => find(question).map((hit) => textOf(hit).t)
  const page = async (question: string) => {
    const { body } = await search(question)
    return 'bytes' in body ? Buffer.from(body.bytes()).toString() : ''
  }
  return { files, shards, find, textOf, titles, page }
}

t.test('a word counts most in a title, then a name, a chapter, the notes, and what is said', async (t) => {
  const bare = {
    credits: [],
    thanks: [],
    tags: [],
    takeaways: [],
    corrections: [],
    notes: '',
    summary: '',
    transcripts: [],
  }
  const dated = (year: number) => ({
    ...bare,
    slug: `in-${year}`,
    guid: `${year}`,
    date: new Date(`${year}-01-01T00:00:00Z`),
  })
  const anna = makeEpisode().credits.find(({ person }) => person.name === 'Anna Torre')
  if (!anna) throw new Error('the fixture has Anna Torre')
  const turn = makeTurn({}, 'We climbed the torre at night.')
  const episodes = [
    makeEpisode({
      ...dated(2025),
      title: 'Said',
      transcripts: [makeTranscript({ chapters: [], turns: [turn] })],
    }),
    makeEpisode({ ...dated(2024), title: 'Noted', notes: 'About a torre.' }),
    makeEpisode({
      ...dated(2023),
      title: 'Chapter',
      transcripts: [makeTranscript({ chapters: [{ title: 'La torre' }], turns: [] })],
    }),
    makeEpisode({ ...dated(2022), title: 'Person', credits: [anna] }),
    makeEpisode({ ...dated(2021), title: 'The Torre' }),
    makeEpisode({ ...dated(2020), title: 'Older torre' }),
    makeEpisode({ ...dated(2019), title: 'Torrent of words' }),
  ]
  const { titles } = indexOf(makeOnAir({ episodes, feeds: [makeFeed({ credits: [] })] }))
  t.same(titles('torre'), [
    'Anna Torre',
    'The Torre',
    'Older torre',
    'Torrent of words',
    'Person',
    'Chapter',
    'Noted',
    'Said',
  ])
  t.same(titles('torre night'), ['Said'], 'all words have to be there')
  t.same(titles('anna torre'), ['Anna Torre', 'Person'])
  t.same(titles('constructor'), [], 'words that objects know are words like others')
})

t.test('Italian is found with and without accents, Chinese by a part of a word', async (t) => {
  const turns = [
    makeTurn({ start: 0 }, 'Perché l’intervista è così?'),
    makeTurn({ start: 5 }, '我们在人工智能公司工作。'),
  ]
  const { titles } = indexOf(
    makeOnAir({
      episodes: [makeEpisode({ title: 'X', transcripts: [makeTranscript({ chapters: [], turns })] })],
    }),
  )
  for (const question of [
    'perche',
    'PERCHÉ',
    'intervista',
    'l’intervista',
    'cosi',
    'interv',
    '人工智能',
    '工智',
    '公司工作',
    '我',
    '作',
  ])
    t.same(titles(question), ['X'], question)
  for (const question of ['perchexyz', '智人', '', '…']) t.same(titles(question), [], question)
})

t.test('a result links to the very turn, and every such place is on its page', async (t) => {
  const episodes = [
    makeEpisode(),
    makeEpisode({
      slug: 'untimed',
      guid: 'u',
      transcripts: [
        makeTranscript({
          chapters: [{ title: 'Dusk' }, { title: 'Credits' }],
          turns: [makeTurn({ chapter: 0 }, 'Good evening.'), makeTurn({ chapter: 1 }, 'Good night.')],
        }),
      ],
    }),
  ]
  const siteView = makeOnAir({ episodes })
  const { find, textOf, page } = indexOf(siteView)
  t.match(await page('getting dark'), '<a href="../episodes/the-keeper/#t%3D0">')
  const pages = new Map(pagesOf(siteView, templates).map(({ address, html }) => [address, html()]))
  let places = 0
  for (const hit of find('good')) {
    const { h, p } = textOf(hit)
    for (const { a, h: elsewhere } of p) {
      if (a === undefined || elsewhere !== undefined) continue
      places++
      t.match(pages.get(h.replace('..', '')), ` id="${a}"`, `${h} ${a}`)
    }
  }
  t.ok(places > 10)
})

t.test('a translation is found too, in its own document and language', async (t) => {
  const { page } = indexOf(makeOnAir())
  t.match(
    await page('buonasera'),
    /<a href="\.\.\/episodes\/the-keeper\/transcript\.it\.html"><b>Anna Torre<\/b> <span lang="it"><mark>Buonasera<\/mark>/,
  )
})

t.test('what is found is the same on the server’s page and by the browser’s own module', async (t) => {
  const siteView = makeOnAir()
  const { shards, files, page } = indexOf(siteView)
  const theirs = await import(new URL('../../templates/search-query.js', import.meta.url).href)
  const shard = (number: number) =>
    new Map(Object.entries(JSON.parse(files.get(searchShardAddress(number))?.toString() ?? '{}')))
  for (const question of [
    'lamp',
    'the keeper',
    'anna',
    'bulb',
    'sea ',
    'salt eats',
    'buona',
    'nothing-of-it',
    'tor',
    'light',
  ]) {
    const hits: Hit[] = theirs.hitsFor(question, shards, shard)
    const shown = hits.map(
      ({ kind, number }): SearchDocument =>
        JSON.parse(files.get(searchTextAddress(kind, number))?.toString() ?? ''),
    )
    const links = shown.flatMap((text) => [
      text.h,
      ...theirs
        .passagesFor(question, text.p)
        .map(
          ({ part }: { part: { h?: string; a?: string } }) =>
            `${part.h ?? text.h}${part.a === undefined ? '' : `#${encodeURIComponent(part.a)}`}`,
        ),
    ])
    const list = /<ol id="hits"[\s\S]*<\/ol>/.exec(await page(question))?.[0] ?? ''
    t.same(
      [...list.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href),
      links,
      question,
    )
  }
})

t.test('hostile words stay words', async (t) => {
  for (const [index, text] of HOSTILE.entries()) {
    const turns = [makeTurn({ speaker: text }, `needle ${text}`)]
    const siteView = makeOnAir({
      episodes: [
        makeEpisode({ title: `needle ${text}`, transcripts: [makeTranscript({ chapters: [], turns })] }),
      ],
    })
    const { page, find } = indexOf(siteView)
    t.equal(find('needle').length, 1)
    for (const question of ['needle', text, `"><script>alert(1)</script>${text}`]) {
      const answer = await page(question)
      t.notMatch(answer, /<script(?! type="module" src=)/, `hostile ${index}`)
      t.notMatch(answer, /<channel|<item|<lastBuildDate/, `hostile ${index}`)
    }
  }
})

t.test('the same air gives the same index', async (t) => {
  const bytes = () => [...indexOf(makeOnAir({ episodes: [makeEpisode(), makeTrailer()] })).files]
  t.same(bytes(), bytes())
})

t.test('a new episode leaves the texts of the others as they are', async (t) => {
  const before = indexOf(makeOnAir({ episodes: [makeTrailer()] }))
  const after = indexOf(makeOnAir({ episodes: [makeEpisode(), makeTrailer()] }))
  const first = searchTextAddress('episodes', 0)
  t.same(after.files.get(first), before.files.get(first))
})

// What https://developer.mozilla.org/docs/Web/HTTP/Compression calls transferred: each file by itself, gzipped.
const BUDGET_BYTES = 200_000
const SCRIPT_BYTES = 5 * 1024

t.test('in 1,000 episodes, two words cost a phone less than 200 KB', async (t) => {
  const siteView = makeLibrary(1000)
  const { files, shards, find } = indexOf(siteView)
  const asset = (name: string) => readFileSync(new URL(`../../templates/${name}`, import.meta.url))
  const scripts = ['minified/search.js', 'minified/search-query.js'].map(asset)
  t.ok(gzipped(scripts) <= SCRIPT_BYTES, `scripts: ${gzipped(scripts)} bytes`)
  const page =
    pagesOf(siteView, templates, shards)
      .find(({ address }) => address === '/search/')
      ?.html() ?? ''
  const always = [Buffer.from(page), asset('style.css'), ...scripts]
  const said = siteView.episodes[500]?.transcripts[0]?.turns[3]?.paragraphs[0]?.split(' ') ?? []
  const frequent = (siteView.episodes[0]?.notes ?? '')
    .split(' ')
    .slice(0, 20)
    .filter((word) => find(word).length === 1000)
  const questions = [
    said.slice(3, 5),
    said.slice(10, 12),
    frequent.slice(0, 2),
    ['pri', 'con'],
    ['sta', 'tra'],
    ['anna', 'torre'],
  ]
  for (const words of questions) {
    const question = words.join(' ')
    const hits = find(question)
    t.ok(hits.length > 0, question)
    const asked = [
      ...shardsFor(question, shards).map(searchShardAddress),
      ...hits.slice(0, 10).map(({ kind, number }) => searchTextAddress(kind, number)),
    ].map((address) => files.get(address) ?? Buffer.alloc(0))
    const all = [...always, ...asked]
    const plain = all.reduce((sum, { byteLength }) => sum + byteLength, 0)
    t.comment(`“${question}”: ${hits.length} results, ${gzipped(all)} bytes gzipped, ${plain} plain`)
    t.ok(gzipped(all) < BUDGET_BYTES, question)
  }
  const heaviest = Math.max(
    ...[...files].filter(([address]) => address.includes('/terms/')).map(([, bytes]) => gzipped([bytes])),
  )
  t.comment(`${shards} shards, the heaviest ${heaviest} bytes gzipped`)
  t.ok(heaviest * 2 + gzipped(always) < BUDGET_BYTES, 'whatever the two words are')
})

function gzipped(all: readonly Buffer[]): number {
  return all.reduce((sum, bytes) => sum + gzipSync(bytes).byteLength, 0)
}

import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { CATEGORIES } from '../../src/model/categories.ts'
import { childOf, childrenOf, type Node, parse, textOf } from '../render/xml.ts'
import { builtSample } from './a-built-sample.ts'

// What other programs for podcasts were found to ship broken. Each is a fact about ours.
const files = await builtSample(t.testdir({}))
const BASE = 'https://radio.example.org/'

interface Read {
  readonly path: string
  readonly channel: Node | undefined
  readonly items: readonly Node[]
}

function feedsOf(siteBuild: ReadonlyMap<string, Buffer>): Read[] {
  return [...siteBuild].flatMap(([path, bytes]) => {
    if (!/^feeds\/.*\.xml$/.test(path)) return []
    const [channel] = parse(bytes.toString()).children
    return [{ path, channel, items: childrenOf(channel, 'item') }]
  })
}

const feeds = feedsOf(files)
const items = feeds.flatMap((feed) => feed.items)
const enclosures = items.map((item) => childOf(item, 'enclosure')?.attributes ?? {})

/** The file of the build that an address of ours names. */
function fileAt(url = ''): Buffer | undefined {
  return files.get(decodeURIComponent(url.slice(BASE.length)))
}

const guidsOf = (siteBuild: ReadonlyMap<string, Buffer>) =>
  feedsOf(siteBuild).flatMap((feed) => feed.items.map((item) => textOf(item, 'guid')))

t.test('dates are RFC 822 dates', async (t) => {
  const pattern = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/
  for (const node of [...items, ...feeds.map(({ channel }) => channel)]) {
    const written = textOf(node, 'pubDate') || textOf(node, 'lastBuildDate')
    t.match(written, pattern)
    t.equal(new Date(written).toUTCString(), written, 'and days of the calendar')
  }
})

t.test('an enclosure’s type is that of its file', async (t) => {
  const types = new Map([
    ['mp3', 'audio/mpeg'],
    ['m4a', 'audio/x-m4a'],
    ['opus', 'audio/ogg'],
  ])
  for (const { url = '', type } of enclosures) t.equal(type, types.get(url.split('.').at(-1) ?? ''), url)
  t.ok(new Set(enclosures.map(({ type }) => type)).size > 1, 'the sample has several')
})

t.test('nothing says “now”: a later build is the same', async (t) => {
  const root = t.testdir({ a: {}, b: {} })
  const one = await builtSample(join(root, 'a'), ['--at', '2026-11-01T00:00:00Z'])
  const other = await builtSample(join(root, 'b'), ['--at', '2026-11-20T12:34:56Z'])
  t.strictSame([...other], [...one])
  for (const { channel, items } of feedsOf(one)) {
    const newest = Math.max(...items.map((item) => Date.parse(textOf(item, 'pubDate'))))
    const last = Date.parse(textOf(channel, 'lastBuildDate'))
    t.ok(last >= newest && last < Date.parse('2026-11-01T00:00:00Z'))
  }
})

t.test('an enclosure’s length is the bytes of its file, neither seconds nor a dummy', async (t) => {
  for (const { url = '', length } of enclosures) {
    t.match(length, /^[1-9]\d*$/)
    t.equal(Number(length), fileAt(url)?.length, url)
  }
})

t.test('every item has a duration in whole seconds', async (t) => {
  for (const item of items) t.match(textOf(item, 'itunes:duration'), /^[1-9]\d*$/)
})

t.test('guids are no addresses, and no two items of a feed share one', async (t) => {
  for (const { path, items } of feeds) {
    const guids = items.map((item) => textOf(item, 'guid'))
    t.equal(new Set(guids).size, guids.length, path)
    for (const item of items) {
      t.match(textOf(item, 'guid'), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      t.equal(childOf(item, 'guid')?.attributes['isPermaLink'], 'false')
    }
  }
})

t.test('another host delivers nothing again', async (t) => {
  const moved = await builtSample(t.testdir({}), ['--url', 'https://moved.example/radio'])
  t.strictSame(guidsOf(moved), guidsOf(files))
  const podcastGuids = (siteBuild: ReadonlyMap<string, Buffer>) =>
    feedsOf(siteBuild).map(({ channel }) => textOf(channel, 'podcast:guid'))
  t.strictSame(podcastGuids(moved), podcastGuids(files))
  t.match(String(moved.get('feeds/radio-bocconi.xml')), 'url="https://moved.example/radio/episodes/')
})

t.test('another name of a folder, or another title, delivers nothing again', async (t) => {
  const renamed = await builtSample(t.testdir({}), [], async (station) => {
    const folder = join(station, 'episodes')
    await rename(join(folder, 'what-you-will-hear'), join(folder, 'hear-this'))
    const file = join(folder, 'hear-this', 'episode.md')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^title: .*$/m, 'title: Another title'))
  })
  t.ok(renamed.has('episodes/hear-this/index.html'))
  t.strictSame(guidsOf(renamed).sort(), guidsOf(files).sort())
})

t.test('categories are Apple’s of today', async (t) => {
  for (const { channel, path } of feeds) {
    const written = childrenOf(channel, 'itunes:category')
    t.ok(written.length > 0, path)
    for (const { attributes, children } of written) {
      const { text: name = '' } = attributes
      t.ok(Object.hasOwn(CATEGORIES, name), name)
      for (const { attributes } of children) {
        const { text: sub = '' } = attributes
        t.ok(CATEGORIES[name]?.includes(sub), `${name} > ${sub}`)
      }
    }
  }
})

t.test('every namespace that is declared is used', async (t) => {
  for (const { path } of feeds) {
    const xml = String(files.get(path))
    // `podcast` of npm declares dc, and writes dc:creator where an item has another author; we never do.
    const declared = [...xml.matchAll(/xmlns:(\w+)=/g)]
      .map(([, prefix]) => prefix)
      .filter((one) => one !== 'dc')
    t.ok(declared.includes('podcast'))
    for (const prefix of declared) t.match(xml, new RegExp(`<${prefix}:`), `${path}: ${prefix}`)
  }
})

t.test('podcast:chapters stands where there are chapters, and nowhere else', async (t) => {
  const linked = items.map((item) => childOf(item, 'podcast:chapters')?.attributes['url'])
  t.ok(linked.some((url) => url !== undefined))
  for (const url of linked) if (url) t.ok(JSON.parse(String(fileAt(url))).chapters.length > 0, url)
  const without = await builtSample(t.testdir({}), [], async (station) => {
    const file = join(station, 'episodes', 'what-you-will-hear', 'transcript.md')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^## .*$/gm, ''))
  })
  const rest = feedsOf(without).flatMap((feed) => feed.items)
  const bare = rest.find((item) => textOf(item, 'link').includes('what-you-will-hear'))
  t.ok(bare && !childOf(bare, 'podcast:chapters'))
  t.notOk(without.has('episodes/what-you-will-hear/chapters.json'))
})

t.test('somebody with several roles has all of them', async (t) => {
  const item = items.find((one) => textOf(one, 'link').includes('alessandro-marcello'))
  const boris = childrenOf(item, 'podcast:person').filter(({ text }) => text === 'Boris Gueorguiev')
  t.strictSame(
    boris.map(({ attributes }) => [attributes['role'], attributes['group']]),
    [
      ['host', 'cast'],
      ['production coordinator', 'administration'],
    ],
  )
})

t.test('hosts, guests and the show’s people are on the item', async (t) => {
  const item = items.find((one) => textOf(one, 'link').includes('alessandro-marcello'))
  const people = childrenOf(item, 'podcast:person').map(
    ({ text, attributes }) => `${attributes['role']}: ${text}`,
  )
  for (const credit of [
    'host: Boris Gueorguiev',
    'guest: Alessandro Marcello',
    'producer: Inonda contributors',
  ])
    t.ok(people.includes(credit), credit)
})

t.test('the copyright is the producer’s own', async (t) => {
  for (const { channel } of feeds)
    t.equal(textOf(channel, 'copyright'), 'Texts by the Inonda contributors, CC BY 4.0')
  const own = await builtSample(t.testdir({}), [], async (station) => {
    const file = join(station, 'feeds', 'in-onda.yaml')
    await writeFile(file, `${await readFile(file, 'utf8')}copyright: Somebody else\n`)
  })
  t.match(
    feedsOf(own).map(({ channel }) => textOf(channel, 'copyright')),
    ['Somebody else', 'Texts by the Inonda contributors, CC BY 4.0'],
  )
})

t.test('every item has its notes as HTML and its kind', async (t) => {
  for (const item of items) {
    t.match(textOf(item, 'content:encoded'), /^<p>/)
    t.match(textOf(item, 'itunes:episodeType'), /^(full|trailer|bonus)$/)
  }
})

t.test('transcripts are told by the types that apps know', async (t) => {
  const types = new Map([
    ['vtt', 'text/vtt'],
    ['srt', 'application/x-subrip'],
    ['html', 'text/html'],
    ['json', 'application/json'],
  ])
  const linked = items.flatMap((item) => childrenOf(item, 'podcast:transcript'))
  t.ok(linked.length > items.length)
  for (const { attributes } of linked) {
    const { url = '', type } = attributes
    t.equal(type, types.get(url.split('.').at(-1) ?? ''), url)
  }
})

t.test('no tag is empty, and no number has a fraction', async (t) => {
  const all = (node: Node): Node[] => [node, ...node.children.flatMap(all)]
  for (const node of feeds.flatMap(({ channel }) => (channel ? all(channel) : []))) {
    const isEmpty =
      node.text.trim() === '' && node.children.length === 0 && Object.keys(node.attributes).length === 0
    t.notOk(isEmpty, node.name)
    if (/duration|season|episode$/.test(node.name)) t.match(node.text, /^\d+$/, node.name)
  }
})

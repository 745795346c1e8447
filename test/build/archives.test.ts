import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import t from 'tap'
import { archivesAt, type Ledger, updatedLedger } from '../../src/build/ledger.ts'
import { makeBuild } from '../../src/build/make-build.ts'
import type { Episode } from '../../src/model/episode.ts'
import type { Feed } from '../../src/model/feed.ts'
import { growth, LINEAR_ENOUGH } from '../growth.ts'
import { shippedTemplates, shippedWords } from '../render/shipped.ts'
import { childrenOf, type Node, parse, textOf } from '../render/xml.ts'
import { times } from '../torture/how-often.ts'
import { aFeed, anEpisode, aStation } from './a-station.ts'

const EMPTY: Ledger = { version: 1, feeds: {}, episodes: {} }
const DAY = 86_400_000
const BEGINNING = Date.parse('2000-01-01T00:00:00Z')
const LATER = new Date('2040-01-01T00:00:00Z')

/** An episode on a day, with so much to read. */
function episodeOf(number: number, some: Partial<Episode> = {}): Episode {
  return anEpisode({
    slug: `e-${number}`,
    guid: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    title: `Number ${number}`,
    kind: number % 4 === 0 ? 'trailer' : 'full',
    date: new Date(BEGINNING + number * DAY),
    notes: 'Words to read. '.repeat(5),
    ...some,
  })
}

function episodesTo(count: number): Episode[] {
  return Array.from({ length: count }, (_, index) => episodeOf(index + 1))
}

function stationOf(episodes: readonly Episode[], feed: Partial<Feed>) {
  return aStation(episodes, { feeds: [aFeed({ newest: 5, ...feed })] })
}

function buildOf(episodes: readonly Episode[], ledger: Ledger, feed: Partial<Feed> = {}, moment = LATER) {
  const station = stationOf(episodes, feed)
  return makeBuild({
    station,
    ledger,
    moment,
    templates: TEMPLATES,
    words: shippedWords(),
    assets: new Map(),
    url: station.url,
    generator: 'Inonda/0.0.0',
  })
}

const TEMPLATES = shippedTemplates()

/** The documents of a build, and the ledger that it leaves behind. */
function published(episodes: readonly Episode[], ledger = EMPTY, feed: Partial<Feed> = {}, moment = LATER) {
  const siteBuild = buildOf(episodes, ledger, feed, moment)
  const documents = new Map<string, string>()
  for (const address of siteBuild.addresses) {
    const body = siteBuild.find(address)?.body
    if (!/^\/feeds\/.*(xml|json)$/.test(address) || !body || !('bytes' in body)) continue
    documents.set(address, new TextDecoder().decode(body.bytes()))
  }
  return { documents, ledger: updatedLedger(ledger, stationOf(episodes, feed), episodes, siteBuild) }
}

/** From the subscription document back to the oldest archive, as RFC 5005 tells a reader to go. */
function walked(documents: ReadonlyMap<string, string>): Node[] {
  const channels: Node[] = []
  let address: string | undefined = '/feeds/show.xml'
  while (address !== undefined) {
    const [channel] = parse(documents.get(address) ?? '').children
    if (!channel) throw new Error(`${address} is not there`)
    channels.push(channel)
    address = linkIn(channel, 'prev-archive')
  }
  return channels
}

function linkIn(channel: Node, rel: string): string | undefined {
  const link = childrenOf(channel, 'atom:link').find(({ attributes }) => attributes['rel'] === rel)
  return link?.attributes['href']?.replace('https://radio.example', '')
}

function guidsOf(channels: readonly Node[]): string[] {
  return channels.flatMap((channel) => childrenOf(channel, 'item').map((item) => textOf(item, 'guid')))
}

/** Every id from the first page of the JSON feed on. */
function jsonIds(documents: ReadonlyMap<string, string>): string[] {
  const ids: string[] = []
  const seen = new Set<string>()
  let address: string | undefined = '/feeds/show.json'
  while (address !== undefined) {
    if (seen.has(address)) throw new Error(`${address} comes again`)
    seen.add(address)
    const page = JSON.parse(documents.get(address) ?? '') as { items: { id: string }[]; next_url?: string }
    ids.push(...page.items.map(({ id }) => id))
    address = page.next_url?.replace('https://radio.example', '')
  }
  return ids
}

function archivesIn(documents: ReadonlyMap<string, string>): [string, string][] {
  return [...documents].filter(([address]) => /\/page\/\d+\.xml$/.test(address))
}

t.test('few episodes stand in one document, which knows no archives', async (t) => {
  const { documents, ledger } = published(episodesTo(9))
  t.strictSame([...documents.keys()], ['/feeds/show.xml', '/feeds/show.json'])
  t.notMatch(documents.get('/feeds/show.xml'), /prev-archive|fh:|syndication\/history/)
  t.notMatch(documents.get('/feeds/show.json'), 'next_url')
  t.equal(ledger.feeds['show']?.archives, undefined)
})

t.test('the next one fills an archive with the oldest, and the newest stay in the feed', async (t) => {
  const { documents } = published(episodesTo(10))
  const [newest, archive] = walked(documents)
  t.strictSame(guidsOf(newest ? [newest] : []).map(number), [10, 9, 8, 7, 6])
  t.strictSame(guidsOf(archive ? [archive] : []).map(number), [5, 4, 3, 2, 1])
  if (!newest || !archive) return
  t.equal(linkIn(newest, 'self'), '/feeds/show.xml')
  t.equal(linkIn(newest, 'prev-archive'), '/feeds/show/page/1.xml')
  t.equal(linkIn(archive, 'self'), '/feeds/show/page/1.xml')
  t.equal(linkIn(archive, 'current'), '/feeds/show.xml')
  t.equal(linkIn(archive, 'prev-archive'), undefined)
  t.strictSame([childrenOf(newest, 'fh:archive').length, childrenOf(archive, 'fh:archive').length], [0, 1])
  t.equal(textOf(archive, 'lastBuildDate'), new Date(BEGINNING + 5 * DAY).toUTCString())
  const own = new Set(['lastBuildDate', 'atom:link', 'fh:archive', 'item', 'podcast:trailer'])
  const channel = (node: Node) => node.children.filter(({ name }) => !own.has(name))
  t.strictSame(channel(archive), channel(newest), 'the channel says the same everywhere')
})

function number(guid: string): number {
  return Number(guid.slice(-12))
}

t.test('whatever is added, on whatever date, no archive changes and every guid stands once', async () => {
  const batch = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(
      fc.array(batch, { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 1, max: 6 }),
      (batches, newest) => {
        const episodes = new Map<number, Episode>()
        let ledger = EMPTY
        let before: [string, string][] = []
        for (const numbers of batches) {
          for (const one of numbers) episodes.set(one, episodeOf(one))
          const all = [...episodes.values()]
          const { documents, ledger: next } = published(all, ledger, { newest })
          for (const [address, text] of before) if (documents.get(address) !== text) return false
          const guids = guidsOf(walked(documents))
          if (guids.length !== all.length || new Set(guids).size !== all.length) return false
          const ids = jsonIds(documents)
          if (ids.length !== all.length || new Set(ids).size !== all.length) return false
          // The ledger that a build leaves behind gives the same build.
          const again = published(all, next, { newest })
          if (JSON.stringify([...again.documents]) !== JSON.stringify([...documents])) return false
          before = archivesIn(documents)
          ledger = next
        }
        return true
      },
    ),
    { numRuns: times(40, 400) },
  )
})

t.test('what follows what is new stands in the subscription document alone', async (t) => {
  const live = {
    title: 'Tonight',
    guid: 'live-1',
    status: 'pending',
    start: new Date('2041-01-01T20:00:00Z'),
    contentLinks: [],
  } as const
  const [newest, ...archives] = walked(published(episodesTo(30), EMPTY, { live: [live] }).documents)
  const topical = (node: Node | undefined) =>
    node?.children.flatMap(({ name }) => (/podcast:(trailer|liveItem)/.test(name) ? [name] : []))
  t.strictSame(topical(newest), ['podcast:trailer', 'podcast:liveItem'])
  t.ok(archives.length > 3)
  for (const archive of archives) t.strictSame(topical(archive), [])
})

t.test('an archive changes by a correction of its own, and keeps its episodes', async (t) => {
  const first = published(episodesTo(30))
  const corrected = episodesTo(30).map((episode) =>
    episode.slug === 'e-7'
      ? { ...episode, corrections: [{ date: '2030-05-01', text: 'It was six.' }] }
      : episode,
  )
  const { documents } = published(corrected, first.ledger)
  const changed = [...documents].filter(([address, text]) => first.documents.get(address) !== text)
  t.strictSame(
    changed.map(([address]) => address),
    ['/feeds/show/page/2.xml', '/feeds/show/page/2.json'],
  )
  t.match(documents.get('/feeds/show/page/2.xml'), '<lastBuildDate>Wed, 01 May 2030')
  t.strictSame(guidsOf(walked(documents)), guidsOf(walked(first.documents)))
})

t.test('another number of newest episodes changes no archive that is there', async (t) => {
  const first = published(episodesTo(30))
  const { documents } = published(episodesTo(31), first.ledger, { newest: 3 })
  for (const [address, text] of archivesIn(first.documents)) t.equal(documents.get(address), text, address)
  t.strictSame(new Set(guidsOf(walked(documents))).size, 31)
})

t.test('episodes that are taken back leave their archive, and an empty one is passed over', async (t) => {
  const first = published(episodesTo(20))
  t.equal(archivesIn(first.documents).length, 3)
  const left = episodesTo(20).filter(({ slug }) => !/^e-([6-9]|10|3)$/.test(slug))
  const { documents, ledger } = published(left, first.ledger)
  t.strictSame(
    archivesIn(documents).map(([address]) => address),
    ['/feeds/show/page/1.xml', '/feeds/show/page/3.xml'],
  )
  t.strictSame(guidsOf(walked(documents)).map(number), [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 5, 4, 2, 1])
  t.strictSame(ledger.feeds, first.ledger.feeds, 'their place is kept for them')
})

t.test('a look back shows the newest of its time, and is not kept', async (t) => {
  const { ledger } = published(episodesTo(30))
  const moment = new Date(BEGINNING + 12 * DAY)
  t.equal(archivesAt(ledger, 'show', moment).length, 0)
  const back = published(episodesTo(30), ledger, {}, moment)
  const [newest] = walked(back.documents)
  t.strictSame(guidsOf(newest ? [newest] : []).map(number), [12, 11, 10, 9, 8, 7, 6])
  t.strictSame(back.ledger.feeds, ledger.feeds)
})

t.test('ten thousand episodes: light documents, nothing lost, nothing twice', async (t) => {
  // Three kilobytes of notes each, as a rich episode has.
  const notes = Array.from(
    { length: 6 },
    (_, index) => `Paragraph ${index} & its ${'many words '.repeat(45)}`,
  )
  const rich = { notes: notes.join('\n\n'), summary: 'What it is about.' }
  const episodes = episodesTo(10_000).map((episode) => ({ ...episode, ...rich }))
  let large = published([], EMPTY, { newest: 300 })
  const times = await growth(
    () => published(episodes.slice(0, 2500), EMPTY, { newest: 300 }),
    () => {
      large = published(episodes, EMPTY, { newest: 300 })
    },
  )
  t.ok(times < LINEAR_ENOUGH, `${times.toFixed(1)} times for four times the episodes`)
  const { documents, ledger } = large
  const bytes = (address: string) => Buffer.byteLength(documents.get(address) ?? '')
  t.ok(bytes('/feeds/show.xml') < 1_000_000, `${bytes('/feeds/show.xml')} bytes`)
  t.ok(bytes('/feeds/show.xml') > 500_000, 'and not empty either')
  for (const [address] of archivesIn(documents)) {
    if (bytes(address) >= 250_000) t.fail(`${address} has ${bytes(address)} bytes`)
  }
  for (const address of documents.keys()) {
    if (address.endsWith('.json') && bytes(address) > 250_000) t.fail(`${address}: ${bytes(address)} bytes`)
  }
  const texts = textsFrom(documents)
  t.equal(texts.length, archivesIn(documents).length + 1, 'every archive is on the way')
  const expected = episodes.map(({ guid }) => guid).reverse()
  const guids = texts.flatMap((text) => [...text.matchAll(/<guid[^>]*>([^<]+)/g)].map(([, guid]) => guid))
  // As one text each: ten thousand comparisons take their time.
  t.ok(guids.join() === expected.join(), 'the way leads from the newest to the oldest')
  t.ok(jsonIds(documents).join() === expected.join(), 'in the JSON feed as well')
  const more = buildOf([...episodes, episodeOf(10_001)], ledger, { newest: 300 })
  t.ok(JSON.stringify(more.archives.get('show')) === JSON.stringify(ledger.feeds['show']?.archives))
})

/** The documents as `walked` comes to them, for when there is too much to parse. */
function textsFrom(documents: ReadonlyMap<string, string>): string[] {
  const texts: string[] = []
  let address: string | undefined = '/feeds/show.xml'
  while (address !== undefined) {
    const text: string = documents.get(address) ?? ''
    texts.push(text)
    address = /href="https:\/\/radio\.example([^"]+)" rel="prev-archive"/.exec(text)?.[1]
  }
  return texts
}

const noXmllint = spawnSync('xmllint', ['--version']).error !== undefined && 'no xmllint on this machine'

t.test('xmllint reads an archive', { skip: noXmllint }, async (t) => {
  const { documents } = published(episodesTo(30))
  const { status, stderr } = spawnSync('xmllint', ['--noout', '-'], {
    input: documents.get('/feeds/show/page/2.xml'),
    encoding: 'utf8',
  })
  t.equal(status, 0, stderr)
})

// One way to make a feed, in a process of its own; feed.mjs starts it. What it measured goes to standard output as JSON.
//   node --expose-gc test/bench/feed-run.mjs WAY COUNT TIMES FOLDER
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Podcast } from 'podcast'
import { folderCache } from '../../lib/adapters/files/cache.js'
import { siteOf } from '../../lib/build/make-build.js'
import { storedNodes } from '../../lib/graph/node-store.js'
import { channelOf } from '../../lib/render/rss/channel.js'
import { itemOf } from '../../lib/render/rss/item.js'
import { compressionCache } from '../../lib/server/compression-cache.js'
import { ByteCache } from '../../lib/site/byte-cache.js'
import { feedCut, feedDocument, partsOf } from '../../lib/site/feed-documents.js'
import { QUERIES } from '../../lib/site/queries.js'
import { feedAir, noted, withEpisode } from './feed-air.mjs'

const [way, count, times, folder] = process.argv.slice(2)
const { siteView, templates, assets } = await feedAir(Number(count))
const [feed] = siteView.feeds
let uncompressed

const WAYS = {
  /** The package as its users use it: all items into one feed, then the text as bytes. */
  podcast: () => {
    return { work: () => [byPodcast(siteView.episodes.map((episode) => itemOf(siteView, feed, episode)))] }
  },
  /** The same, with its items given ready. */
  'podcast, given items': () => ({
    given: () => siteView.episodes.map((episode) => itemOf(siteView, feed, episode)),
    work: (items) => [byPodcast(items)],
  }),
  /** As a station has it: cut into documents, with nothing kept. */
  documents: () => ({
    work: () => documentsOf(siteFor(siteView, storedNodes(QUERIES), [])).map(({ bytes }) => bytes),
  }),
  /** The same, keeping what is made; the ways below begin with what it kept, as another program. */
  first: () => changing(undefined),
  nothing: () => changing(undefined),
  changed: () => changing(0),
  'changed in an archive': () => changing(siteView.episodes.length - 1),
  'changed and compressed': () => changing(0, compressionCache()),
}

const { given = () => undefined, work, after = () => {} } = await WAYS[way]()
const runs = []
for (let run = 0; run < Number(times); run++) {
  const input = given(run)
  if (run === 0) {
    globalThis.gc()
    // Other threads sweep what was let go of, and would be counted.
    await new Promise((done) => setTimeout(done, 300))
  }
  const baseline = resident('VmRSS')
  // The peak begins anew.
  writeFileSync('/proc/self/clear_refs', '5')
  const before = process.cpuUsage()
  const begun = performance.now()
  const made = await work(input)
  const wall = performance.now() - begun
  const { user, system } = process.cpuUsage(before)
  runs.push({ cpu: (user + system) / 1000, wall, memory: resident('VmHWM') - baseline, ...told(made) })
}
after()
const wholly = uncompressed && gzipSync(uncompressed, { level: 9 }).byteLength
process.stdout.write(`${JSON.stringify({ way, count: Number(count), runs, wholly })}\n`)

/** The same fields: what the package would add to them by itself is switched off, as the feed's own writer does. */
function byPodcast(items) {
  const podcast = new Podcast({ ...channelOf(siteView, feed), ...namespaces() })
  for (const item of items) podcast.addItem(item)
  return Buffer.from(podcast.buildXml({ indent: ' ' }))
}

function namespaces() {
  return {
    namespaces: { iTunes: false, podcast: false, simpleChapters: false },
    customNamespaces: {
      itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
      podcast: 'https://podcastindex.org/namespace/1.0',
      psc: 'http://podlove.org/simple-chapters',
    },
  }
}

/**
 * What a build does after a save: documents that are made of the same as before hold; the others are put together from kept
 * items, and are compressed where somebody asks for that. `index` is the episode that was saved; without one, only the
 * program was started again.
 */
async function changing(index, bodies) {
  mkdirSync(folder, { recursive: true })
  const keep = folderCache(join(folder, 'keep'))
  const state = join(folder, 'state.json')
  let archives = existsSync(state) ? JSON.parse(readFileSync(state, 'utf8')).archives : []
  let before
  const siteBuild = async (air) => {
    const stored = storedNodes(QUERIES, { keep, program: 'measured' })
    const site = siteFor(air, stored, archives, before)
    const made = []
    for (const { bytes, sha256 } of documentsOf(site)) {
      if (!bytes) continue
      uncompressed = bytes
      made.push(bodies ? await bodies.get(sha256, 'gzip', () => bytes) : bytes)
    }
    archives = site.archivesOf(feed.id)
    if (way === 'first') stored.save(site.graph)
    before = site
    return made
  }
  return {
    given: (run) =>
      index === undefined
        ? siteView
        : withEpisode(siteView, index, noted(siteView.episodes[index], `Said again, ${run + 1}.`)),
    work: siteBuild,
    after: () => {
      if (way !== 'first') return
      keep.flush({ whole: true })
      writeFileSync(state, JSON.stringify({ archives }))
    },
  }
}

function siteFor({ station, url, words, generator }, stored, archives, before) {
  const feeds = { [feed.id]: { guid: '5b1a2c3d-0000-4000-8000-00000000feed', address: '/', archives } }
  const ledger = { version: 1, feeds, episodes: {} }
  const moment = new Date('2100-01-01T00:00:00Z')
  return siteOf(
    { station, ledger, templates, words, assets, moment, url, generator },
    { stored, cache: new ByteCache(), holds: false, before },
  )
}

/** The feed's documents as RSS, each with its bytes where they were made now. */
function documentsOf(site) {
  return partsOf(feed.id, site.graph.value(feedCut, feed.id))
    .filter((key) => key.includes(' rss '))
    .flatMap((key) => {
      const { listed, bytes } = site.evaluate({ query: feedDocument, key })
      return listed.map(({ entry }) => ({ bytes: bytes.get(entry.address), sha256: entry.made.sha256 }))
    })
}

function told(made) {
  const hash = createHash('sha256')
  for (const bytes of made) hash.update(bytes)
  return {
    documents: made.length,
    bytes: made.reduce((sum, { byteLength }) => sum + byteLength, 0),
    digest: hash.digest('hex'),
  }
}

/** In megabytes. */
function resident(name) {
  return (
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024
  )
}

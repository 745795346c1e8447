import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import { httpDownloads } from '../../src/adapters/http/downloads.ts'
import type { Downloads } from '../../src/ports/downloads.ts'
import { IoError } from '../../src/ports/io-error.ts'
import { built } from '../journeys/a-small-station.ts'
import { missingModule } from '../judges/python.ts'
import { readWebVtt } from '../judges/webvtt.ts'
import { ownFolder } from '../own-folder.ts'
import { times } from '../torture/how-often.ts'
import { startHost } from './a-host.ts'
import { feedOf, imported, NOW } from './a-show.ts'
import { type ItemFacts, itemFacts } from './item-facts.ts'
import { CHAPTERS, CUES, files, onHost, SECONDS } from './media-on-host.ts'

const SHARED = fileURLToPath(new URL('../../../shared/fixtures/feeds/', import.meta.url))
const OWN = fileURLToPath(new URL('../fixtures/import/', import.meta.url))
const shared = feedsIn(SHARED)
const own = feedsIn(OWN)
/** Of the shared feeds, those that say most; under torture, all. */
const manifold = shared.filter(
  (name) => times(0, 1) > 0 || /partytime|podcast-namespace|feedkit|chapters|multi_enc/.test(name),
)
const skip = missingModule('feedparser')

function feedsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true }) as string[]
  return names
    .filter((name) => /\.(?:xml|rss)$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

/** What both feeds say of their items. What the first does not say, the second makes up only where every item needs it. */
function both(was: readonly ItemFacts[], is: readonly ItemFacts[]) {
  return is.map((facts, index) => {
    const before = was[index] ?? facts
    return Object.fromEntries(
      Object.entries(facts).filter(([name]) => name !== 'url' && (name in before || NUMBERS.includes(name))),
    )
  })
}

const NUMBERS: readonly string[] = ['duration', 'season', 'episode']

t.test('a feed that came in without its media goes out with the same items', { skip }, async (t) => {
  const feeds: { name: string; before: string; after: string }[] = []
  for (const name of [...own, ...shared]) {
    const before = readFileSync(name)
    const { feed, storage, diagnostics } = await imported(before)
    if (feed === undefined) {
      t.ok(
        diagnostics.some(({ severity }) => severity === 'error'),
        `${name} is refused with a reason`,
      )
      continue
    }
    const { xml, errors } = await feedOf(storage, feed)
    t.same(errors, [], `${name} can be built`)
    feeds.push({ name, before: before.toString('utf8'), after: xml })
  }
  const were = itemFacts(feeds.map(({ before }) => before))
  const are = itemFacts(feeds.map(({ after }) => after))
  let items = 0
  for (const [index, { name }] of feeds.entries()) {
    const was = were[index] ?? []
    // What only media RSS names is no enclosure to that parser, and a relative address none without a base.
    if (was.length === 0) continue
    const is = are[index] ?? []
    t.same(both(was, is), both(was, was), name)
    t.same(
      is.map(({ url }) => url),
      was.map(({ url }) => url),
      `${name}: recordings stay where they are`,
    )
    items += was.length
  }
  t.ok(items >= own.length)
  t.comment(shared.length === 0 ? 'the shared feeds are not here' : `${shared.length} shared feeds`)
})

t.test('so does one whose media came along from its host', { skip }, async (t) => {
  const { url } = await startHost(t, files)
  const feeds: { name: string; before: string; after: string }[] = []
  for (const [index, name] of [...own, ...manifold].entries()) {
    const before = onHost(readFileSync(name, 'utf8'), url)
    const folder = join(ownFolder(t), String(index))
    const storage = fileStorage(folder)
    const downloads = ofHost(url, folder)
    const { feed, added } = await imported(before, { storage, downloads, media: true })
    if (feed === undefined || added.length === 0) continue
    const { xml, errors, episodes } = await feedOf(storage, feed)
    t.same(errors, [], `${name} can be built`)
    t.notOk(
      episodes.some(({ recording }) => recording?.url?.startsWith(url)),
      `${name}: nothing of what the host has stayed there`,
    )
    feeds.push({ name, before, after: xml })
    if (own.includes(name)) await sameOnPages(t, folder, before)
  }
  const were = itemFacts(feeds.map(({ before }) => before))
  const are = itemFacts(feeds.map(({ after }) => after))
  for (const [index, { name }] of feeds.entries()) {
    const was = were[index] ?? []
    if (was.length === 0) continue
    const is = are[index] ?? []
    const known = (facts: ItemFacts) => ({
      // Of what is here, everybody knows how long it is.
      duration: facts.duration ?? SECONDS,
      // What a host has as a file comes in as what it says.
      ...(facts.chapters?.[0]?.startsWith(url) && { chapters: CHAPTERS }),
      ...(facts.transcripts && { transcripts: facts.transcripts.length > 0 ? ['words'] : [] }),
    })
    const found = is.map((facts) => ({
      ...facts,
      ...(facts.transcripts && {
        transcripts: facts.transcripts.some((one) => /\.vtt /.test(one)) ? ['words'] : [],
      }),
    }))
    t.same(
      both(was, found),
      both(
        was,
        was.map((facts) => ({ ...facts, ...known(facts) })),
      ),
      name,
    )
  }
})

/** A build of the whole station, and what the files say that the first feed had as files. */
async function sameOnPages(t: Test, folder: string, before: string): Promise<void> {
  const { diagnostics } = await built(folder, NOW)
  t.same(
    diagnostics.filter(({ severity }) => severity === 'error'),
    [],
    `${folder} is built`,
  )
  const slugs = readdirSync(join(folder, 'dist/episodes'))
  t.ok(slugs.length > 0)
  const texts = slugs.flatMap((slug) => {
    const file = join(folder, 'dist/episodes', slug, 'transcript.vtt')
    return existsSync(file) ? [readFileSync(file, 'utf8')] : []
  })
  t.equal(texts.length, before.split(/<item>|<entry>/).filter((item) => /:transcript /.test(item)).length)
  for (const text of texts) {
    const { cues, errors } = readWebVtt(text)
    t.same(errors, [])
    t.same(
      cues.map(({ text: words }) => words.replace(/<[^<>]*>/g, '')),
      CUES,
    )
  }
}

/** Files of one host; of any other, nothing is asked. */
function ofHost(url: string, folder: string): Downloads {
  const own = httpDownloads(folder, { userAgent: 'Inonda/test', allowPrivate: true, againMilliseconds: 1 })
  return {
    ...own,
    fetch: (download) =>
      download.url.startsWith(url)
        ? own.fetch(download)
        : Promise.reject(new IoError('web', 'ask', `${download.url} cannot be fetched: it is another host.`)),
  }
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { lintFeed } from '../../src/lint/lint.ts'
import { type JudgedItem, judgedFeeds } from '../judges/feeds.ts'
import { missingModule } from '../judges/python.ts'
import { feedOf, imported } from './a-show.ts'

const SHARED = fileURLToPath(new URL('../../../shared/fixtures/feeds/', import.meta.url))
const OWN = fileURLToPath(new URL('../fixtures/import/', import.meta.url))

function feedsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true }) as string[]
  return names
    .filter((name) => /\.(?:xml|rss)$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

/** A length of time as seconds, however it is written. */
function seconds(written: string | null): number | null {
  return written === null ? null : written.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}

/** What is compared of an item; what a broken feed does not say cannot be kept. */
function facts({ guid, title, date, enclosures, duration, season, episode }: JudgedItem, said: JudgedItem) {
  const number = (text: string | null, by: string | null) => (/^[1-9]\d*$/.test(by ?? '') ? text : undefined)
  const [url, type, length] = enclosures.find(isHeard) ?? []
  const [, itsType, itsLength] = said.enclosures.find(isHeard) ?? []
  return {
    guid: said.guid === null || said.guid === '' ? undefined : guid,
    title: said.title === null ? undefined : title,
    date,
    url,
    type: /\//.test(itsType ?? '') ? type : undefined,
    length: /^\d+$/.test(itsLength ?? '') ? length : undefined,
    duration: isPlain(said.duration) ? Math.round(seconds(duration) ?? 0) : undefined,
    season: said.season === null ? undefined : number(season, said.season),
    episode: said.episode === null ? undefined : number(episode, said.episode),
  }
}

function isHeard([url, type]: readonly (string | null)[]): boolean {
  return /^\s*https?:\/\/\S+\s*$/.test(url ?? '') && !/^image\//.test(type ?? '')
}

function isPlain(duration: string | null): boolean {
  return /^(?:(?:\d+:)?[0-5]?\d:[0-5]\d|\d+)$/.test(duration ?? '')
}

/** Items that can be heard. */
function heard(items: readonly JudgedItem[]): readonly JudgedItem[] {
  return items.filter(({ enclosures }) => enclosures.some(isHeard))
}

const skip = missingModule('feedparser')
const shared = feedsIn(SHARED)

t.test('a feed that came in goes out with the same items', { skip }, async (t) => {
  const files = [...feedsIn(OWN), ...shared]
  const before: string[] = []
  const after: string[] = []
  const names: string[] = []
  for (const file of files) {
    const bytes = readFileSync(file)
    const { feed, storage, diagnostics } = await imported(bytes)
    if (feed === undefined) {
      t.ok(
        diagnostics.some(({ severity }) => severity === 'error'),
        `${file} is refused with a reason`,
      )
      continue
    }
    const { xml, errors } = await feedOf(storage, feed)
    t.same(errors, [], `${file} can be built`)
    before.push(bytes.toString('utf8'))
    after.push(xml)
    names.push(file)
  }
  const [were, are] = [judgedFeeds(before), judgedFeeds(after)]
  for (const [index, name] of names.entries()) {
    const was = heard(were[index] ?? [])
    const is = heard(are[index] ?? [])
    // What only media RSS names is no enclosure to that parser.
    if (was.length === 0) continue
    const wrong = new Set(
      lintFeed({
        name,
        bytes: new TextEncoder().encode(before[index] ?? ''),
        recipe: (one) => one,
      }).diagnostics.map(({ code }) => code),
    )
    if (wrong.has('rss.enclosure-url-wrong') || wrong.has('rss.enclosure-url-untrimmed')) continue
    t.same(
      is.map((one, at) => facts(one, was[at] ?? one)),
      was.map((one) => facts(one, one)),
      name,
    )
  }
  t.comment(shared.length === 0 ? 'the shared feeds are not here' : `${shared.length} shared feeds`)
})

t.test('an import that is made twice changes nothing, and brings what is new', async (t) => {
  const xml = readFileSync(join(OWN, 'show.xml'), 'utf8')
  const less = xml.replace(/<item>[\s\S]*?<\/item>/, '')
  const first = await imported(less)
  t.same(first.added, ['before-everything', 'the-crane'])
  const { storage } = first
  const file = 'episodes/the-crane/episode.md'
  const edited = `${new TextDecoder().decode(await storage.read(file))}\nA line of the producer’s own.\n`
  await storage.write(file, new TextEncoder().encode(edited))
  const second = await imported(xml, { storage })
  t.same(second.added, ['the-pilot-the-tide'])
  t.equal(second.known, 2)
  t.equal(new TextDecoder().decode(await storage.read(file)), edited)
  const third = await imported(xml, { storage })
  t.same([third.added, third.files], [[], []])
  const { episodes } = await feedOf(storage, 'harbour-talk')
  t.same(
    episodes.map(({ slug }) => slug),
    ['the-pilot-the-tide', 'the-crane', 'before-everything'],
    'in the feed’s order',
  )
})

t.test('what Inonda does not know is written back', async (t) => {
  const { storage } = await imported(readFileSync(join(OWN, 'show.xml')))
  const { xml } = await feedOf(storage, 'harbour-talk')
  t.match(xml, '<acme:mood xmlns:acme="https://acme.example/ns" level="3">')
  t.match(xml, '<acme:part>slow</acme:part>')
  t.match(xml, '<acme:mood xmlns:acme="https://acme.example/ns">windy</acme:mood>')
  t.match(xml, '<link>https://old-host.example/3</link>')
  t.match(
    xml,
    '<podcast:transcript url="https://media.example/3.vtt" type="text/vtt" language="en" rel="captions"/>',
  )
})

import { spawnSync } from 'node:child_process'
import { parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith'
import partytime from 'podcast-partytime'
import t from 'tap'
import { htmlComplaints } from '../judges/html.ts'
import { missingModule, saidByPython } from '../judges/python.ts'
import { readWebVtt } from '../judges/webvtt.ts'
import { parse } from '../render/xml.ts'
import { builtSample } from './a-built-sample.ts'

const files = await builtSample(t.testdir({}))
const matching = (pattern: RegExp): [string, string][] =>
  [...files].filter(([path]) => pattern.test(path)).map(([path, bytes]) => [path, bytes.toString()])

const FEED = /^feeds\/.*\.xml$/
const feeds = matching(FEED)

/** What a reader of feeds should find: the same as we find with a strict parser. */
const expected = feeds.map(([path, xml]) => {
  const [channel] = parse(xml).children
  const items = channel?.children.filter(({ name }) => name === 'item') ?? []
  const all = (name: string) => items.map((item) => item.children.find((one) => one.name === name)?.text)
  const title = channel?.children.find(({ name }) => name === 'title')?.text
  return {
    path,
    title,
    titles: all('title'),
    guids: all('guid'),
    seconds: all('itunes:duration').map(Number),
  }
})

t.test('every file of the build has a judge', async (t) => {
  const judged = [
    FEED,
    /\.html$/,
    /^sitemap\.xml$|^feeds\/.*\.(json|opml)$/,
    /\/transcript(\.[\w-]+)?\.(vtt|srt|json|txt)$/,
    /\/(chapters|oembed)\.json$/,
    /^search\/(terms|episodes|people)\/\d+\.json$/,
    /^feeds\/.*\.(css|qr\.svg)$/,
    // What is copied as it is has been judged where it was read.
    /\.(mp3|m4a|opus|jpg|png)$|^assets\//,
    // test/build/header-list.test.ts reads the last one as the hosts do.
    /^robots\.txt$|^_redirects$|^_headers$/,
  ]
  const unjudged = [...files.keys()].filter((path) => !judged.some((pattern) => pattern.test(path)))
  t.strictSame(unjudged, [])
  t.ok(feeds.length >= 2 && expected.every(({ guids }) => guids.length > 0))
})

t.test('saxes, strict and with namespaces, reads every XML', async (t) => {
  for (const [path, xml] of matching(/\.(xml|opml|svg)$/)) t.doesNotThrow(() => parse(xml), path)
})

const noXmllint = spawnSync('xmllint', ['--version']).error !== undefined

t.test('xmllint reads every XML', { skip: noXmllint && 'no xmllint (Debian: libxml2-utils)' }, async (t) => {
  for (const [path, input] of matching(/\.(xml|opml|svg)$/)) {
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '-'], {
      input,
      encoding: 'utf8',
    })
    t.strictSame([status, stderr], [0, ''], path)
  }
})

t.test('feedsmith reads every feed', async (t) => {
  for (const [index, [path, xml]] of feeds.entries()) {
    const { title, items = [] } = parseRssFeed(xml)
    t.match({ title, titles: items.map((item) => item.title) }, pick(index, 'title', 'titles'), path)
    t.same(
      items.map((item) => item.guid?.value),
      expected[index]?.guids,
    )
    t.same(
      items.map((item) => item.itunes?.duration),
      expected[index]?.seconds,
    )
    t.ok(items.every((item) => item.enclosures?.length === 1 && item.podcast?.transcripts?.length))
  }
  for (const [path, json] of matching(/^feeds\/.*\.json$/)) t.ok(parseJsonFeed(JSON.parse(json)).items, path)
  for (const [path, opml] of matching(/\.opml$/)) t.ok(parseOpml(opml).body?.outlines?.length, path)
})

t.test('podcast-partytime reads every feed, and leaves out no item', async (t) => {
  for (const [index, [path, xml]] of feeds.entries()) {
    const feed = partytime.parseFeed(xml)
    t.equal(feed?.title, expected[index]?.title, path)
    t.same(
      feed?.items.map((item) => item.guid),
      expected[index]?.guids,
    )
    t.same(
      feed?.items.map((item) => item.duration),
      expected[index]?.seconds,
    )
    t.ok(feed?.items.every((item) => item.enclosure.length > 0 && item.podcastPeople?.length))
    t.ok(feed?.categories?.length, 'its categories are on the list')
  }
})

const FEEDPARSER = `
import feedparser, json, sys
feed = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps({'bozo': bool(feed.bozo), 'title': feed.feed.title, 'titles': [e.title for e in feed.entries],
                  'guids': [e.id for e in feed.entries], 'dated': all(e.get('published_parsed') for e in feed.entries)}))`

t.test('Debian’s feedparser reads every feed', { skip: missingModule('feedparser') }, async (t) => {
  for (const [index, [path, xml]] of feeds.entries()) {
    const facts = { bozo: false, ...pick(index, 'title', 'titles', 'guids'), dated: true }
    t.same(saidByPython('feedparser', FEEDPARSER, xml), facts, path)
  }
})

const PODCASTPARSER = `
import json, podcastparser, sys
feed = podcastparser.parse('https://radio.example.org/feed.xml', sys.stdin.buffer)
all = feed['episodes']
print(json.dumps({'title': feed['title'], 'titles': [e['title'] for e in all], 'guids': [e['guid'] for e in all],
                  'seconds': [e['total_time'] for e in all]}))`

t.test('Debian’s podcastparser reads every feed', { skip: missingModule('podcastparser') }, async (t) => {
  for (const [index, [path, xml]] of feeds.entries())
    t.same(
      saidByPython('podcastparser', PODCASTPARSER, xml),
      pick(index, 'title', 'titles', 'guids', 'seconds'),
      path,
    )
})

t.test('html-validate reads every page', async (t) => {
  const pages = matching(/\.html$/)
  t.ok(pages.length > 20)
  for (const [path, page] of pages) t.same(await htmlComplaints(page), [], path)
})

t.test('the W3C’s parser reads all captions', async (t) => {
  const captions = matching(/\.vtt$/)
  t.ok(captions.length > 3)
  for (const [path, vtt] of captions) {
    const { cues, errors } = readWebVtt(vtt)
    t.same(errors, [], path)
    t.ok(cues.length > 0, path)
    t.ok(
      cues.every((cue, at) => cue.startTime < cue.endTime && cue.startTime >= (cues[at - 1]?.startTime ?? 0)),
    )
  }
})

t.test('SubRip holds the words of WebVTT, in their order', async (t) => {
  for (const [path, srt] of matching(/\.srt$/)) {
    const cues = srt
      .trimEnd()
      .split('\n\n')
      .map((block) => block.split('\n'))
    for (const [index, [number, times = '']] of cues.entries()) {
      t.equal(number, String(index + 1), path)
      t.match(times, /^\d{2}:[0-5]\d:[0-5]\d,\d{3} --> \d{2}:[0-5]\d:[0-5]\d,\d{3}$/, path)
    }
    const spoken = cues.flatMap(([, , ...lines]) => lines.join(' ').split(' '))
    const vtt = readWebVtt(String(files.get(path.replace(/srt$/, 'vtt')))).cues
    let at = 0
    const lacking = vtt
      .flatMap(({ text }) => plain(text).split(/\s+/))
      .find((word) => {
        at = spoken.indexOf(word, at) + 1
        return at === 0
      })
    t.equal(lacking, undefined, `${path} lacks no word`)
  }
})

/** The words of a cue, without its speaker. */
function plain(cue: string): string {
  return cue
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>' })[name as 'amp'] ?? '')
    .trim()
}

t.test('transcripts and chapters as JSON have the shape that the namespace documents', async (t) => {
  const transcripts = matching(/\/transcript(\.[\w-]+)?\.json$/)
  t.ok(transcripts.length > 3)
  for (const [path, json] of transcripts) {
    const { version, segments, ...rest } = JSON.parse(json)
    t.strictSame([version, rest], ['1.0.0', {}], path)
    // An app is given the file only where there are times (P20-TRANSCRIPT-1).
    const isLinked = feeds.some(([, xml]) => xml.includes(path))
    for (const { speaker, startTime, endTime, body, ...more } of segments) {
      t.strictSame([typeof body, more], ['string', {}])
      t.ok(speaker === undefined || (typeof speaker === 'string' && speaker !== ''))
      t.ok(isLinked ? startTime >= 0 && endTime > startTime : startTime === undefined, path)
    }
    const starts = segments.map((segment: { startTime?: number }) => segment.startTime ?? 0)
    t.same(
      starts,
      [...starts].sort((a, b) => a - b),
      `${path} goes forward`,
    )
  }
  const chapters = matching(/\/chapters\.json$/)
  t.ok(chapters.length > 2)
  for (const [path, json] of chapters) {
    const file = JSON.parse(json)
    t.match(file, { version: '1.2.0', title: String, chapters: Array }, path)
    const starts = file.chapters.map((chapter: { startTime: number }) => chapter.startTime)
    t.same(
      starts,
      [...new Set<number>(starts)].sort((a, b) => a - b),
      `${path} goes forward`,
    )
    t.ok(file.chapters.every((chapter: { title: string }) => chapter.title.trim() !== ''))
  }
})

t.test('an episode’s oEmbed answer has the shape of the specification, and its frame is there', async (t) => {
  const answers = matching(/\/oembed\.json$/)
  t.equal(answers.length, matching(/^embed\/.*\.html$/).length)
  for (const [path, json] of answers) {
    const answer = JSON.parse(json)
    // https://oembed.com/#section2.3.4.4
    t.match(answer, { version: '1.0', type: 'rich', html: String, width: Number, height: Number }, path)
    const [, frame = ''] = /^<iframe src="https:\/\/radio\.example\.org\/([^"]*)" /.exec(answer.html) ?? []
    t.ok(files.has(`${frame}index.html`), `${path}: ${frame}`)
    t.ok(files.has(new URL(answer.thumbnail_url).pathname.slice(1)), `${path}: ${answer.thumbnail_url}`)
  }
})

t.test('whatever the search index names stands on the page that it names', async (t) => {
  const found = { episodes: matching(/^search\/episodes\//), people: matching(/^search\/people\//) }
  for (const [path, json] of [...found.episodes, ...found.people]) {
    const { t: title, h: page, p: parts } = JSON.parse(json)
    t.ok(title, path)
    for (const { a: id, h: address = page } of [{ a: undefined }, ...parts]) {
      const file = decodeURIComponent(new URL(address, 'https://radio.example.org/search/').pathname.slice(1))
      const html = files.get(file.endsWith('/') ? `${file}index.html` : file)?.toString() ?? ''
      t.ok(html.includes(id === undefined ? '<html' : ` id="${id}"`), `${path}: ${address}#${id ?? ''}`)
    }
  }
  const terms = matching(/^search\/terms\//).flatMap(([, json]) => Object.entries<string>(JSON.parse(json)))
  t.ok(terms.length > 100)
  for (const [term, places] of terms) {
    const [episodes = '', people = ''] = places.split('|')
    t.ok(lastOf(episodes) < found.episodes.length && lastOf(people) < found.people.length, term)
  }
})

/** The last of the numbers that a list of gaps leads to; each is with its rank in one number to the base 36. */
function lastOf(gaps: string): number {
  const numbers = gaps.split(' ').filter((gap) => gap !== '')
  return numbers.reduce((at, gap) => at + Math.floor(Number.parseInt(gap, 36) / 5) + 1, -1)
}

t.test(
  'a feed’s style sheet asks for pictures of the build alone, and whatever it opens it closes',
  async (t) => {
    const styleSheets = matching(/^feeds\/.*\.css$/)
    t.equal(styleSheets.length, feeds.length)
    for (const [path, css] of styleSheets) {
      // The name of a namespace is asked for by nobody.
      const rules = css.replace(/^@namespace .*$/m, '')
      for (const [, url = ''] of rules.matchAll(/url\("([^"]*)"\)/g))
        t.ok(
          files.has(decodeURIComponent(new URL(url, `file:///${path}`).pathname.slice(1))),
          `${path}: ${url}`,
        )
      const bare = rules.replace(/url\("[^"]*"\)|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"/g, '')
      t.notMatch(bare, /url\(|@import|["<]/, path)
      t.equal(bare.split('{').length, bare.split('}').length, path)
    }
  },
)

t.test('sitemap, robots and pages name what there is', async (t) => {
  const urls = parse(String(files.get('sitemap.xml'))).children.map(({ children }) => children[0]?.text ?? '')
  t.ok(urls.length > 20)
  for (const url of urls) {
    const path = decodeURIComponent(new URL(url).pathname.slice(1))
    t.ok(files.has(path === '' || path.endsWith('/') ? `${path}index.html` : path), url)
  }
  t.match(String(files.get('robots.txt')), /^Sitemap: https:\/\/radio\.example\.org\/sitemap\.xml$/m)
})

t.test('whatever a feed names on our host is in the build', async (t) => {
  const host = 'https://radio.example.org/'
  for (const [path, xml] of feeds) {
    const named = [...xml.matchAll(/(?:url|href)="(https:\/\/radio\.example\.org\/[^"]*)"/g)]
    t.ok(named.length > 20)
    for (const [, url = ''] of named) {
      const file = decodeURIComponent(url.slice(host.length))
      // A page that the producer keeps elsewhere on the same host.
      if (file === 'support') continue
      t.ok(files.has(file === '' || file.endsWith('/') ? `${file}index.html` : file), `${path}: ${url}`)
    }
  }
})

function pick<K extends keyof (typeof expected)[number]>(index: number, ...keys: K[]) {
  const facts = expected[index]
  if (!facts) throw new Error(`no feed ${index}`)
  return Object.fromEntries(keys.map((key) => [key, facts[key]]))
}

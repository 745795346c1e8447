import { spawnSync } from 'node:child_process'
import t from 'tap'
import { renderFeedStyle } from '../../src/render/feed-style.ts'
import { renderRss } from '../../src/render/rss.ts'
import { missingModule, saidByPython } from '../judges/python.ts'
import { HOSTILE, makeFeed, makeOnAir } from './on-air.ts'
import { parse } from './xml.ts'

const siteView = makeOnAir()
const feed = makeFeed()
const rss = renderRss(siteView, feed)
const INSTRUCTION = /<\?xml-stylesheet [^?]*\?>\n/

t.test('every document of a feed names its style sheet, relative to itself', async (t) => {
  t.match(rss, /^<\?xml [^?]*\?>\n<\?xml-stylesheet type="text\/css" href="lamp\.css"\?>\n<rss /)
  const archive = renderRss(siteView, feed, { page: 1, episodes: siteView.episodes })
  t.match(archive, '<?xml-stylesheet type="text/css" href="../../lamp.css"?>')
})

t.test('the style sheet speaks the feed’s language, and of an archive as one', async (t) => {
  t.match(
    renderFeedStyle(siteView, feed),
    'content: "This is a podcast feed: a page for apps.\\a To subscribe',
  )
  t.match(renderFeedStyle(siteView, makeFeed({ language: 'it' })), 'content: "Questo è il feed di un podcast')
  t.match(renderFeedStyle(siteView, makeFeed({ language: 'zh-Hans' })), 'content: "这是播客的订阅源')
  t.match(
    renderFeedStyle(siteView, feed),
    /rss:has\(> channel > fh\|archive\)::before \{\n {2}content: "This is an archive[^"]*https:\/\/faro\.example\/onda\/feeds\/lamp\.xml"/,
  )
})

t.test('hostile words stay inside their strings', async (t) => {
  for (const text of [...HOSTILE, '"; } * { display: none } a { content: "', 'end\\', '</style>']) {
    const words = new Map(
      [...siteView.words].map(([language, all]) => {
        return [language, { ...all, subscribe: { ...all.subscribe, feedIs: text } }]
      }),
    )
    const css = renderFeedStyle({ ...siteView, words }, feed)
    const [, content = ''] = /rss::before \{\n {2}content: "(.*)";\n\}/.exec(css) ?? []
    t.ok(content.includes('\\a To subscribe'))
    t.notMatch(content.replace(/\\[0-9a-f]+ /g, ''), /["\\<>\n]/)
  }
})

t.test('nothing changes for who reads the XML', async (t) => {
  const bare = rss.replace(INSTRUCTION, '')
  t.not(bare, rss)
  t.same(parse(rss), parse(bare))
})

const FEEDPARSER = `
import feedparser, json, sys
feed = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps([feed.bozo, feed.feed, feed.entries, feed.namespaces], default=str))`
const PODCASTPARSER = `
import json, podcastparser, sys
print(json.dumps(podcastparser.parse('https://faro.example/onda/feeds/lamp.xml', sys.stdin.buffer)))`

for (const [module, script] of [
  ['feedparser', FEEDPARSER],
  // What gPodder reads feeds with.
  ['podcastparser', PODCASTPARSER],
] as const) {
  t.test(`${module} reads the same with it and without it`, { skip: missingModule(module) }, async (t) => {
    t.same(saidByPython(module, script, rss), saidByPython(module, script, rss.replace(INSTRUCTION, '')))
  })
}

const canonical = (xml: string) => spawnSync('xmllint', ['--c14n', '-'], { input: xml, encoding: 'utf8' })
const { error } = canonical(rss)

t.test(
  'xmllint reads the same document',
  { skip: error ? 'no xmllint on this machine' : false },
  async (t) => {
    const { status, stdout, stderr } = canonical(rss)
    t.equal(status, 0, stderr)
    t.equal(stdout.replace(INSTRUCTION, ''), canonical(rss.replace(INSTRUCTION, '')).stdout)
  },
)

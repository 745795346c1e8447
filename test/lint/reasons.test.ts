import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import t from 'tap'
import { codesOf, lint } from './a-lint.ts'
import { GOOD } from './good-feed.ts'

const TITLE = 'Fish &amp; chips'
const said = (was: string, wrong: string) => lint(GOOD.replace(was, () => wrong))

t.test('what only looks garbled, escaped or old is left alone', async (t) => {
  for (const title of [
    'Der Buchstabe „Ä“',
    'Spaß“, sagte sie',
    '“Le café”…',
    '«CAFÉ»',
    '“MAÇÔ',
    'Ça va à Paris',
    'NÃO É ASSIM',
    'Älä – ß',
    'Привет, 你好, مرحبا',
    'AT&amp;T, R&amp;B',
  ]) {
    t.strictSame(codesOf(GOOD.replace(TITLE, () => title)), [], title)
  }
  for (const html of ['&lt;p&gt;How to write &amp;lt;p&amp;gt;&lt;/p&gt;', '5 &amp;lt; 6', '&lt;br/&gt;a']) {
    t.strictSame(codesOf(GOOD.replace('A morning', () => html)), [], html)
  }
  t.strictSame(codesOf(GOOD.replace('Thu, 01 Jan 2026', 'Sun, 30 Oct 1938')), [])
})

t.test('a reason names what is there', async (t) => {
  for (const [was, wrong, code, reason] of [
    [
      '<itunes:image href="https://radio.example.org/art.jpg"/>',
      '<itunes:image>https://radio.example.org/art.jpg</itunes:image>',
      'itunes.image-wrong',
      'as text and not in href',
    ],
    [
      'https://radio.example.org/2.mp3"',
      'https://radio.example.org/2 a.mp3"',
      'rss.enclosure-url-wrong',
      'a space in it',
    ],
    [
      'https://radio.example.org/2.mp3"',
      'https://http://radio.example.org/2.mp3"',
      'rss.enclosure-url-wrong',
      'two schemes',
    ],
    [
      '<itunes:category text="News">',
      '<itunes:category>',
      'itunes.category-unnamed',
      '“Politics” stands inside it',
    ],
    [
      '<pubDate>Thu, 08 Jan 2026 06:00:00 GMT',
      '<pubDate>Thu, 08 Jan 2026 06:00:00 BST',
      'rss.date-wrong',
      '“BST” is no offset',
    ],
    [
      '<pubDate>Thu, 08 Jan 2026 06:00:00 GMT',
      '<pubDate>Sun, 08 Jan 2026 06:00:00 GMT',
      'rss.weekday-wrong',
      'Thursday',
    ],
    ['<title>Fish', '<title><b>Fish', 'xml.not-well-formed', '<b> of line'],
    ['</language>', '</lang>', 'xml.not-well-formed', '<language> of line 7 is open'],
    [TITLE, 'Fish & chips', 'xml.not-well-formed', 'the & here begins no'],
  ] as const) {
    const found = said(was, wrong).find((one) => one.code === code)
    t.match(found?.message, reason, `${code} for ${wrong}`)
  }
})

t.test('what is no feed is told by what it is, and by nothing else', async (t) => {
  for (const [text, what] of [
    ['<!DOCTYPE html>\n<html><head><title>A &raquo; B</title></head><body><br></body></html>', 'a web page'],
    ['\ufeff\n<HTML><body>', 'a web page'],
    ['<!-- made by hand --><html>', 'a web page'],
    ['{"version":"https://jsonfeed.org/version/1.1","items":[]}', 'JSON'],
    ['%PDF-1.7\n', 'a PDF'],
    ['WEBVTT\n\n00:01.000 --> 00:02.000\na', 'a transcript'],
    ['ID3\u0003', 'a recording'],
    ['<opml version="2.0"/>', 'OPML'],
    ['<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', 'RSS 1.0'],
  ] as const) {
    const all = lint(text)
    t.strictSame(
      all.map(({ code }) => code),
      ['rss.root-wrong'],
      what,
    )
    t.match(all[0]?.message, what)
  }
})

t.test(
  'a prefix that everybody knows is told once where it is bound to nothing, and means what it means',
  async (t) => {
    const unbound = GOOD.replace(/ xmlns:itunes="[^"]*"/, '')
    t.strictSame(codesOf(unbound), ['xml.prefix-unbound'])
    t.equal(lint(unbound).length, 1)
  },
)

t.test(
  'a publisher’s feed and a list of feeds hold no episodes, and nothing is wrong with that',
  async (t) => {
    const publisher = `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Harbour</title><link>https://harbour.example</link><description>All of ours.</description><podcast:guid>003af0a0-6a45-55bf-b765-68e3d349551a</podcast:guid><podcast:medium>publisher</podcast:medium><podcast:remoteItem medium="podcast" feedGuid="469b403f-db2d-574c-9db9-96dbb3f6561c" feedUrl="https://harbour.example/a.xml"/></channel></rss>`
    t.strictSame(codesOf(publisher), [])
  },
)

t.test('an error is what a directory refuses or a player cannot use', async (t) => {
  const severity = (was: string, wrong: string, code: string) =>
    said(was, wrong).find((one) => one.code === code)?.severity
  for (const [was, wrong, code] of [
    ['<itunes:explicit>true', '<itunes:explicit>no', 'itunes.explicit-old'],
    ['rel="self"', 'rel="alternate"', 'rss.self-missing'],
    ['<guid isPermaLink="false">0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0002', '<guid>2', 'rss.guid-permalink'],
    ['<itunes:duration>1800', '<itunes:duration>1 hour', 'itunes.duration-wrong'],
    ['text="News"', 'text="News &amp; Politics"', 'itunes.category-obsolete'],
    ['<width>144', '<width>3000', 'rss.image-size-wrong'],
    ['length="5242880"', 'length="n"', 'rss.enclosure-length-wrong'],
    ['version="2.0" xmlns:itunes', 'version="0.91" xmlns:itunes', 'rss.version-wrong'],
  ] as const) {
    t.equal(severity(was, wrong, code), 'warning', code)
  }
  for (const [was, wrong, code] of [
    ['type="audio/mpeg"/>\n<itunes', 'type="text/html"/>\n<itunes', 'rss.enclosure-not-media'],
    ['https://radio.example.org/2.mp3"', '2.mp3"', 'rss.enclosure-url-wrong'],
    ['<language>en</language>', '', 'rss.language-missing'],
    ['</channel>', '</channel><item/>', 'rss.item-outside'],
  ] as const) {
    t.equal(severity(was, wrong, code), 'error', code)
  }
})

const TRIALS = resolve('../shared/fixtures/trials/feeds')
/** What the name of each trial says is wrong with it; nothing else may be said, and of the good ones nothing at all. */
const TRIED: Readonly<Record<string, readonly string[]>> = {
  '00-good.xml': [],
  '01-itunes-image-as-text.xml': ['error itunes.image-wrong'],
  '01b-itunes-image-url-attribute.xml': ['error itunes.image-wrong'],
  '02-category-in-parent-without-text.xml': ['error itunes.category-unnamed'],
  '03-date-BST-hint.xml': ['error rss.date-wrong'],
  '04-enclosure-space.xml': ['error rss.enclosure-url-wrong'],
  '05-enclosure-leading-space.xml': ['error rss.enclosure-url-untrimmed'],
  '06-content-encoded-twice.xml': ['warning rss.element-doubled'],
  '07-title-mojibake.xml': ['warning rss.text-garbled'],
  '07b-title-replacement.xml': ['warning rss.text-replaced'],
  '08-description-double-escaped.xml': ['warning rss.markup-escaped'],
  '09-pubdate-1970.xml': ['warning rss.date-early'],
  '10-mp3-typed-m4a.xml': ['warning rss.enclosure-type-unlike'],
  '10b-mp4-typed-video-mov.xml': ['warning rss.enclosure-type-unlike'],
  '11-item-outside-channel.xml': ['error rss.item-outside'],
  '12-guessed-mends.xml': [
    'warning podcast.element-unknown',
    'warning podcast.group-unknown',
    'warning podcast.role-unknown',
  ],
  '13-web-page.html': ['error rss.root-wrong'],
  '14-publisher-feed.xml': [],
  '15-explicit-no.xml': ['warning itunes.explicit-old'],
}

t.test(
  'of each trial its one fault is said, and nothing more',
  { skip: existsSync(TRIALS) ? false : 'the trials are not here' },
  async (t) => {
    t.strictSame(readdirSync(TRIALS).sort(), Object.keys(TRIED))
    for (const [file, expected] of Object.entries(TRIED)) {
      const all = lint(readFileSync(`${TRIALS}/${file}`)).map(({ severity, code }) => `${severity} ${code}`)
      t.strictSame([...new Set(all)].sort(), expected, file)
    }
  },
)

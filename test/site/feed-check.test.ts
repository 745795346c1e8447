import t from 'tap'
import { feedFindings } from '../../src/site/feed-check.ts'
import { GOOD } from '../lint/good-feed.ts'

const GUID = '0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0002'

const inspect = (xml: string, url = 'https://radio.example.org') =>
  feedFindings({
    address: '/feeds/morning.xml',
    bytes: new TextEncoder().encode(xml),
    url,
    moment: new Date('2026-01-10T00:00:00Z'),
    feeds: [{ id: 'morning' }],
    slugOf: (guid) => (guid === GUID ? 'fish' : undefined),
  }).map(({ code, file, line }) => `${file}:${line} ${code}`)

t.test('a good feed goes out without a word', async (t) => {
  t.strictSame(inspect(GOOD), [])
})

t.test('a fault is said of the file that it was made from', async (t) => {
  t.strictSame(inspect(GOOD.replace('length="5242880"', 'length="NaN"')), [
    'episodes/fish/episode.md:1 rss.enclosure-length-wrong',
  ])
  t.strictSame(inspect(GOOD.replace('<podcast:locked>yes', '<podcast:locked>true')), [
    'feeds/morning.yaml:1 podcast.text-wrong',
  ])
  const line = GOOD.slice(0, GOOD.indexOf('<itunes:duration>29:59')).split('\n').length
  t.strictSame(
    inspect(GOOD.replace('29:59', 'half an hour')),
    [`feeds/morning.xml:${line} itunes.duration-wrong`],
    'an item that cannot be traced has its place in the feed',
  )
})

t.test(
  'remarks, a first feed without episodes, and a station that is tried out on http: are let be',
  async (t) => {
    t.strictSame(inspect(GOOD.replace('Fish &amp; chips', 'Fish &lt; chips')), [])
    const start = GOOD.indexOf('<item>')
    t.strictSame(inspect(GOOD.slice(0, start) + GOOD.slice(GOOD.indexOf('</channel>'))), [])
    const plain = GOOD.replaceAll('https://radio.example.org', 'http://radio.example.org').replace(
      '8ab1',
      '8ab2',
    )
    t.strictSame(inspect(plain, 'http://radio.example.org'), [])
    t.ok(inspect(plain).length > 0)
  },
)

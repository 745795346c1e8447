import { readFileSync } from 'node:fs'
import t from 'tap'
import { imported } from './a-show.ts'

const SHOW = readFileSync(new URL('../fixtures/import/show.xml', import.meta.url), 'utf8')

/** Changes of the feed, and what is told of them; a line of the feed first where that matters. */
const told: readonly (readonly [fault: string, change: readonly [string | RegExp, string], code: string])[] =
  [
    ['no feed at all', [/^[\s\S]*$/, 'Hello'], 'import.feed-unreadable'],
    ['no guid, but a page', ['<guid isPermaLink="false">harbour-3</guid>', ''], 'import.guid-made'],
    ['a guid twice', ['harbour-3', 'https://old-host.example/2'], 'import.guid-doubled'],
    [
      'nothing to hear',
      ['<enclosure url="https://media.example/2.mp3" length="21600000" type="audio/mpeg"/>', ''],
      'import.recording-missing',
    ],
    ['no date', ['<pubDate>Wed, 27 Feb 2019 18:00:00 +0100</pubDate>', ''], 'import.date-unknown'],
    ['a title of 10,000 characters', ['The crane', 'crane '.repeat(1667)], 'import.title-cut'],
    ['no title', ['<title>The crane</title>', ''], 'import.title-made'],
    ['a number that is none', ['<itunes:episode>3<', '<itunes:episode>three<'], 'import.number-left'],
    [
      'an element of no vocabulary',
      ['<acme:mood>windy</acme:mood>', '<nobody:mood>windy</nobody:mood>'],
      'import.element-left',
    ],
    [
      'no picture',
      ['<itunes:image href="https://old-host.example/cover.jpg"/>', ''],
      'import.artwork-missing',
    ],
    ['no category', ['text="Business"', 'text="Harbours"'], 'import.category-missing'],
    ['no language', ['<language>en-GB</language>', ''], 'import.language-missing'],
    [
      'a show that has moved',
      [
        '<itunes:explicit>',
        '<itunes:new-feed-url>https://new.example/feed.xml</itunes:new-feed-url><itunes:explicit>',
      ],
      'import.moved',
    ],
    [
      'a locked show in a file',
      ['<itunes:explicit>', '<podcast:locked>yes</podcast:locked><itunes:explicit>'],
      'import.lock-told',
    ],
  ]

for (const [fault, [from, to], code] of told) {
  t.test(`${fault}: ${code}`, async (t) => {
    const { diagnostics, feed } = await imported(SHOW.replace(from, to))
    t.ok(
      diagnostics.some((one) => one.code === code),
      diagnostics.map((one) => one.code).join(' '),
    )
    t.equal(feed === undefined, code === 'import.feed-unreadable')
    for (const one of diagnostics) t.notMatch(one.message + one.hint, /\{\w+\}/)
  })
}

t.test('an item that nobody could know again is left out: import.guid-missing', async (t) => {
  const bare = '<item><title>Bare</title></item></channel>'
  const { diagnostics, added } = await imported(SHOW.replace('</channel>', bare))
  t.ok(diagnostics.some(({ code }) => code === 'import.guid-missing'))
  t.equal(added.length, 3)
})

t.test('a locked show at an address is not taken over, unless somebody says so: import.locked', async (t) => {
  const locked = SHOW.replace(
    '<itunes:explicit>',
    '<podcast:locked owner="x@harbour.example">yes</podcast:locked><itunes:explicit>',
  )
  const refused = await imported(locked, { from: 'https://old-host.example/feed.xml' })
  t.same(refused.added, [])
  t.match(refused.diagnostics.at(-1), {
    code: 'import.locked',
    severity: 'error',
    message: /desk@harbour\.example/,
  })
  const taken = await imported(locked, { from: 'https://old-host.example/feed.xml', unlocked: true })
  t.equal(taken.added.length, 3)
})

t.test('of a damaged feed, the items that are whole come in: import.feed-damaged', async (t) => {
  const cut = SHOW.slice(0, SHOW.indexOf('Before everything'))
  const { added, diagnostics } = await imported(cut)
  t.same(added, ['the-crane', 'the-pilot-the-tide'])
  t.ok(
    diagnostics.some(
      ({ code, message }) => code === 'import.feed-damaged' && message.includes('2 of its items'),
    ),
  )
  const bare = await imported(
    SHOW.replace('Talks about the harbour.', 'Fish & chips').replace('Who brings ships in.', 'Nuts & bolts'),
  )
  t.equal(bare.added.length, 3, 'a sign that stands for itself is read as that')
})

t.test('an attack is refused before anything is read', async (t) => {
  const bomb = SHOW.replace('<rss', '<!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss')
  const { feed, diagnostics } = await imported(bomb)
  t.equal(feed, undefined)
  t.ok(diagnostics.some(({ code }) => code === 'xml.entities-declared'))
})

t.test('a new station asks for what the feed does not say: import.station-facts', async (t) => {
  const { memoryStorage } = await import('../../src/adapters/memory/storage.ts')
  const { importShow } = await import('../../src/tasks/import-show.ts')
  const { starter } = await import('./a-show.ts')
  const bytes = new TextEncoder().encode(
    SHOW.replace('https://harbour.example/show', '').replace(/<itunes:owner>.*<\/itunes:owner>/, ''),
  )
  const { diagnostics } = await importShow(memoryStorage({}), starter, { name: 'feed.xml', bytes }, {})
  t.same(
    diagnostics.filter(({ code }) => code === 'import.station-facts').map(({ message }) => message),
    [
      'The feed does not say the address of its site; station.yaml has https://radio.example.org now.',
      'The feed does not say an e-mail address; station.yaml has radio@radio.example.org now.',
    ],
  )
})

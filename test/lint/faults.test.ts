import t from 'tap'
import { codesOf, lint } from './a-lint.ts'
import { GOOD } from './good-feed.ts'

/** One thing wrong at a time, as producers and their programs get it wrong, with the code that finds it. */
const FAULTS: readonly (readonly [fault: string, right: string, wrong: string, code: string])[] = [
  ['guid by another recipe', '5722-8ab1-cae40d0d2b9a', '5722-8ab1-cae40d0d2b9b', 'podcast.guid-recipe'],
  ['guid of version 4', '5722-8ab1', '4722-8ab1', 'podcast.guid-version'],
  ['obsolete category', 'text="News"', 'text="News &amp; Politics"', 'itunes.category-obsolete'],
  ['obsolete subcategory', 'text="Politics"', 'text="Podcasting"', 'itunes.category-obsolete'],
  ['category in lower case', 'text="News"', 'text="news"', 'itunes.category-unknown'],
  ['subcategory of another', 'text="Politics"', 'text="Careers"', 'itunes.category-misplaced'],
  [
    'second enclosure',
    '</item>',
    '<enclosure url="https://a.example/2.ogg" length="9000" type="audio/ogg"/></item>',
    'rss.enclosure-second',
  ],
  ['explicit=yes', '<itunes:explicit>false', '<itunes:explicit>yes', 'itunes.explicit-old'],
  ['explicit=clean', '<itunes:explicit>true', '<itunes:explicit>clean', 'itunes.explicit-old'],
  ['white space in explicit', '<itunes:explicit>false<', '<itunes:explicit>false <', 'itunes.explicit-old'],
  ['description over 4000 bytes', 'A morning', `A ${'è'.repeat(2000)} morning`, 'itunes.description-long'],
  [
    'relative artwork',
    '<itunes:image href="https://radio.example.org/art.jpg"/>',
    '<itunes:image href="/art.jpg"/>',
    'itunes.image-wrong',
  ],
  ['bad chapter time', 'start="00:03:12"', 'start="3m12s"', 'psc.time-wrong'],
  ['missing self link', 'rel="self"', 'rel="alternate"', 'rss.self-missing'],
  [
    'http: podcast namespace',
    'https://podcastindex.org/namespace/1.0',
    'http://podcastindex.org/namespace/1.0',
    'xml.namespace-wrong',
  ],
  [
    'itunes namespace in another case',
    'http://www.itunes.com/dtds/podcast-1.0.dtd',
    'http://www.itunes.com/DTDs/Podcast-1.0.dtd',
    'xml.namespace-wrong',
  ],
  ['role outside the taxonomy', 'role="guest"', 'role="board member"', 'podcast.role-unknown'],
  ['role of another group', 'group="cast"', 'group="visuals"', 'podcast.role-unknown'],
  [
    'missing guid',
    '<guid isPermaLink="false">0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0001</guid>',
    '',
    'rss.guid-missing',
  ],
  ['doubled guid', '9d1c-3f7c1f0a0002', '9d1c-3f7c1f0a0001', 'rss.guid-doubled'],
  [
    'doubled enclosure url',
    '"https://radio.example.org/2.mp3"',
    '"https://radio.example.org/1.mp3"',
    'rss.enclosure-doubled',
  ],
  [
    'ISO pubDate',
    '<pubDate>Thu, 08 Jan 2026 06:00:00 GMT',
    '<pubDate>2026-01-08T06:00:00Z',
    'rss.date-wrong',
  ],
  ['a month with 32 days', 'Thu, 01 Jan 2026', 'Sun, 32 Jan 2026', 'rss.date-wrong'],
  ['wrong weekday', '<pubDate>Thu, 08', '<pubDate>Fri, 08', 'rss.weekday-wrong'],
  ['length zero', 'length="5242880"', 'length="0"', 'rss.enclosure-length-zero'],
  ['length as a placeholder', 'length="5242880"', 'length="33"', 'rss.enclosure-length-zero'],
  ['negative length', 'length="5242880"', 'length="-1"', 'rss.enclosure-length-wrong'],
  ['length NaN', 'length="5242880"', 'length="NaN"', 'rss.enclosure-length-wrong'],
  ['length in seconds with a fraction', 'length="5242880"', 'length="1800.5"', 'rss.enclosure-length-wrong'],
  ['missing length', 'length="5242880" ', '', 'rss.enclosure-length-wrong'],
  ['missing type', 'length="5242880" type="audio/mpeg"', 'length="5242880"', 'rss.enclosure-type-missing'],
  [
    'new-feed-url in an item',
    '</item>',
    '<itunes:new-feed-url>https://a.example/f.xml</itunes:new-feed-url></item>',
    'itunes.new-feed-url-wrong',
  ],
  ['block=No', '</item>', '<itunes:block>No</itunes:block></item>', 'itunes.block-idle'],
  ['episode number 0', '<itunes:episode>2', '<itunes:episode>0', 'itunes.number-wrong'],
  ['episode number 2.5', '<itunes:episode>2', '<itunes:episode>2.5', 'itunes.number-wrong'],
  ['two full episodes with one number', '<itunes:episode>2', '<itunes:episode>1', 'itunes.number-doubled'],
  ['empty person', '>Ada Verdi<', '><', 'podcast.text-missing'],
  ['locked=true', '<podcast:locked>yes', '<podcast:locked>true', 'podcast.text-wrong'],
  ['transcript without type', '2.vtt" type="text/vtt"', '2.vtt"', 'podcast.attribute-missing'],
  ['transcript of another type', 'type="text/vtt"', 'type="application/srt"', 'podcast.attribute-doubtful'],
  ['chapters of another type', 'application/json+chapters', 'application/json', 'podcast.attribute-doubtful'],
  [
    'funding without url',
    '<podcast:funding url="https://radio.example.org/give">',
    '<podcast:funding>',
    'podcast.attribute-missing',
  ],
  ['soundbite outside', 'startTime="73.0"', 'startTime="1795"', 'podcast.soundbite-outside'],
  ['channel author', '<ttl>', '<author>ann@example.org (Ann)</author><ttl>', 'rss.element-unknown'],
  [
    'managingEditor without e-mail',
    'newsroom@radio.example.org (The newsroom)',
    'The newsroom',
    'rss.contact-wrong',
  ],
  ['HTML entity', 'Fish &amp; chips', 'Fish&nbsp;chips', 'xml.entity-unknown'],
  ['control character', 'Fish &amp; chips', 'Fish \u0008 chips', 'xml.character-forbidden'],
  ['control character as a number', 'Fish &amp; chips', 'Fish &#8; chips', 'xml.character-forbidden'],
  ['HTML in a title', 'Fish &amp; chips', '&lt;b&gt;Fish&lt;/b&gt;', 'rss.markup-in-title'],
  ['title escaped twice', 'Fish &amp; chips', 'Fish &amp;amp; chips', 'rss.title-escaped'],
  ['items not newest first', 'Thu, 01 Jan 2026', 'Fri, 09 Jan 2026', 'rss.order-wrong'],
  ['future pubDate', '<pubDate>Thu, 08 Jan 2026', '<pubDate>Fri, 08 Jan 2027', 'rss.date-future'],
  ['unclosed element', '</title>', '', 'xml.not-well-formed'],
  ['white space before the declaration', '<?xml', '\n <?xml', 'xml.declaration-late'],
  ['byte order mark', '<?xml', '\ufeff<?xml', 'xml.byte-order-mark'],
  [
    'DOCTYPE',
    '<rss',
    '<!DOCTYPE rss PUBLIC "-//Netscape//DTD" "http://my.example/rss.dtd"><rss',
    'xml.doctype',
  ],
  [
    'billion laughs',
    '<rss',
    '<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><rss',
    'xml.entities-declared',
  ],
  ['another encoding', 'encoding="UTF-8"', 'encoding="ISO-8859-1"', 'xml.encoding-wrong'],
  ['empty episodeType', '<itunes:episodeType>full<', '<itunes:episodeType><', 'itunes.episode-type-wrong'],
  ['duration as a fraction', '<itunes:duration>1800', '<itunes:duration>1800.0', 'itunes.duration-wrong'],
  ['title of 256 characters', 'Fish &amp; chips', 'f'.repeat(256), 'itunes.too-long'],
  [
    'no transcript',
    '<podcast:transcript url="https://radio.example.org/1.vtt" type="text/vtt"/>',
    '',
    'podcast.transcript-missing',
  ],
  ['two fallback enclosures', 'default="false"', 'default="maybe"', 'podcast.attribute-wrong'],
  ['chapter behind the end', 'start="00:03:12"', 'start="00:33:12"', 'psc.time-late'],
]

t.test('every single fault seeded into a good feed is found', async (t) => {
  for (const [fault, right, wrong, code] of FAULTS) {
    t.ok(GOOD.includes(right), `${fault}: seeded`)
    const codes = codesOf(GOOD.replace(right, () => wrong))
    t.ok(codes.includes(code), `${fault}: ${codes.join(' ') || 'nothing said'}`)
  }
})

t.test('a serial show wants a number in every full episode', async (t) => {
  const serial = GOOD.replace('<itunes:type>episodic', '<itunes:type>serial')
  t.strictSame(codesOf(serial), [])
  const silent = serial.replace('<itunes:episode>1</itunes:episode>', '')
  t.strictSame(codesOf(silent), ['itunes.number-missing'])
  t.strictSame(codesOf(silent.replaceAll('>full<', '>bonus<')), [])
})

t.test('a fault has the line and the column of what is wrong', async (t) => {
  const placeOf = (right: string, wrong: string, mark: string) => {
    const xml = GOOD.replace(right, () => wrong)
    const [one] = lint(xml)
    const lines = xml.slice(0, xml.indexOf(mark)).split('\n')
    t.strictSame([one?.line, one?.column], [lines.length, (lines.at(-1)?.length ?? 0) + 1], `${one?.code}`)
  }
  placeOf('length="5242880"', 'length="x"', 'length="x"')
  placeOf('length="5242880"', '\n   length = "x"', 'length = "x"')
  placeOf('role="guest"', "role='è &amp; x'", "role='è")
  placeOf('<itunes:explicit>true', '<itunes:explicit>🐟', '<itunes:explicit>🐟')
  placeOf('Fish &amp; chips', 'Fish&nbsp;chips', '&nbsp;')
  placeOf('<podcast:locked>yes', '<podcast:locked>true', '<podcast:locked>')
})

t.test('bytes that are not UTF-8 are said, with their line', async (t) => {
  const bytes = Buffer.from(GOOD.replace('The catch', 'The c\u00e0tch'), 'latin1')
  const [one] = lint(bytes)
  t.equal(one?.code, 'xml.encoding-wrong')
  t.equal(one?.line, GOOD.slice(0, GOOD.indexOf('The catch')).split('\n').length)
  const declared = Buffer.from(
    GOOD.replace('UTF-8', 'ISO-8859-1').replace('The catch', 'The c\u00e0tch'),
    'latin1',
  )
  t.strictSame(codesOf(declared), ['xml.encoding-wrong'], 'a declared one is read all the same')
})

t.test('what is no feed is told apart', async (t) => {
  t.strictSame(codesOf('<feed xmlns="http://www.w3.org/2005/Atom"/>'), ['rss.root-wrong'])
  t.match(lint('<html><body/></html>')[0]?.message, /a web page/)
  t.strictSame(codesOf('<rss version="2.0"/>'), ['rss.channel-count'])
  t.strictSame(codesOf(''), ['xml.not-well-formed'])
  t.strictSame(codesOf('no feed'), ['xml.not-well-formed'])
  const bare = '<rss version="2.0"><channel><title>a</title></channel></rss>'
  const codes = codesOf(bare)
  for (const code of ['rss.items-none', 'itunes.namespace-missing', 'podcast.namespace-missing']) {
    t.ok(codes.includes(code), code)
  }
})

t.test('a feed that was fetched has to stand where it says', async (t) => {
  t.strictSame(codesOf(GOOD, 'https://elsewhere.example/feed.xml'), ['rss.self-elsewhere'])
  t.strictSame(codesOf(GOOD, 'http://radio.example.org/feed.xml/'), [], 'scheme and last slash aside')
})

t.test('what is meant to exhaust a reader is refused in good time', async (t) => {
  t.ok(codesOf(`<rss>${'<a>'.repeat(200)}`).includes('xml.excessive'), 'nesting')
  t.ok(codesOf(`<rss>${'<a/>'.repeat(810_000)}</rss>`).includes('xml.excessive'), 'elements')
  t.ok(codesOf(GOOD.replace('The catch', 'x'.repeat(5_000_001))).includes('xml.large'))
  // Patterns that search a text again and again would need minutes for these.
  const started = process.cpuUsage()
  const inTitle = (text: string) => lint(GOOD.replace('Fish &amp; chips', () => `<![CDATA[${text}]]>`))
  inTitle('<a '.repeat(300_000))
  inTitle(`<a href=${' '.repeat(300_000)}`)
  lint(GOOD.replace('A morning', () => `<![CDATA[${'<a href="'.repeat(100_000)}]]>`))
  lint(GOOD.replace('newsroom@radio.example.org (The newsroom)', '('.repeat(300_000)))
  lint(GOOD.replace('encoding="UTF-8"', `encoding="${'x'.repeat(100_000)}"`))
  const { user } = process.cpuUsage(started)
  t.ok(user < 20_000_000, `${user / 1000} ms of the processor's time`)
})

t.test('a link that runs something is told, whatever hides its scheme', async (t) => {
  const dangers = (href: string) =>
    lint(
      GOOD.replace('<description>A morning', () => `<description><![CDATA[<a href=${href}>x</a>]]>A morning`),
    )
      .filter(({ code }) => code === 'rss.markup-dangerous')
      .map(({ message }) => message.replace(/^The HTML holds (.*), which .*$/, '$1'))
  for (const [href, what] of [
    ['"javascript:go()"', 'a javascript: link'],
    ["' JavaScript:go()'", 'a javascript: link'],
    ['javascript:go()', 'a javascript: link'],
    ['"java&#10;script:go()"', 'a javascript: link'],
    ['"java&Tab;script&colon;go()"', 'a javascript: link'],
    ['"&#x6a;avascript&#58;go()"', 'a javascript: link'],
    ['"java\tscript:go()"', 'a javascript: link'],
    ['"data:text/html,x"', 'a data: link'],
    ['"vbscript:x"', 'a vbscript: link'],
    ['"blob:https://a.example/1"', 'a blob: link'],
  ] as const) {
    t.same(dangers(href), [what], href)
  }
  for (const href of [
    '"https://radio.example.org/?a=javascript:x"',
    '"mailto:a@radio.example.org"',
    '"tel:+39"',
  ])
    t.same(dangers(href), [], href)
})

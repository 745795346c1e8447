import t from 'tap'
import { codesOf, lint } from './a-lint.ts'
import { GOOD } from './good-feed.ts'
import { FAULTS } from './single-faults.ts'

t.test('every single fault seeded into a good feed is found', async (t) => {
  for (const [fault, right, wrong, code] of FAULTS) {
    t.ok(GOOD.includes(right), `${fault}: seeded`)
    const codes = codesOf(GOOD.replace(right, () => wrong))
    t.ok(codes.includes(code), `${fault}: ${codes.join(' ') || 'nothing said'}`)
  }
})

t.test('what may be written in several ways is right in each', async (t) => {
  for (const [right, other] of [
    [
      'text="News"><itunes:category text="Politics"/>',
      'text="Kids &amp; Family"><itunes:category text="Parenting"/>',
    ],
    ['<itunes:duration>1800', '<itunes:duration>00:30:00'],
    ['<itunes:episode>2</itunes:episode>', ''],
    [
      '<guid isPermaLink="false">0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0001<',
      '<guid>https://radio.example.org/episodes/1<',
    ],
  ] as const) {
    t.ok(GOOD.includes(right), right)
    t.strictSame(codesOf(GOOD.replace(right, () => other)), [], other)
  }
})

t.test('wherever a feed breaks off, what is said of it has its place and its words', async (t) => {
  const broken = FAULTS.map(([, right, wrong]) => GOOD.replace(right, () => wrong))
  for (let end = 0; end < GOOD.length; end += 61) broken.push(GOOD.slice(0, end))
  for (const xml of broken) {
    for (const { line, column, message, hint } of lint(xml)) {
      if (line >= 1 && column >= 1 && !/undefined|NaN\b(?!”)|\{\w+\}/.test(message + hint)) continue
      t.fail(`${line}:${column} ${message} ${hint}`)
    }
  }
  t.pass(`${broken.length} feeds`)
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

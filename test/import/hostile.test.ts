import { readFileSync } from 'node:fs'
import t from 'tap'
import { feedOf, imported } from './a-show.ts'

const FEED = readFileSync(new URL('../fixtures/import/every-tag.xml', import.meta.url), 'utf8')
const inItem = (xml: string) => ['<acme:mood>windy</acme:mood>', xml] as const
const inChannel = (xml: string) => ['<acme:mood level="3">calm</acme:mood>', xml] as const
const inText = (from: string, to: string) => [from, to] as const

/** What hosts and attackers write in the place of something else. */
const CASES: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'a name that objects keep for themselves, of an attribute': inItem(
    '<acme:mood __proto__="1" constructor="2">x</acme:mood>',
  ),
  'such a name of an element': inItem('<acme:__proto__>x</acme:__proto__>'),
  'such a guid': inText('>light-2<', '>__proto__<'),
  'such a person': inItem(
    '<podcast:person>__proto__</podcast:person><podcast:person>constructor</podcast:person>',
  ),
  'a title that nobody sees': inText('<title>The keeper</title>', '<title>\u200b\u2060</title>'),
  'a title of signs': inText('The keeper', '🌊🌊 — ☂'),
  'a title from right to left with marks that turn the rest': inText('The keeper', '\u202eמגדלור \u2067אור'),
  'a title over lines': inText('The keeper', 'The\n\n\u2028keeper\u0085!'),
  'a title that looks like YAML': inText('The keeper', '- [x]: {y} # &amp;a *a !!js "'),
  'a title that closes front matter': inText('The keeper', '---'),
  'notes that look like front matter': inText('<p>Who lit the <b>lamp</b>.</p>', '---\ntitle: x\n---\n# y'),
  'notes with templates and scripts': inText(
    '<p>Who lit',
    '{{ "x" | raw }}{% include "y" %}<script>z()</script><img src=x onerror=z()><p>Who lit',
  ),
  'a person that nobody sees': inItem('<podcast:person>\u200b</podcast:person>'),
  'a person of signs': inItem(
    '<podcast:person>&#x1F30A;</podcast:person><podcast:person>!?</podcast:person>',
  ),
  'a person called as a label': inItem(
    '<podcast:person>Host</podcast:person><podcast:person>Speaker 1</podcast:person>',
  ),
  'a person of 3,000 letters': inItem(`<podcast:person>${'Ann '.repeat(750)}</podcast:person>`),
  'a person with an address that nobody reads': inItem(
    '<podcast:person href="javascript:x()" img="https://[::1">Zed</podcast:person>',
  ),
  'a page that is none': inText(
    '<link>https://old-host.example/light/2</link>',
    '<link>javascript:alert(1)</link>',
  ),
  'a page of another scheme': inText(
    '<link>https://old-host.example/light/2</link>',
    '<link>mailto:a@b.example</link>',
  ),
  'a recording with letters that no address has': inText(
    'https://media.example/2.mp3"',
    'https://münchen.example/a b\u00a0"',
  ),
  'a recording at a port that none is': inText(
    'https://media.example/2.mp3"',
    'https://media.example:99999/2.mp3"',
  ),
  'a recording whose address is cut': inText(
    'https://media.example/2.mp3"',
    'https://media.example/%E0%A4%A"',
  ),
  'a size that no file has': inText('length="43200000"', 'length="99999999999999999999"'),
  'a type that is none': inText('length="43200000" type="audio/mpeg"', 'length="1" type="x&lt;script&gt;/y"'),
  'a length of years': inText('<itunes:duration>2710<', '<itunes:duration>999999:99:99<'),
  'a length without end': inText('<itunes:duration>2710<', '<itunes:duration>1e999<'),
  'a length below nothing': inText('<itunes:duration>2710<', '<itunes:duration>-5<'),
  'numbers that are none': inText(
    '<itunes:season>1</itunes:season>\n    <itunes:episode>2<',
    '<itunes:season>-1</itunes:season>\n    <itunes:episode>99999999999999<',
  ),
  'a day that no month has': inText('Fri, 21 Mar 2025 18:00:00 GMT', 'Fri, 31 Feb 2025 18:00:00 GMT'),
  'a year of five digits': inText('Fri, 21 Mar 2025', 'Fri, 21 Mar 20250'),
  'a year long ago': inText('Fri, 21 Mar 2025', 'Fri, 21 Mar 0001'),
  'a zone that nobody knows': inText('Fri, 21 Mar 2025 18:00:00 GMT', 'Fri, 21 Mar 2025 18:00:00 XYZ'),
  'a soundbite without numbers': inItem('<podcast:soundbite startTime="NaN" duration="Infinity"/>'),
  'a soundbite in another notation': inItem(
    '<podcast:soundbite startTime="1e2" duration="0x20">A</podcast:soundbite>',
  ),
  'a soundbite that begins before': inItem('<podcast:soundbite startTime="-5" duration="30"/>'),
  'chapters out of order, and twice at one time': inText(
    '<psc:chapter start="0" title="Hello"/>',
    '<psc:chapter start="600" title="B"/><psc:chapter start="0" title="A"/><psc:chapter start="0" title="C"/>',
  ),
  'chapters that begin nowhere': inText('start="00:03:12.500"', 'start="99999999:00:00"'),
  'a chapter without a title': inText('title="Up there"', 'title=" "'),
  'a chapter that leads to a script': inText('https://stairs.example/', 'javascript:x()'),
  'a language that is none': inText('<language>en-GB</language>', '<language>x</language>'),
  'a language of 300 letters': inText(
    '<language>en-GB</language>',
    `<language>en-${'abcdefgh-'.repeat(33)}a</language>`,
  ),
  'a transcript in no language': inText(
    'type="text/vtt" language="en"',
    'type="text/vtt; charset=&quot;x" language="??"',
  ),
  'a show without a name': inText('<title>Light &amp; Fog</title>\n  <link>', '<title> </title>\n  <link>'),
  'a show that describes itself in a megabyte': inText('A story of the coast', 'Coast '.repeat(180_000)),
  'an owner without an address': inText(
    'desk@lighthouse.example</itunes:email>',
    'desk at lighthouse</itunes:email>',
  ),
  'rights of 2,000 letters': inText('<copyright>Lighthouse Radio', `<copyright>${'©'.repeat(2000)}`),
  'a rule that never ends': inText('FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', 'FREQ=SECONDLY;COUNT=999999999999'),
  'a broadcast without an end to its depth': inChannel(
    `<acme:a>${'<acme:a>'.repeat(60)}${'</acme:a>'.repeat(60)}</acme:a>`,
  ),
  'a payment to nobody': inText('split="95"', 'split="-95"'),
  'a picture of a script': inText('https://media.example/banner.jpg', 'data:image/svg+xml,x'),
  'a post at a script': inText('uri="https://social.example/@radio/1"', 'uri="javascript:x()"'),
  'a place that is none': inText('geo="geo:54.2,7.8"', 'geo="x"'),
  'a second broadcast of the same guid': inChannel(
    '<podcast:liveItem status="live" start="2027-06-07T08:00:00Z"><title>Twice</title><guid>f1a3c2d4-1b1e-4cef-ace4-edaa54e1f810</guid><enclosure url="https://media.example/live.mp3" type="audio/mpeg" length="0"/><podcast:contentLink href="https://video.example/live">Watch it</podcast:contentLink></podcast:liveItem>',
  ),
  'a broadcast that ends before it begins': inText(
    'end="2027-06-07T10:00:00.000Z"',
    'end="2020-06-07T10:00:00.000Z"',
  ),
  'a list of 3,000 recommended shows': inText(
    '<podcast:podroll>',
    `<podcast:podroll>${'<podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9"/>'.repeat(3000)}`,
  ),
  'a feed of a list': inText('<podcast:medium>podcast<', '<podcast:medium>podcastL<'),
  'a feed of a medium that is none': inText('<podcast:medium>podcast<', '<podcast:medium>smell<'),
  'the name of a season that is too long': inText('name="Evenings"', `name="${'E'.repeat(400)}"`),
  'a category within itself': inText(
    '<itunes:category text="History"/>',
    '<itunes:category text="History"><itunes:category text="History"/></itunes:category><itunes:category text="Arts"/><itunes:category text="Comedy"/>',
  ),
}

for (const [name, [from, to]] of Object.entries(CASES)) {
  t.test(`${name}: the show comes in, and can be built`, async (t) => {
    t.ok(FEED.includes(from), 'the feed has the place')
    const { storage, feed, diagnostics } = await imported(FEED.replace(from, () => to))
    t.equal(typeof feed, 'string', JSON.stringify(diagnostics.map(({ code }) => code)))
    const { xml, errors, episodes } = await feedOf(storage, feed ?? '')
    t.same(errors, [])
    if (!/podcastL/.test(to)) t.ok(episodes.length >= 2)
    t.notMatch(xml, /<script|onerror|javascript:|data:image/)
    const again = await imported(
      FEED.replace(from, () => to),
      { storage },
    )
    t.same([again.added, again.files], [[], []], 'twice changes nothing')
  })
}

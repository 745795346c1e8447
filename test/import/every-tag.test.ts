import { readFileSync } from 'node:fs'
import t from 'tap'
import { diffFeeds } from '../../src/tasks/diff-feeds.ts'
import { elementLines } from '../judges/plain-xml.ts'
import { missingModule } from '../judges/python.ts'
import { feedOf, imported } from './a-show.ts'

const FEED = readFileSync(new URL('../fixtures/import/every-tag.xml', import.meta.url), 'utf8')
const skip = missingModule('xml.etree.ElementTree')

/** What a station writes by itself, or at an address of its own. */
const OWN =
  /^(?:title|link|description|guid|image|generator|lastBuildDate|pubDate|enclosure|atom:link|content:encoded|psc:chapters|itunes:(?:image|author|duration)|podcast:(?:chapters|block id=apple|image .* purpose=artwork))\b/

/** Without the page of a person, which is the station's own now. */
function comparable(lines: readonly string[]): string[] {
  return lines
    .filter((line) => !OWN.test(line))
    .map((line) => line.replace(/(podcast:person [^;{}]*?)href=\S+ (img=\S+ )?/g, '$1'))
    .map((line) => line.replace(/(podcast:person [^;{}]*?)img=\S+ /g, '$1'))
}

t.test('a feed with every tag that Inonda writes goes out with every tag', { skip }, async (t) => {
  const { storage, feed, diagnostics } = await imported(FEED)
  t.same(
    diagnostics.map(({ code }) => code),
    ['import.artwork-missing'],
  )
  const { xml, errors } = await feedOf(storage, feed ?? '')
  t.same(errors, [])
  const [before, after] = elementLines([FEED, xml])
  t.same(comparable(after?.channel ?? []), comparable(before?.channel ?? []))
  t.equal(before?.items.length, 3)
  for (const [index, lines] of (before?.items ?? []).entries())
    t.same(comparable(after?.items[index] ?? []), comparable(lines))
  const kept = (before?.channel ?? []).filter((line) => !OWN.test(line))
  t.ok(kept.length > 25, 'most of it is compared')
  t.same(diffFeeds(feedFile(FEED), feedFile(xml)).found, [])
})

t.test('what has a key of its own is in no extra element', async (t) => {
  const { storage } = await imported(FEED)
  for (const file of ['feeds/light-fog.yaml', 'episodes/the-keeper/episode.md']) {
    const text = new TextDecoder().decode(await storage.read(file))
    t.same(text.match(/element: \S+/g), ['element: acme:mood'], file)
  }
})

t.test('what no key can say stays an element', async (t) => {
  const odd = FEED.replace('type="node" address="02d5', 'type="paypal" address="02d5')
    .replace('status="pending"', 'status="maybe"')
    .replace('server="chat.example" protocol="xmpp"', 'server="" protocol="xmpp"')
    .replace('<podcast:block id="spotify">', '<podcast:block id="newcomer">')
  const { storage, feed, diagnostics } = await imported(odd)
  const show = new TextDecoder().decode(await storage.read('feeds/light-fog.yaml'))
  t.match(show, 'element: podcast:value')
  const { xml, errors } = await feedOf(storage, feed ?? '')
  t.same(errors, [])
  t.match(xml, 'type="paypal"')
  t.match(
    diagnostics.filter(({ code }) => code === 'import.element-left').map(({ message }) => message),
    [/podcast:block/, /podcast:liveItem/, /podcast:chat/],
    'but what is wrong in itself is left out, wherever in its line the error is',
  )
})

t.test('a picture of a person that one item knows is theirs in all', async (t) => {
  const { storage } = await imported(
    FEED.replace(
      'role="guest" group="cast">Carla Costa',
      'role="guest" href="https://carla.example/">Ann Lee',
    ).replace(
      / href="https:\/\/ann\.example\/" img="https:\/\/ann\.example\/me\.jpg"/,
      ' img="http://ann.example/me.jpg"',
    ),
  )
  t.match(new TextDecoder().decode(await storage.read('people.yaml')), 'image: https://ann.example/me.jpg')
})

t.test('a trailer that is no item stays, and is not made twice', async (t) => {
  const apart = FEED.replace(
    'url="https://media.example/0.mp3" pubdate',
    'url="https://media.example/t.mp3" pubdate',
  )
  const { storage, feed } = await imported(apart)
  const { xml } = await feedOf(storage, feed ?? '')
  t.match(xml, 'url="https://media.example/t.mp3"')
  const same = await imported(FEED)
  const again = await feedOf(same.storage, same.feed ?? '')
  t.equal(again.xml.split('<podcast:trailer').length, 2)
})

function feedFile(text: string) {
  return { name: 'feed.xml', bytes: new TextEncoder().encode(text) }
}

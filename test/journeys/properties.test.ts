import fc from 'fast-check'
import { parseRssFeed } from 'feedsmith'
import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { readLedger } from '../../src/build/ledger.ts'
import { makeBuild } from '../../src/build/make-build.ts'
import { creditsIn } from '../../src/model/feed.ts'
import type { Station } from '../../src/model/station.ts'
import { xmlLine } from '../../src/render/xml-text.ts'
import { attributesIn, htmlComplaints, withoutOwnScripts } from '../judges/html.ts'
import { readWebVtt } from '../judges/webvtt.ts'
import { shippedTemplates, shippedWords } from '../render/shipped.ts'
import { childrenOf, parse, textOf } from '../render/xml.ts'
import { times } from '../torture/how-often.ts'
import { anyStation, anyText, anyWords } from './any-station.ts'

const templates = shippedTemplates()
const { value: ledger } = await readLedger(memoryStorage())
if (!ledger) throw new Error('an empty ledger can be read')

/** Everything of the build that is rendered, by address. */
function rendered(station: Station): Map<string, string> {
  const siteBuild = makeBuild({
    station,
    ledger: ledger ?? never(),
    templates,
    words: shippedWords(),
    assets: new Map(),
    moment: new Date('2100-01-01T00:00:00Z'),
    url: station.url,
    generator: 'Inonda/0.0.0',
  })
  return new Map(
    siteBuild.addresses.flatMap((address) => {
      const body = siteBuild.find(address)?.body
      return body && 'bytes' in body ? [[address, new TextDecoder().decode(body.bytes())] as const] : []
    }),
  )
}

function never(): never {
  throw new Error('no ledger')
}

t.test('any station of any strings gives XML, captions and JSON that strict parsers accept', async () => {
  fc.assert(
    fc.property(anyStation(anyText), (station) => {
      for (const [address, text] of rendered(station)) {
        if (address.endsWith('.xml')) parse(text)
        if (address.endsWith('.json')) JSON.parse(text)
        if (!address.endsWith('.vtt')) continue
        const { errors } = readWebVtt(text)
        if (errors.length > 0) throw new Error(`${address} ${JSON.stringify(errors)}\n${text}`)
      }
    }),
    { numRuns: times(150, 1500) },
  )
})

t.test('its feeds read back to the same titles, names and dates', async (t) => {
  fc.assert(
    fc.property(anyStation(anyText), (station) => {
      const files = rendered(station)
      for (const feed of station.feeds) {
        const xml = files.get(`/feeds/${feed.id}.xml`) ?? ''
        const [channel] = parse(xml).children
        const items = new Map(childrenOf(channel, 'item').map((item) => [textOf(item, 'guid'), item]))
        const own = station.episodes.filter(({ feeds }) => feeds.includes(feed.id))
        const read = parseRssFeed(xml)
        equal(textOf(channel, 'title'), xmlLine(feed.title) || feed.id)
        equal(items.size, own.length)
        equal(read.items?.length ?? 0, own.length)
        for (const episode of own) {
          const item = items.get(episode.guid)
          const credits = creditsIn(feed, episode).map(({ person }) => xmlLine(person.name) || person.id)
          equal(textOf(item, 'title'), xmlLine(episode.title) || episode.slug)
          equal(Date.parse(textOf(item, 'pubDate')), episode.date?.getTime())
          equal(
            [...new Set(childrenOf(item, 'podcast:person').map(({ text }) => text))].join('\n'),
            [...new Set(credits)].join('\n'),
          )
          const same = read.items?.find(({ guid }) => guid?.value === episode.guid)
          equal(same?.title, textOf(item, 'title'))
          equal(Date.parse(String(same?.pubDate)), episode.date?.getTime())
          equal(
            same?.podcast?.persons?.map(({ display }) => display).join('\n') ?? '',
            childrenOf(item, 'podcast:person')
              .map(({ text }) => text)
              .join('\n'),
          )
        }
      }
    }),
    { numRuns: times(150, 1500) },
  )
  t.pass()
})

t.test('its pages are valid HTML, and nothing in a text runs', async (t) => {
  await fc.assert(
    fc.asyncProperty(anyStation(anyWords), async (station) => {
      for (const [address, page] of rendered(station)) {
        if (!/\/$|\.html$/.test(address)) continue
        equal((await htmlComplaints(page)).join('\n'), '')
        equal(
          attributesIn(page)
            .filter((name) => /^on|^style$/i.test(name))
            .join(),
          '',
        )
        equal(
          /<(script|style|iframe|object|embed|form(?! class="finder" id="finder" action="\.\/" method="get" ))|(href|src|srcset|action)="\s*(javascript|data|vbscript):/i.exec(
            withoutOwnScripts(page),
          )?.[0],
          undefined,
        )
      }
    }),
    { numRuns: times(20, 200) },
  )
  t.pass()
})

function equal<T>(found: T, wanted: T): void {
  if (!Object.is(found, wanted)) throw new Error(`${JSON.stringify(found)} is not ${JSON.stringify(wanted)}`)
}

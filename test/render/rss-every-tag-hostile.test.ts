import t from 'tap'
import { renderRss } from '../../src/render/rss.ts'
import { xmlLine } from '../../src/render/xml-text.ts'
import { everyEpisode, everyFeed } from './every-tag.ts'
import { HOSTILE, makeOnAir } from './on-air.ts'
import { childOf, childrenOf, parse, textOf } from './xml.ts'

t.test('hostile texts neither break a tag nor enter it', async (t) => {
  for (const text of HOSTILE) {
    const { xml } = hostile(text)
    const [channel] = parse(xml).children
    const item = childOf(channel, 'item')
    for (const place of [channel, item, childOf(channel, 'podcast:liveItem')]) {
      t.equal(textOf(place, 'podcast:txt'), xmlLine(text), `${place?.name}`)
      t.equal(childOf(place, 'podcast:chat')?.attributes['space'], xmlLine(text))
      t.equal(
        childOf(place, 'podcast:image')?.attributes['purpose'] ?? '',
        place === channel ? 'artwork' : xmlLine(text),
      )
      for (const name of ['podcast:funding', 'podcast:contentLink', 'podcast:socialInteract'])
        t.equal(childrenOf(place, name).length, 0, `no ${name} to where nobody can go`)
    }
    t.equal(childOf(item, 'podcast:episode')?.attributes['display'], xmlLine(text))
    t.equal(childOf(item, 'podcast:season')?.attributes['name'], xmlLine(text))
    t.equal(textOf(item, 'podcast:soundbite'), xmlLine(text))
    t.equal(textOf(channel, 'podcast:updateFrequency'), xmlLine(text))
  }
})

/** The text wherever a producer's own words or addresses can stand. */
function hostile(text: string): { xml: string } {
  const words = {
    funding: [{ url: text, title: text }],
    social: [{ protocol: text, uri: text, account: text, accountUrl: text }],
    txt: [{ text, purpose: text }],
    images: [{ url: 'https://pictures.example/a.png', alt: text, purpose: text, ratio: text, type: text }],
    chat: { server: text, protocol: text, account: text, space: text },
    contentLinks: [{ url: text, title: text }],
    values: [
      {
        type: text,
        method: text,
        suggested: text,
        recipients: [{ name: text, type: text, address: text, split: 1, customKey: text, customValue: text }],
        splits: [],
      },
    ],
    alternatives: [
      { type: text, sources: [{ uri: text, type: text }], title: text, rel: text, codecs: text },
    ],
  }
  const [broadcast] = everyFeed().live ?? []
  if (!broadcast) throw new Error('the fixture has a broadcast')
  const feed = everyFeed({
    ...words,
    seasons: new Map([[2, text]]),
    frequency: { text, rule: text, start: text },
    newFeedUrl: text,
    podroll: [{ of: { guid: text, url: text, medium: text }, item: text, title: text }],
    live: [{ ...broadcast, ...words, title: text, guid: text, description: text, link: text }],
  })
  const { cover, ...episode } = everyEpisode({
    ...words,
    display: text,
    soundbites: [{ start: 0, duration: 15, title: text }],
  })
  const siteView = makeOnAir({ feeds: [feed], episodes: [episode] })
  return { xml: renderRss(siteView, feed) }
}

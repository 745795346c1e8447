import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { readDocument, type XmlElement } from '../lint/document.ts'
import { childOf, childrenOf, trimmed } from '../lint/tree.ts'
import { isListMedium } from '../model/medium.ts'
import { feedShape } from '../read/schemas/feed.ts'
import { rssOfAtom } from './atom.ts'
import { channelOf } from './channel.ts'
import { faultsIn } from './faults.ts'
import { episodeOf, type ItemContext } from './item.ts'
import { savedItems } from './saved-items.ts'
import type { EpisodeFromElsewhere, ShowFromElsewhere } from './show.ts'
import { attributeIn } from './values.ts'

/** A feed's bytes, and where it is from. */
export interface FeedFromElsewhere {
  /** A path or an address, as diagnostics name it. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Its address, for those that are written relative to it. */
  readonly url?: string
}

/** Reads a feed as a show; no value where nothing in it can be read as one. Of a damaged one, the items that are whole. */
export function readFeed({ name, bytes, url }: FeedFromElsewhere): {
  readonly show?: ShowFromElsewhere
  readonly diagnostics: readonly Diagnostic[]
} {
  const document = readDocument(name, bytes)
  const parts = document.root ? partsOf(document.root) : undefined
  const saved = parts ? undefined : savedItems(name, document)
  const { channel, items } = parts ?? saved ?? {}
  if (!channel || !items) {
    return { diagnostics: [...document.diagnostics, say('import.feed-unreadable', startOf(name))] }
  }
  const diagnostics: Diagnostic[] = [
    ...(saved ? saved.diagnostics : document.diagnostics.filter(({ severity }) => severity === 'error')),
  ]
  const xmlBase = [document.root, channel].flatMap((one) => attributeIn(one, 'xml:base') ?? [])[0]
  const base = xmlBase ?? url
  const context: ItemContext = {
    ...(base !== undefined && { base }),
    ...(xmlBase !== undefined && { xmlBase }),
    isFaulty: saved?.isFaulty ?? faultsIn(name, bytes, document.text),
  }
  const trailers = new Set(items.flatMap(trailerAt))
  const isOwnTrailer = (element: XmlElement) =>
    element.usual === 'podcast:trailer' && trailers.has(attributeIn(element, 'url') ?? '')
  const head = channelOf(channel, { ...context, isOwnTrailer }, (element) => {
    diagnostics.push(say('import.element-left', element, { name: element.name }))
  })
  const episodes: EpisodeFromElsewhere[] = []
  const lines = new Map<string, number>()
  for (const item of items) {
    const read = episodeOf(item, context)
    diagnostics.push(...read.diagnostics)
    if (!read.episode) continue
    const earlier = lines.get(read.episode.guid)
    if (earlier !== undefined) {
      diagnostics.push(say('import.guid-doubled', item, { line: earlier }))
      continue
    }
    lines.set(read.episode.guid, item.line)
    episodes.push(read.episode)
  }
  const seasons = seasonsOf(episodes)
  const keys: Record<string, unknown> = { ...(seasons && { seasons }), ...head.keys }
  const medium = childOf(channel, 'podcast:medium')
  // A list has no episodes of its own: what has some is none, whatever it says.
  if (medium && episodes.length > 0 && isListMedium(String(keys['medium'] ?? ''))) {
    delete keys['medium']
    delete keys['items']
    diagnostics.push(say('import.element-left', medium, { name: medium.name }))
  }
  return { show: { ...head, keys, episodes, diagnostics }, diagnostics }
}

/** Where the recording of an item is that is a trailer. */
function trailerAt(item: XmlElement): string[] {
  const isTrailer = trimmed(childOf(item, 'itunes:episodeType')).toLowerCase() === 'trailer'
  return isTrailer ? [attributeIn(childOf(item, 'enclosure'), 'url') ?? ''] : []
}

/** What seasons are called, by their numbers; the newest item knows best. */
function seasonsOf(episodes: readonly EpisodeFromElsewhere[]): Readonly<Record<string, string>> | undefined {
  const named = [...episodes]
    .reverse()
    .flatMap(({ season, seasonName }): [string, string][] =>
      season === undefined || seasonName === undefined ? [] : [[String(season), seasonName]],
    )
  const seasons = Object.fromEntries(named.sort(([a], [b]) => Number(a) - Number(b)))
  return named.length > 0 && feedShape.shape.seasons.safeParse(seasons).success ? seasons : undefined
}

interface Parts {
  readonly channel: XmlElement
  readonly items: readonly XmlElement[]
}

/** The channel and the items of a document; items beside the channel, too, as RSS 1.0 has them and careless hosts. */
function partsOf(root: XmlElement): Parts | undefined {
  const channel = childOf(root, 'channel') ?? root.children.find(({ local }) => local === 'channel')
  if (!channel) return rssOfAtom(root)
  return { channel, items: [...childrenOf(channel, 'item'), ...childrenOf(root, 'item')] }
}

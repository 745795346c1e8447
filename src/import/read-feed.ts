import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { readDocument, type XmlElement } from '../lint/document.ts'
import { lintFeed } from '../lint/lint.ts'
import { childOf, childrenOf } from '../lint/tree.ts'
import { rssOfAtom } from './atom.ts'
import { channelOf } from './channel.ts'
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
    isFaulty: faultyIn(name, bytes),
  }
  const head = channelOf(channel, context, (element) => {
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
  return { show: { ...head, episodes, diagnostics }, diagnostics }
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

/** Which elements hold an error that a feed of this program would be refused for. */
function faultyIn(name: string, bytes: Uint8Array): (element: XmlElement) => boolean {
  const { diagnostics } = lintFeed({ name, bytes, recipe: (address) => address })
  // In the order of the document.
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  return ({ line, column, endLine }) => {
    let low = 0
    let high = errors.length
    while (low < high) {
      const middle = (low + high) >> 1
      const at = errors[middle]
      const isBefore = at !== undefined && (at.line < line || (at.line === line && at.column < column))
      if (isBefore) low = middle + 1
      else high = middle
    }
    const next = errors[low]
    return (
      next !== undefined &&
      next.line <= endLine &&
      !(next.line === line && endLine === line && next.column > column && isBeside(next, column))
    )
  }
}

/** Of elements on one line, nobody knows where each ends: only what stands at its very place is said of it. */
function isBeside({ column: at }: Diagnostic, column: number): boolean {
  return at > column
}

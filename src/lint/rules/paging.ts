import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { FeedDocument } from '../feed-document.ts'
import { attributeOf, childOf, childrenOf } from '../tree.ts'
import { isWebAddress } from '../web-address.ts'
import { selfOf } from './podcast-presence.ts'

const PAGES = ['first', 'last', 'previous', 'next', 'prev-archive', 'next-archive', 'current']
/** What is written for RFC 5005’s names. */
const FIXES = new Map([
  ['prev', 'previous'],
  ['archive', 'prev-archive'],
  ['previous-archive', 'prev-archive'],
])

/** The feed's links: to itself, to its pages and archives, to its hubs. */
export function* pagingRules(feed: FeedDocument): Iterable<Diagnostic> {
  const { channel } = feed
  yield* selfRules(feed)
  const links = childrenOf(channel, 'atom:link')
  const self = selfOf(channel)?.value
  const hubs = new Set<string>()
  for (const link of links) {
    const rel = attributeOf(link, 'rel')?.value ?? ''
    const value = attributeOf(link, 'href')?.value.trim() ?? ''
    const fix = FIXES.get(rel)
    if (fix !== undefined) yield say('paging.relation-wrong', link, { rel, fix })
    if ([...PAGES, 'hub'].includes(rel) && !isWebAddress(value)) {
      yield say('paging.link-wrong', link, { rel, value })
    }
    if (['prev-archive', 'next', 'previous'].includes(rel) && value === self) {
      yield say('paging.archive-loop', link, { rel })
    }
    if (rel === 'hub' && hubs.has(value)) yield say('paging.hub-doubled', link)
    if (rel === 'hub') hubs.add(value)
  }
  const complete = childOf(channel, 'fh:complete')
  if (complete && links.some((link) => PAGES.includes(attributeOf(link, 'rel')?.value ?? ''))) {
    yield say('paging.complete-with-pages', complete)
  }
}

function* selfRules({ channel, url }: FeedDocument): Iterable<Diagnostic> {
  const all = childrenOf(channel, 'atom:link').filter((link) => attributeOf(link, 'rel')?.value === 'self')
  const self = selfOf(channel)
  const fix = url ?? 'https://…'
  if (!self) {
    yield say('rss.self-missing', channel, { url: fix })
    return
  }
  const [, second] = all
  if (second) yield say('rss.self-wrong', second, { value: 'given twice', url: fix })
  const type = attributeOf(self.element, 'type')?.value
  if (!isWebAddress(self.value) || (type !== undefined && !isFeedType(type))) {
    yield say('rss.self-wrong', self.element, { value: self.value, url: fix })
  } else if (url !== undefined && !sameAddress(self.value, url)) {
    yield say('rss.self-elsewhere', self.element, { value: self.value, url })
  }
}

function isFeedType(type: string): boolean {
  return /^application\/(rss\+)?xml\b/i.test(type.trim())
}

function sameAddress(one: string, other: string): boolean {
  const plain = (url: string) => new URL(url).href.replace(/^https?:/, '').replace(/\/$/, '')
  return plain(one) === plain(other)
}

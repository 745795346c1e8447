import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { FeedDocument } from '../feed-document.ts'
import { append, attribute, fixedBy, remove, setValue } from '../fix.ts'
import { NAMESPACES } from '../namespaces.ts'
import { attributeOf, childOf, childrenOf } from '../tree.ts'
import { addressFault, isWebAddress } from '../web-address.ts'
import { mediumOf } from './channel.ts'
import { selfOf } from './podcast-presence.ts'

const PAGES = ['first', 'last', 'previous', 'next', 'prev-archive', 'next-archive', 'current']
/** Frequent wrong names for RFC 5005's link relations. */
const FIXES = new Map([
  ['prev', 'previous'],
  ['archive', 'prev-archive'],
  ['previous-archive', 'prev-archive'],
])

/** Checks the feed's links: to itself, to its pages and archives, to its hubs. */
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
    const named = attributeOf(link, 'rel')
    if (fix !== undefined && named) {
      yield fixedBy(say('paging.relation-wrong', link, { rel, fix }), setValue(named, fix))
    }
    if ([...PAGES, 'hub'].includes(rel) && !isWebAddress(value)) {
      yield say('paging.link-wrong', link, { rel, value })
    }
    if (['prev-archive', 'next', 'previous'].includes(rel) && value === self) {
      yield say('paging.archive-loop', link, { rel })
    }
    if (rel === 'hub' && hubs.has(value)) yield fixedBy(say('paging.hub-doubled', link), remove(link))
    if (rel === 'hub') hubs.add(value)
  }
  const complete = childOf(channel, 'fh:complete')
  if (complete && links.some((link) => PAGES.includes(attributeOf(link, 'rel')?.value ?? ''))) {
    yield say('paging.complete-with-pages', complete)
  }
}

function* selfRules(feed: FeedDocument): Iterable<Diagnostic> {
  const { channel, url } = feed
  const all = childrenOf(channel, 'atom:link').filter((link) => attributeOf(link, 'rel')?.value === 'self')
  const self = selfOf(channel)
  // A publisher's feed has no subscribers, so it needs no link to itself.
  const isPublisher = mediumOf(channel) === 'publisher'
  const prefix = prefixOf(feed)
  const right = (address: string) =>
    `<${prefix}link ${attribute('href', address)} rel="self" type="application/rss+xml"/>`
  if (!self) {
    const fix = url === undefined || prefix === undefined ? undefined : right(url)
    const said = say('rss.self-missing', channel, { fix })
    if (!isPublisher) yield fixedBy(said, fix && append(channel, fix))
    return
  }
  const [, second] = all
  if (second) {
    const isSame = attributeOf(second, 'href')?.value === attributeOf(self.element, 'href')?.value
    const about = { why: 'is given twice', ...(isSame && { fix: 'it once: take this one out.' }) }
    yield fixedBy(say('rss.self-wrong', second, about), isSame ? remove(second) : undefined)
  }
  const type = attributeOf(self.element, 'type')
  const fault = addressFault(self.value)
  if (fault) {
    const address = url ?? fault.fix
    const href = attributeOf(self.element, 'href')
    const about = {
      why: self.value === '' ? fault.why : `is “${self.value}”, which ${fault.why}`,
      fix: address && attribute('href', address),
    }
    yield fixedBy(say('rss.self-wrong', self.element, about), href && address && setValue(href, address))
  } else if (type && !isFeedType(type.value)) {
    const fix = 'application/rss+xml'
    const about = { why: `is of the type “${type.value}” and not of ${fix}`, fix: attribute('type', fix) }
    yield fixedBy(say('rss.self-wrong', self.element, about), setValue(type, fix))
  } else if (url !== undefined && !sameAddress(self.value, url)) {
    yield say('rss.self-elsewhere', self.element, { value: self.value, url })
  }
}

/** The prefix of Atom's namespace in the feed, with its colon; undefined if there is none. */
function prefixOf({ rss, channel }: FeedDocument): string | undefined {
  const bound = [...channel.attributes, ...rss.attributes].find(
    ({ name, value }) => name.startsWith('xmlns:') && value === NAMESPACES.atom,
  )
  return bound && `${bound.name.slice('xmlns:'.length)}:`
}

function isFeedType(type: string): boolean {
  return /^application\/(rss\+)?xml\b/i.test(type.trim())
}

function sameAddress(one: string, other: string): boolean {
  const plain = (url: string) => new URL(url).href.replace(/^https?:/, '').replace(/\/$/, '')
  return plain(one) === plain(other)
}

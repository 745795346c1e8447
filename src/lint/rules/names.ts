import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/nearest.ts'
import type { XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { trimmed } from '../tree.ts'
import { ITUNES_NAMES, ITUNES_OLD, REPEATED, RSS_NAMES } from './rss-names.ts'

/** Which elements stand where: unknown ones, repeated ones, empty ones, and those behind the items. */
export function* nameRules({ channel, items }: FeedDocument): Iterable<Diagnostic> {
  yield* namesIn(channel)
  for (const child of channel.children) {
    if (child.family === '' && child.local !== 'item' && child.local in RSS_NAMES) yield* namesIn(child)
    if (child.family === 'itunes' && child.local === 'owner') yield* namesIn(child)
  }
  for (const item of items) yield* namesIn(item)
  yield* oldTags([channel, ...items])

  const first = channel.children.findIndex(({ family, local }) => family === '' && local === 'item')
  if (first < 0) return
  const late = channel.children.slice(first).find((child) => child.usual !== 'item' && isJudged(child))
  if (late) yield say('rss.channel-after-item', late, { name: late.name })
}

function isJudged({ family }: XmlElement): boolean {
  return family === '' || family === 'itunes'
}

function* namesIn(parent: XmlElement): Iterable<Diagnostic> {
  const seen = new Set<string>()
  for (const child of parent.children) {
    if (!isJudged(child)) continue
    const name = child.usual
    const known = (child.family === '' ? RSS_NAMES : ITUNES_NAMES)[parent.local] ?? []
    if (!known.includes(child.local)) {
      yield* unknown(parent, child, known)
      continue
    }
    const repeatable = child.family === '' ? REPEATED.has(child.local) : child.local === 'category'
    if (seen.has(name) && !repeatable) yield say('rss.element-doubled', child, { name: child.name })
    seen.add(name)
    if (isHollow(child) && !HAVE_OWN_CODE.has(name))
      yield say('rss.element-empty', child, { name: child.name })
  }
}

/** Their absence is said with a reason of its own, and being empty is being absent. */
const HAVE_OWN_CODE: ReadonlySet<string> = new Set([
  'title',
  'description',
  'language',
  'guid',
  'pubDate',
  'lastBuildDate',
  'ttl',
  'url',
  'link',
  'item',
  'channel',
  'itunes:explicit',
  'itunes:type',
  'itunes:episodeType',
  'itunes:episode',
  'itunes:season',
  'itunes:duration',
  'itunes:block',
  'itunes:complete',
  'itunes:email',
  'itunes:new-feed-url',
])

function isHollow(element: XmlElement): boolean {
  return element.children.length === 0 && element.attributes.length === 0 && trimmed(element) === ''
}

function* unknown(parent: XmlElement, child: XmlElement, known: readonly string[]): Iterable<Diagnostic> {
  const meant = nearest(child.local, known)
  if (child.family === '') {
    const fix = meant === undefined ? 'Take it out, or use a namespace that has it.' : `Write <${meant}>.`
    yield say('rss.element-unknown', child, { name: child.name, parent: parent.name, fix })
    return
  }
  // A new-feed-url in an item and the retired tags have codes of their own.
  if (ITUNES_OLD.includes(child.local) || child.local === 'new-feed-url') return
  const fix = meant === undefined ? 'Take it out.' : `Write <itunes:${meant}>.`
  yield say('itunes.element-unknown', child, { name: child.name, parent: parent.name, fix })
}

/** Retired tags stand in every item of old feeds: each is said once, with its number. */
function* oldTags(parents: readonly XmlElement[]): Iterable<Diagnostic> {
  const found = parents.flatMap(({ children }) =>
    children.filter(({ family, local }) => family === 'itunes' && ITUNES_OLD.includes(local)),
  )
  for (const local of ITUNES_OLD) {
    const all = found.filter((one) => one.local === local)
    const [first] = all
    if (first) yield say('itunes.tag-old', first, { name: first.name, count: all.length })
  }
}

import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { fixedBy, insertBefore, remove, rename } from '../fix.ts'
import { meantBy } from '../nearest-name.ts'
import { childOf, trimmed } from '../tree.ts'
import { ITUNES_NAMES, ITUNES_OLD, REPEATED, RSS_NAMES } from './rss-names.ts'

/** Checks elements: unknown, repeated and empty ones, and channel elements after the items. */
export function* nameRules({ channel, items, text }: FeedDocument): Iterable<Diagnostic> {
  yield* namesIn(channel)
  for (const child of channel.children) {
    if (child.family === '' && child.local !== 'item' && child.local in RSS_NAMES) yield* namesIn(child)
    if (child.family === 'itunes' && child.local === 'owner') yield* namesIn(child)
  }
  for (const item of items) yield* namesIn(item)
  yield* oldTags([channel, ...items])

  const first = channel.children.findIndex(({ family, local }) => family === '' && local === 'item')
  const [before] = items
  if (first < 0 || !before) return
  const late = channel.children.slice(first).filter((child) => child.usual !== 'item' && isJudged(child))
  const [one] = late
  if (!one) return
  // All of them are moved together, in their order.
  const xml = late.map(({ start, end }) => `${text.slice(start, end)}\n`).join('')
  const edits = [...insertBefore(before, xml), ...late.flatMap(remove)]
  yield fixedBy(say('rss.channel-after-item', one, { name: one.name }), edits)
}

function isJudged({ family, usual }: XmlElement): boolean {
  return family === '' || family === 'itunes' || usual === 'content:encoded'
}

function* namesIn(parent: XmlElement): Iterable<Diagnostic> {
  const seen = new Map<string, XmlElement>()
  for (const child of parent.children) {
    if (!isJudged(child)) continue
    const name = child.usual
    const known = (child.family === '' ? RSS_NAMES : ITUNES_NAMES)[parent.local] ?? []
    if (child.family !== 'content' && !known.includes(child.local)) {
      yield* unknown(parent, child, known)
      continue
    }
    const repeatable = child.family === '' ? REPEATED.has(child.local) : child.local === 'category'
    const other = seen.get(name)
    if (other && !repeatable) yield doubled('rss.element-doubled', child, other)
    else seen.set(name, child)
    if (isHollow(child) && !HAVE_OWN_CODE.has(name))
      yield fixedBy(say('rss.element-empty', child, { name: child.name }), remove(child))
  }
}

/** Elements that have their own diagnostic if they are absent or empty. */
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
  'itunes:image',
  'itunes:category',
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

/** Reports a repeated element. It can be removed if it is empty or equal to the first. */
export function doubled(
  code: 'rss.element-doubled' | 'podcast.element-doubled',
  element: XmlElement,
  first: XmlElement,
): Diagnostic {
  const { name } = element
  const isSame = saidBy(element) === saidBy(first)
  if (!isSame && !isHollow(element)) return say(code, element, { name, how: '' })
  const fix = isSame ? 'it says the same.' : 'it is empty.'
  const about = { name, how: isSame ? ' with the same content' : ', empty', fix }
  return fixedBy(say(code, element, about), remove(element))
}

/** The content of an element, for comparison. */
function saidBy(element: XmlElement): string {
  const attributes = element.attributes.map(({ name, value }) => `${name}=${value}`).sort()
  return JSON.stringify([trimmed(element), attributes, element.children.map(saidBy)])
}

function* unknown(parent: XmlElement, child: XmlElement, known: readonly string[]): Iterable<Diagnostic> {
  // A new-feed-url in an item and the retired tags have their own codes.
  if (child.family === 'itunes' && (ITUNES_OLD.includes(child.local) || child.local === 'new-feed-url'))
    return
  const code = child.family === '' ? 'rss.element-unknown' : 'itunes.element-unknown'
  const { same, near } = meantBy(child.local, known)
  const prefix = child.name.slice(0, child.name.length - child.local.length)
  const about = { name: child.name, parent: parent.name }
  const usual = child.family === '' ? same : `itunes:${same}`
  // If the correct element exists too, renaming would duplicate it.
  if (same !== undefined && usual !== undefined && !childOf(parent, usual)) {
    const fix = `Write <${prefix}${same}>.`
    yield fixedBy(say(code, child, { ...about, fix }), rename(child, `${prefix}${same}`))
  } else if (near !== undefined) {
    yield say(code, child, { ...about, fix: `Take it out, or write <${prefix}${near}> if that is meant.` })
  } else yield fixedBy(say(code, child, about), remove(child))
}

/** Reports each retired tag once, with its number, because old feeds have them in every item. */
function* oldTags(parents: readonly XmlElement[]): Iterable<Diagnostic> {
  const found = parents.flatMap(({ children }) =>
    children.filter(({ family, local }) => family === 'itunes' && ITUNES_OLD.includes(local)),
  )
  for (const local of ITUNES_OLD) {
    const all = found.filter((one) => one.local === local)
    const [first] = all
    if (!first) continue
    // A summary may be the only text.
    const isSpare =
      local !== 'summary' ||
      parents.every((one) => !childOf(one, 'itunes:summary') || trimmed(childOf(one, 'description')) !== '')
    const about = {
      name: first.name,
      count: all.length,
      ...(isSpare && { fix: 'the description says what it said.' }),
    }
    yield fixedBy(say('itunes.tag-old', first, about), isSpare ? all.flatMap(remove) : undefined)
  }
}

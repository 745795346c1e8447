import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { addAttribute, append, fixedBy, setText, setValue, written } from '../fix.ts'
import { meantDate } from '../meant-date.ts'
import { momentOf, rightWeekday, tooEarly } from '../moments.ts'
import { attributeOf, childOf, childrenOf, trimmed } from '../tree.ts'
import { isWebAddress } from '../web-address.ts'

/** Checks the requirements of RSS for items: title, description, link, date, guid. */
export function* itemRules({ items, channel, now }: FeedDocument): Iterable<Diagnostic> {
  for (const item of items) {
    yield* textRules(item)
    yield* linkRules(item)
  }
  yield* guidRules(items)
  for (const name of ['pubDate', 'lastBuildDate']) {
    for (const date of childrenOf(channel, name)) yield* dateRules(date, now)
  }
  for (const item of items) {
    const date = childOf(item, 'pubDate')
    if (!date || trimmed(date) === '') yield missingDate(item, date)
    else yield* dateRules(date, now)
  }
  yield* orderRules(items)
}

function* textRules(item: XmlElement): Iterable<Diagnostic> {
  const title = childOf(item, 'title')
  if (trimmed(title) === '') {
    const text = trimmed(childOf(item, 'itunes:title'))
    const fix = text === '' ? undefined : written('title', text)
    yield fixedBy(say('rss.item-title-missing', title ?? item, { fix }), given(item, title, 'title', text))
  }
  const description = childOf(item, 'description')
  if (trimmed(description) === '') yield say('rss.item-description-missing', description ?? item)
}

function* linkRules(item: XmlElement): Iterable<Diagnostic> {
  const link = childOf(item, 'link')
  if (trimmed(link) !== '') return
  const guid = childOf(item, 'guid')
  const isAddress = guid && (attributeOf(guid, 'isPermaLink')?.value ?? 'true') === 'true'
  const address = isAddress && isWebAddress(trimmed(guid)) ? trimmed(guid) : ''
  const fix = address === '' ? undefined : written('link', address)
  yield fixedBy(say('rss.item-link-missing', link ?? item, { fix }), given(item, link, 'link', address))
}

/** Edits that give an element a text, if there is one: in an existing empty element, or a new one. */
function given(item: XmlElement, element: XmlElement | undefined, name: string, text: string) {
  if (text === '') return undefined
  return element ? setText(element, text) : append(item, written(name, text))
}

/** Dates of Dublin Core and Atom, which some programs write besides or instead of RSS's own. */
const OTHER_DATES = ['dc:date', 'atom:published', 'atom:updated']

function missingDate(item: XmlElement, date: XmlElement | undefined): Diagnostic {
  const other = OTHER_DATES.map((name) => trimmed(childOf(item, name))).find((text) => text !== '') ?? ''
  const meant =
    other === '' ? undefined : (meantDate(other).fix ?? (momentOf(other).fault ? undefined : other))
  const fix = meant === undefined ? undefined : written('pubDate', meant)
  return fixedBy(say('rss.date-missing', date ?? item, { fix }), given(item, date, 'pubDate', meant ?? ''))
}

/** The tolerance for clocks that are slow. */
const CLOCKS_DIFFER_MILLISECONDS = 10 * 60 * 1000

function* dateRules(element: XmlElement, now: Date | undefined): Iterable<Diagnostic> {
  const value = trimmed(element)
  const { date, fault } = momentOf(value)
  if (fault === 'form') {
    const { why, fix } = meantDate(value)
    yield fixedBy(say('rss.date-wrong', element, { value, why, fix }), fix && setText(element, fix))
  }
  if (fault === 'weekday') {
    const { right, fix } = rightWeekday(value)
    yield fixedBy(say('rss.weekday-wrong', element, { value, right, fix }), setText(element, fix))
  }
  const why = date && tooEarly(date)
  if (why !== undefined) yield say('rss.date-early', element, { value, why })
  if (date && now && date.getTime() > now.getTime() + CLOCKS_DIFFER_MILLISECONDS) {
    yield say('rss.date-future', element, { value })
  }
}

/** Checks the order of items, and reports only the first that is out of order. */
function* orderRules(items: readonly XmlElement[]): Iterable<Diagnostic> {
  let before: Date | undefined
  for (const item of items) {
    const element = childOf(item, 'pubDate')
    const date = element && momentOf(element.text).date
    if (!date) continue
    if (before && date > before) {
      yield say('rss.order-wrong', element)
      return
    }
    before = date
  }
}

/** A number of up to this many digits is probably a counter, which is not unique among shows. */
const COUNTER = /^\d{1,7}$/

function* guidRules(items: readonly XmlElement[]): Iterable<Diagnostic> {
  const seen = new Map<string, XmlElement>()
  for (const item of items) {
    const guid = childOf(item, 'guid')
    const value = trimmed(guid)
    if (!guid || value === '') {
      yield say('rss.guid-missing', guid ?? item)
      continue
    }
    const other = seen.get(value)
    if (other) yield say('rss.guid-doubled', guid, { line: other.line })
    else seen.set(value, guid)
    yield* permalinkRules(guid, value)
    if (COUNTER.test(value)) yield say('rss.guid-short', guid, { value })
  }
}

function* permalinkRules(guid: XmlElement, value: string): Iterable<Diagnostic> {
  const permanent = attributeOf(guid, 'isPermaLink')
  const said = permanent?.value.trim().toLowerCase() ?? 'true'
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(value)
  if (
    permanent &&
    permanent.value !== said &&
    ['true', 'false'].includes(said) &&
    (isAddress || said === 'false')
  ) {
    const about = { value: permanent.value, fix: said }
    yield fixedBy(say('rss.guid-permalink-unknown', permanent, about), setValue(permanent, said))
  } else if (permanent && !['true', 'false'].includes(said)) {
    // Text that is no URL cannot be a permalink; a URL may or may not be one.
    const fix = isAddress ? undefined : 'false'
    const about = { value: permanent.value, fix }
    yield fixedBy(say('rss.guid-permalink-unknown', permanent, about), fix && setValue(permanent, fix))
  } else if (said === 'true' && !isAddress) {
    const edits = permanent ? setValue(permanent, 'false') : addAttribute(guid, 'isPermaLink', 'false')
    yield fixedBy(say('rss.guid-permalink', guid, { value }), edits)
  }
}

import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { fixedDate, momentOf } from '../moments.ts'
import { attributeOf, childOf, childrenOf, trimmed } from '../tree.ts'

/** What RSS asks of items: title, description, link, date, guid. */
export function* itemRules({ items, channel, now }: FeedDocument): Iterable<Diagnostic> {
  for (const item of items) {
    if (trimmed(childOf(item, 'title')) === '')
      yield say('rss.item-title-missing', childOf(item, 'title') ?? item)
    if (trimmed(childOf(item, 'description')) === '') {
      yield say('rss.item-description-missing', childOf(item, 'description') ?? item)
    }
    if (trimmed(childOf(item, 'link')) === '')
      yield say('rss.item-link-missing', childOf(item, 'link') ?? item)
  }
  yield* guidRules(items)
  for (const name of ['pubDate', 'lastBuildDate']) {
    for (const date of childrenOf(channel, name)) yield* dateRules(date, now)
  }
  for (const item of items) {
    const date = childOf(item, 'pubDate')
    if (!date || trimmed(date) === '') yield say('rss.date-missing', date ?? item)
    else yield* dateRules(date, now)
  }
  yield* orderRules(items)
}

/** A clock that is a little slow is nobody's fault. */
const CLOCKS_DIFFER_MILLISECONDS = 10 * 60 * 1000

function* dateRules(element: XmlElement, now: Date | undefined): Iterable<Diagnostic> {
  const value = trimmed(element)
  const { date, fault } = momentOf(value)
  if (fault === 'form') yield say('rss.date-wrong', element, { value, fix: fixedDate(value) })
  if (fault === 'weekday') yield say('rss.weekday-wrong', element, { value, fix: fixedDate(value) })
  if (date && now && date.getTime() > now.getTime() + CLOCKS_DIFFER_MILLISECONDS) {
    yield say('rss.date-future', element, { value })
  }
}

/** Said for the first item that is out of order: the rest follows from it. */
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

/** Below so many digits a number is taken for a counter, which every show has. */
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
    const permanent = attributeOf(guid, 'isPermaLink')?.value ?? 'true'
    if (
      !['true', 'false'].includes(permanent) ||
      (permanent === 'true' && !/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(value))
    ) {
      yield say('rss.guid-permalink', guid, { value })
    }
    if (COUNTER.test(value)) yield say('rss.guid-short', guid, { value })
  }
}

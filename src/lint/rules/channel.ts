import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { append, fixedBy, remove, setText, written } from '../fix.ts'
import { momentOf } from '../moments.ts'
import { attributeOf, childOf, childrenOf, trimmed } from '../tree.ts'
import { E_MAIL, LANGUAGE_TAG } from '../web-address.ts'

/** Checks the requirements of RSS for a channel. */
export function* channelRules(feed: FeedDocument): Iterable<Diagnostic> {
  const { channel, items } = feed
  const isPublisher = mediumOf(channel) === 'publisher'
  if (trimmed(childOf(channel, 'title')) === '') yield say('rss.title-missing', at(channel, 'title'))
  if (trimmed(childOf(channel, 'link')) === '') yield say('rss.link-missing', at(channel, 'link'))
  if (trimmed(childOf(channel, 'description')) === '') {
    yield say('rss.description-missing', at(channel, 'description'))
  }
  if (!isPublisher || childOf(channel, 'language')) yield* languageRules(channel)
  if (items.length === 0 && childrenOf(channel, 'podcast:remoteItem').length === 0) {
    yield say('rss.items-none', channel)
  }
  if (trimmed(childOf(channel, 'generator')) === '' && !isPublisher)
    yield say('rss.generator-missing', at(channel, 'generator'))
  yield* imageRules(channel)
  yield* oddments(channel)
  yield* buildDateRules(feed)
  for (const parent of [channel, ...items]) yield* contactRules(parent)
}

function at(channel: XmlElement, name: string): XmlElement {
  return childOf(channel, name) ?? channel
}

function* languageRules(channel: XmlElement): Iterable<Diagnostic> {
  const language = childOf(channel, 'language')
  const value = trimmed(language)
  if (!language || value === '') yield say('rss.language-missing', language ?? channel)
  else if (!LANGUAGE_TAG.test(value)) {
    const hyphenated = value.replaceAll('_', '-').replace(/\s+/g, '')
    const fix = LANGUAGE_TAG.test(hyphenated) ? hyphenated : undefined
    yield fixedBy(say('rss.language-wrong', language, { value, fix }), fix && setText(language, fix))
  }
}

const IMAGE_LIMITS = { width: 144, height: 400 } as const

function* imageRules(channel: XmlElement): Iterable<Diagnostic> {
  const image = childOf(channel, 'image')
  if (!image) return
  for (const name of ['url', 'title', 'link']) {
    const there = childOf(image, name)
    if (trimmed(there) !== '') continue
    const value = name === 'url' ? '' : trimmed(childOf(channel, name))
    const fix = value === '' ? undefined : written(name, value)
    const edits = fix && (there ? setText(there, value) : append(image, fix))
    yield fixedBy(say('rss.image-incomplete', image, { name, fix }), edits)
  }
  for (const [name, limit] of Object.entries(IMAGE_LIMITS)) {
    const size = childOf(image, name)
    const value = trimmed(size)
    if (size && !(/^\d+$/.test(value) && Number(value) <= limit)) {
      yield fixedBy(say('rss.image-size-wrong', size, { name, value, limit }), remove(size))
    }
  }
  for (const name of ['title', 'link']) {
    const mine = childOf(image, name)
    const value = trimmed(childOf(channel, name))
    const same = (text: string) => text.replace(/\/$/, '')
    if (mine && value !== '' && trimmed(mine) !== '' && same(trimmed(mine)) !== same(value)) {
      yield fixedBy(say('rss.image-unlike', mine, { name, value }), setText(mine, value))
    }
  }
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const CLOUD = ['domain', 'port', 'path', 'registerProcedure', 'protocol']

function* oddments(channel: XmlElement): Iterable<Diagnostic> {
  const ttl = childOf(channel, 'ttl')
  if (ttl && !/^\d+$/.test(trimmed(ttl))) {
    yield fixedBy(say('rss.ttl-wrong', ttl, { value: trimmed(ttl) }), remove(ttl))
  }
  const input = childOf(channel, 'textInput')
  if (input) yield fixedBy(say('rss.text-input', input), remove(input))
  const cloud = childOf(channel, 'cloud')
  const lacking = cloud && CLOUD.find((name) => attributeOf(cloud, name) === undefined)
  if (cloud && lacking !== undefined) {
    yield fixedBy(say('rss.cloud-wrong', cloud, { name: lacking }), remove(cloud))
  }
  yield* skipRules(
    childOf(channel, 'skipHours'),
    'hour',
    (value) => /^\d{1,2}$/.test(value) && Number(value) < 24,
  )
  yield* skipRules(childOf(channel, 'skipDays'), 'day', (value) => WEEKDAYS.includes(value))
}

function* skipRules(
  list: XmlElement | undefined,
  what: string,
  isRight: (value: string) => boolean,
): Iterable<Diagnostic> {
  const seen = new Set<string>()
  for (const one of list ? childrenOf(list, what) : []) {
    const value = trimmed(one)
    if (!isRight(value) || seen.has(value)) {
      const day = WEEKDAYS.find((name) => name.toLowerCase() === value.toLowerCase())
      const right = what === 'day' && day !== undefined && !seen.has(day) ? day : undefined
      const fix = right && written(one.name, right)
      yield fixedBy(
        say('rss.skip-wrong', one, { value, what, fix }),
        right ? setText(one, right) : remove(list?.children.length === 1 ? list : one),
      )
    }
    seen.add(value)
  }
}

/** The tolerance of lastBuildDate: some hosts write the time of publication, and give the item a slightly later date. */
const TOLERANCE_MILLISECONDS = 12 * 3600 * 1000

function* buildDateRules({ channel, items, now }: FeedDocument): Iterable<Diagnostic> {
  const built = childOf(channel, 'lastBuildDate')
  const date = built && momentOf(built.text).date
  if (!built || !date) return
  const dates = items.flatMap((item) => momentOf(childOf(item, 'pubDate')?.text ?? '').date ?? [])
  const past = dates.map(Number).filter((one) => now === undefined || one <= now.getTime())
  const newest = past.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY)
  if (Number.isFinite(newest) && newest - date.getTime() > TOLERANCE_MILLISECONDS) {
    const fix = new Date(newest).toUTCString()
    yield fixedBy(say('rss.build-date-old', built, { fix }), setText(built, fix))
  }
}

/** The maximum length of an e-mail address with a name. */
const CONTACT_CHARACTERS = 500
const CONTACTS = ['managingEditor', 'webMaster', 'author']

function* contactRules(parent: XmlElement): Iterable<Diagnostic> {
  for (const name of CONTACTS) {
    for (const contact of childrenOf(parent, name)) {
      const value = trimmed(contact)
      // A channel cannot have an author, which is reported as an unknown element.
      if (value === '' || (name === 'author' && parent.local === 'channel')) continue
      const address = value
        .slice(0, CONTACT_CHARACTERS)
        .replace(/\([^()]*\)$/, '')
        .trimEnd()
      if (!E_MAIL.test(address)) {
        const fix = contactIn(value)
        const about = { name: contact.name, value, ...(fix !== undefined && { fix }) }
        yield fixedBy(say('rss.contact-wrong', contact, about), fix && setText(contact, fix))
      } else if (address === value) yield say('rss.contact-unnamed', contact, { name, value })
    }
  }
}

/** Reverses a name and an address in the form of e-mail: `Ann Lee <ann@example.org>`. */
function contactIn(text: string): string | undefined {
  const [, name = '', address = ''] =
    /^([^<>()@]{0,200}[^<>()@\s])\s*[<(]\s*(?:mailto:)?([^\s<>()]{3,200})\s*[>)]$/.exec(text) ?? []
  return E_MAIL.test(address) ? `${address} (${name.replace(/^"|"$/g, '')})` : undefined
}

/** The text of a channel's podcast:medium; empty if it has none. */
export function mediumOf(channel: XmlElement): string {
  return trimmed(childOf(channel, 'podcast:medium'))
}

/** The URLs in RSS's own elements, of the channel and of items. */
export function* linkTargets(parent: XmlElement): Iterable<{ element: XmlElement; value: string }> {
  for (const name of ['link', 'docs', 'comments']) {
    for (const element of childrenOf(parent, name)) yield { element, value: trimmed(element) }
  }
  const image = childOf(parent, 'image')
  for (const name of ['url', 'link']) {
    for (const element of image ? childrenOf(image, name) : []) yield { element, value: trimmed(element) }
  }
}

import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { attributeOf, childOf, childrenOf, trimmed } from '../tree.ts'
import { E_MAIL, isWebAddress } from '../web-address.ts'
import { categoryRules } from './categories.ts'

/** What Apple asks of a channel, and of what stands in channels and items alike. */
export function* itunesRules({ channel, items }: FeedDocument): Iterable<Diagnostic> {
  if (![channel, ...items].some(({ children }) => children.some(({ family }) => family === 'itunes'))) {
    yield say('itunes.namespace-missing', channel)
    return
  }
  if (!childOf(channel, 'itunes:image')) yield say('itunes.image-missing', channel)
  if (trimmed(childOf(channel, 'itunes:author')) === '') {
    yield say('itunes.author-missing', childOf(channel, 'itunes:author') ?? channel)
  }
  yield* categoryRules(channel)
  yield* ownerRules(channel)
  const type = childOf(channel, 'itunes:type')
  if (type && !['episodic', 'serial'].includes(type.text))
    yield say('itunes.type-wrong', type, { value: type.text })
  if (!childOf(channel, 'itunes:explicit')) yield say('itunes.explicit-missing', channel)

  for (const parent of [channel, ...items]) {
    for (const explicit of childrenOf(parent, 'itunes:explicit')) yield* explicitRules(explicit)
    for (const image of childrenOf(parent, 'itunes:image')) yield* imageRules(image)
    for (const name of ['itunes:block', 'itunes:complete']) {
      for (const tag of childrenOf(parent, name)) {
        if (!/^yes$/i.test(tag.text)) yield say('itunes.block-idle', tag, { name: tag.name, value: tag.text })
      }
    }
    for (const move of childrenOf(parent, 'itunes:new-feed-url')) yield* moveRules(parent, move)
    yield* textRules(parent)
  }
}

function* ownerRules(channel: XmlElement): Iterable<Diagnostic> {
  const owner = childOf(channel, 'itunes:owner')
  const email = owner && childOf(owner, 'itunes:email')
  if (!email) yield say('itunes.owner-missing', owner ?? channel)
  else if (!E_MAIL.test(email.text.trim()))
    yield say('itunes.owner-email-wrong', email, { value: email.text.trim() })
}

/** What the old values meant. */
const EXPLICIT = new Map([
  ['yes', 'true'],
  ['explicit', 'true'],
  ['true', 'true'],
])

function* explicitRules(explicit: XmlElement): Iterable<Diagnostic> {
  const value = explicit.text
  if (value === 'true' || value === 'false') return
  const fix = EXPLICIT.get(value.trim().toLowerCase()) ?? 'false'
  yield say('itunes.explicit-wrong', explicit, { value, fix })
}

function* imageRules(image: XmlElement): Iterable<Diagnostic> {
  const href = attributeOf(image, 'href')
  const value = href?.value.trim() ?? image.text.trim()
  if (!href || !isWebAddress(value)) yield say('itunes.image-wrong', href ?? image, { value })
  else if (!/\.(?:jpe?g|png)$/i.test(new URL(value).pathname)) {
    // An address without any extension is a service that may well answer JPEG.
    if (/\.[a-z0-9]{2,5}$/i.test(new URL(value).pathname)) yield say('itunes.image-format', href, { value })
  }
}

function* moveRules(parent: XmlElement, move: XmlElement): Iterable<Diagnostic> {
  const value = trimmed(move)
  if (parent.local !== 'channel') {
    yield say('itunes.new-feed-url-wrong', move, {
      value,
      why: 'stands in an item, where nobody looks for it',
    })
  } else if (!isWebAddress(value)) {
    yield say('itunes.new-feed-url-wrong', move, { value, why: 'is no whole web address' })
  }
}

/** APPLE-03. */
const TEXT_CHARACTERS = 255
const TEXTS = new Set(['title', 'copyright', 'itunes:title', 'itunes:author', 'itunes:name', 'itunes:email'])

function* textRules(parent: XmlElement): Iterable<Diagnostic> {
  const owner = childOf(parent, 'itunes:owner')
  for (const element of [...parent.children, ...(owner?.children ?? [])]) {
    if (!TEXTS.has(element.usual)) continue
    const count = [...element.text.trim()].length
    if (count > TEXT_CHARACTERS) {
      yield say('itunes.too-long', element, { name: element.name, count, over: count - TEXT_CHARACTERS })
    }
    if (element.family === 'itunes' && element.text !== element.text.trim() && count > 0) {
      yield say('itunes.text-untrimmed', element, { name: element.name })
    }
  }
}

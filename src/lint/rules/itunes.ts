import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { attribute, fixedBy, remove, setText, setValue, written } from '../fix.ts'
import { misplacedAddress } from '../misplaced-address.ts'
import { attributeOf, childOf, childrenOf, trimmed } from '../tree.ts'
import { addressFault, E_MAIL, isWebAddress } from '../web-address.ts'
import { categoryRules } from './categories.ts'
import { mediumOf } from './channel.ts'

/** Checks Apple's requirements for a channel, and those that channels and items share. */
export function* itunesRules({ channel, items }: FeedDocument): Iterable<Diagnostic> {
  if (![channel, ...items].some(({ children }) => children.some(({ family }) => family === 'itunes'))) {
    // A publisher's feed lists feeds, so directories do not list it as a show.
    if (mediumOf(channel) !== 'publisher') yield say('itunes.namespace-missing', channel)
    return
  }
  if (!childOf(channel, 'itunes:image')) yield say('itunes.image-missing', channel)
  if (trimmed(childOf(channel, 'itunes:author')) === '') {
    yield say('itunes.author-missing', childOf(channel, 'itunes:author') ?? channel)
  }
  yield* categoryRules(channel)
  yield* ownerRules(channel)
  const type = childOf(channel, 'itunes:type')
  if (type && !TYPES.includes(type.text)) {
    const fix = TYPES.find((one) => one === trimmed(type).toLowerCase())
    yield fixedBy(say('itunes.type-wrong', type, { value: type.text, fix }), fix && setText(type, fix))
  }
  if (!childOf(channel, 'itunes:explicit')) yield say('itunes.explicit-missing', channel)

  for (const parent of [channel, ...items]) {
    for (const explicit of childrenOf(parent, 'itunes:explicit')) yield* explicitRules(explicit)
    for (const image of childrenOf(parent, 'itunes:image')) yield* imageRules(image)
    for (const name of ['itunes:block', 'itunes:complete']) {
      for (const tag of childrenOf(parent, name)) {
        if (/^yes$/i.test(tag.text)) continue
        const isNo = /^(?:no|false|0|)$/i.test(trimmed(tag))
        const idle = say('itunes.block-idle', tag, { name: tag.name, value: tag.text })
        yield fixedBy(idle, isNo ? remove(tag) : undefined)
      }
    }
    for (const move of childrenOf(parent, 'itunes:new-feed-url')) yield* moveRules(parent, move)
    yield* textRules(parent)
  }
}

const TYPES = ['episodic', 'serial']

function* ownerRules(channel: XmlElement): Iterable<Diagnostic> {
  const owner = childOf(channel, 'itunes:owner')
  const email = owner && childOf(owner, 'itunes:email')
  if (!email) yield say('itunes.owner-missing', owner ?? channel)
  else if (!E_MAIL.test(trimmed(email))) {
    const value = trimmed(email)
    const words = value.slice(0, 500).split(/[\s<>()"',;:]/)
    const [only, other] = words.filter((word) => E_MAIL.test(word))
    const fix = other === undefined ? only : undefined
    yield fixedBy(say('itunes.owner-email-wrong', email, { value, fix }), fix && setText(email, fix))
  }
}

/** The meaning of the values in Apple's documentation before 2019. */
const EXPLICIT = new Map([
  ['true', 'true'],
  ['yes', 'true'],
  ['explicit', 'true'],
  ['false', 'false'],
  ['no', 'false'],
  ['clean', 'false'],
])

function* explicitRules(explicit: XmlElement): Iterable<Diagnostic> {
  const value = explicit.text
  if (value === 'true' || value === 'false') return
  const fix = EXPLICIT.get(value.trim().toLowerCase())
  if (fix === undefined) yield say('itunes.explicit-wrong', explicit, { value })
  else yield fixedBy(say('itunes.explicit-old', explicit, { value, fix }), setText(explicit, fix))
}

function* imageRules(image: XmlElement): Iterable<Diagnostic> {
  const href = attributeOf(image, 'href')
  const value = href?.value.trim() ?? ''
  const fault = addressFault(value)
  if (fault) {
    const misplaced = value === '' ? misplacedAddress(image, 'href') : undefined
    const fix = misplaced ? `<${image.name} ${misplaced.fix}/>` : fault.fix && attribute('href', fault.fix)
    const edits = misplaced?.edits ?? (href && fault.fix ? setValue(href, fault.fix) : undefined)
    const missing = href ? 'has an empty href' : 'has no href'
    const why = misplaced?.why ?? (value === '' ? missing : `has the href “${value}”, which ${fault.why}`)
    yield fixedBy(say('itunes.image-wrong', href ?? image, { why, fix }), edits)
  } else if (href && href.value !== value) {
    const about = { why: 'has spaces or line ends around its href', fix: attribute('href', value) }
    yield fixedBy(say('itunes.image-wrong', href, about), setValue(href, value))
  } else if (href && !/\.(?:jpe?g|png)$/i.test(new URL(value).pathname)) {
    // A URL without an extension may well return JPEG.
    if (/\.[a-z0-9]{2,5}$/i.test(new URL(value).pathname)) yield say('itunes.image-format', href, { value })
  }
}

function* moveRules(parent: XmlElement, move: XmlElement): Iterable<Diagnostic> {
  const value = trimmed(move)
  if (parent.local !== 'channel') {
    const about = {
      value,
      why: 'stands in an item, where nobody looks for it',
      fix: 'it does nothing there.',
    }
    yield fixedBy(say('itunes.new-feed-url-wrong', move, about), remove(move))
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
      const text = element.text.trim().replace(/\s+/g, ' ')
      const about = { name: element.name, fix: written(element.name, text) }
      yield fixedBy(say('itunes.text-untrimmed', element, about), setText(element, text))
    }
  }
}

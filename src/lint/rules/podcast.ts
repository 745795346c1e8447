import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/nearest.ts'
import type { XmlAttribute, XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import type { Tag } from '../podcast/tag.ts'
import { TAGS } from '../podcast/tags.ts'
import { attributeOf, trimmed } from '../tree.ts'
import { isWebAddress } from '../web-address.ts'

/** Every tag of Podcasting 2.0 by the table of tags: where it stands, how often, what it says. */
export function* podcastRules({ channel, items }: FeedDocument): Iterable<Diagnostic> {
  for (const parent of [channel, ...items]) yield* tagsIn(parent)
}

function* tagsIn(parent: XmlElement): Iterable<Diagnostic> {
  const seen = new Set<string>()
  for (const element of parent.children) {
    if (element.family !== 'podcast') continue
    const { name, local } = element
    const tag = Object.hasOwn(TAGS, local) ? TAGS[local] : undefined
    if (!tag) {
      const meant = nearest(local, Object.keys(TAGS))
      const fix = meant === undefined ? 'Take it out.' : `Write <podcast:${meant}>.`
      yield say('podcast.element-unknown', element, { name, fix })
      continue
    }
    if (!tag.in.includes(parent.local)) {
      const wanted = tag.in.filter((one) => one !== 'liveItem').join('> or <')
      yield say('podcast.element-misplaced', element, { name, parent: parent.name, wanted })
    }
    if (tag.once && seen.has(local)) yield say('podcast.element-doubled', element, { name })
    seen.add(local)
    yield* attributeRules(element, tag)
    yield* textRules(element, tag)
    const { holds } = tag
    if (
      holds &&
      !element.children.some((child) => child.family === 'podcast' && holds.any.includes(child.local))
    ) {
      const wanted = `at least one podcast:${holds.any.join(' or podcast:')}`
      yield say('podcast.child-missing', element, { name, found: 'none', wanted, example: holds.example })
    }
    yield* tagsIn(element)
  }
}

function* attributeRules(element: XmlElement, tag: Tag): Iterable<Diagnostic> {
  const { name } = element
  for (const attribute of tag.needs ?? []) {
    if ((attributeOf(element, attribute)?.value.trim() ?? '') !== '') continue
    const wanted =
      tag.attributes?.[attribute]?.wanted ?? (tag.addresses?.includes(attribute) ? 'https://…' : '…')
    yield say('podcast.attribute-missing', attributeOf(element, attribute) ?? element, {
      name,
      attribute,
      wanted,
    })
  }
  for (const attribute of element.attributes) {
    if (attribute.value.trim() === '') continue
    if (tag.addresses?.includes(attribute.name)) yield* addressRules(element, attribute)
    const value = tag.attributes?.[attribute.name]
    if (value && !value.fits(attribute.value)) {
      const code = value.should ? 'podcast.attribute-doubtful' : 'podcast.attribute-wrong'
      const about = { name, attribute: attribute.name, value: attribute.value, wanted: value.wanted }
      yield say(code, attribute, about)
    }
    const limit = tag.attributeLimits?.[attribute.name]
    if (limit !== undefined) yield* lengthRules(attribute, attribute.value, `${attribute.name}`, name, limit)
  }
}

function* addressRules(
  { name }: XmlElement,
  { name: attribute, value, ...at }: XmlAttribute,
): Iterable<Diagnostic> {
  if (!isWebAddress(value)) yield say('podcast.url-wrong', at, { name, attribute, value })
  else if (/^http:/i.test(value)) {
    yield say('podcast.url-insecure', at, { name, attribute, fix: value.replace(/^http:/i, 'https:') })
  }
}

function* textRules(element: XmlElement, tag: Tag): Iterable<Diagnostic> {
  const { name } = element
  const value = trimmed(element)
  if (tag.textNeeded !== undefined && value === '') {
    yield say('podcast.text-missing', element, { name, wanted: tag.textNeeded })
  }
  if (tag.text && !tag.text.fits(value)) {
    yield say('podcast.text-wrong', element, { name, value, wanted: tag.text.wanted })
  }
  if (tag.textLimit !== undefined) yield* lengthRules(element, value, 'The text', name, tag.textLimit)
}

function* lengthRules(
  at: XmlElement | XmlAttribute,
  value: string,
  what: string,
  name: string,
  limit: number,
): Iterable<Diagnostic> {
  const count = [...value].length
  if (count > limit) yield say('podcast.too-long', at, { what, name, count, limit, over: count - limit })
}

import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlAttribute, XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import {
  addAttribute,
  attribute as asWritten,
  fixedBy,
  remove,
  rename,
  setText,
  setValue,
  written,
} from '../fix.ts'
import { extensionOf, typeOf } from '../media-types.ts'
import { misplacedAddress } from '../misplaced-address.ts'
import { meantBy } from '../nearest-name.ts'
import { meantValue, type Tag } from '../podcast/tag.ts'
import { TAGS } from '../podcast/tags.ts'
import { attributeOf, childOf, trimmed } from '../tree.ts'
import { addressFault } from '../web-address.ts'
import { doubled } from './names.ts'

/** Checks every tag of Podcasting 2.0 against the table of tags: parents, number, values. */
export function* podcastRules({ channel, items }: FeedDocument): Iterable<Diagnostic> {
  for (const parent of [channel, ...items]) yield* tagsIn(parent)
}

function* tagsIn(parent: XmlElement): Iterable<Diagnostic> {
  const seen = new Map<string, XmlElement>()
  for (const element of parent.children) {
    if (element.family !== 'podcast') continue
    const { name, local } = element
    const tag = Object.hasOwn(TAGS, local) ? TAGS[local] : undefined
    if (!tag) {
      yield unknown(element, parent)
      continue
    }
    if (!tag.in.includes(parent.local)) {
      const wanted = tag.in.filter((one) => one !== 'liveItem').join('> or <')
      yield say('podcast.element-misplaced', element, { name, parent: parent.name, wanted })
    }
    const other = seen.get(local)
    if (tag.once && other) yield doubled('podcast.element-doubled', element, other)
    seen.set(local, other ?? element)
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

function unknown(element: XmlElement, parent: XmlElement): Diagnostic {
  const { name, local } = element
  const prefix = name.slice(0, name.length - local.length)
  const { same, near } = meantBy(local, Object.keys(TAGS))
  // If the correct element exists too, renaming would duplicate it.
  if (same !== undefined && !childOf(parent, `podcast:${same}`)) {
    const fix = `Write <${prefix}${same}>.`
    return fixedBy(
      say('podcast.element-unknown', element, { name, fix }),
      rename(element, `${prefix}${same}`),
    )
  }
  if (near !== undefined) {
    const fix = `Take it out, or write <${prefix}${near}> if that is meant.`
    return say('podcast.element-unknown', element, { name, fix })
  }
  return fixedBy(say('podcast.element-unknown', element, { name }), remove(element))
}

function* attributeRules(element: XmlElement, tag: Tag): Iterable<Diagnostic> {
  const { name } = element
  for (const attribute of tag.needs ?? []) {
    if ((attributeOf(element, attribute)?.value.trim() ?? '') === '') yield missing(element, attribute, tag)
  }
  for (const attribute of element.attributes) {
    if (attribute.value.trim() === '') continue
    if (tag.addresses?.includes(attribute.name)) yield* addressRules(element, attribute)
    const value = tag.attributes?.[attribute.name]
    if (value && !value.fits(attribute.value)) {
      const code = value.should ? 'podcast.attribute-doubtful' : 'podcast.attribute-wrong'
      const url = attributeOf(element, 'url')?.value.trim() ?? ''
      const byEnding = attribute.name === 'type' ? typeByEnding(element, url) : undefined
      const meant = byEnding ?? meantValue(value, attribute.value)
      const fix = meant && asWritten(attribute.name, meant)
      const about = { name, attribute: attribute.name, value: attribute.value, wanted: value.wanted, fix }
      yield fixedBy(say(code, attribute, about), meant && setValue(attribute, meant))
    }
    const limit = tag.attributeLimits?.[attribute.name]
    if (limit !== undefined) yield* lengthRules(attribute, attribute.value, `${attribute.name}`, name, limit)
  }
  yield* typeRules(element)
}

/** Types of transcripts and chapters by file extension; a JSON file can be either. */
const TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  transcript: {
    vtt: 'text/vtt',
    srt: 'application/x-subrip',
    json: 'application/json',
    html: 'text/html',
    htm: 'text/html',
    txt: 'text/plain',
  },
  chapters: { json: 'application/json+chapters' },
}

/** The type that follows from the extension of a URL. */
function typeByEnding({ local }: XmlElement, address: string): string | undefined {
  const types = TYPES[local] ?? {}
  const extension = extensionOf(address) ?? ''
  return Object.hasOwn(types, extension) ? types[extension] : undefined
}

function missing(element: XmlElement, attribute: string, tag: Tag): Diagnostic {
  const { name } = element
  const isAddress = tag.addresses?.includes(attribute) === true || attribute === 'uri'
  const empty = attributeOf(element, attribute)
  const wanted = tag.attributes?.[attribute]?.wanted ?? (isAddress ? 'a whole address' : 'see the namespace')
  const misplaced = isAddress && !empty ? misplacedAddress(element, attribute) : undefined
  const url = attributeOf(element, 'url')?.value.trim() ?? ''
  const type = attribute === 'type' ? typeByEnding(element, url) : undefined
  const fix = misplaced?.fix ?? (type && asWritten('type', type))
  const typed = type && (empty ? setValue(empty, type) : addAttribute(element, attribute, type))
  const where = misplaced ? `: it ${misplaced.why}` : ''
  const about = { name, attribute, where, wanted, fix }
  return fixedBy(say('podcast.attribute-missing', empty ?? element, about), misplaced?.edits ?? typed)
}

/** Reports a type that contradicts the extension. An unknown type has its own diagnostic. */
function* typeRules(element: XmlElement): Iterable<Diagnostic> {
  const type = attributeOf(element, 'type')
  const url = attributeOf(element, 'url')?.value.trim() ?? ''
  const right = typeByEnding(element, url)
  if (!type || right === undefined || element.local === 'chapters') return
  const value = typeOf(type.value)
  const known = TYPES[element.local] ?? {}
  if (value === right || !Object.values(known).includes(value)) return
  const fix = asWritten('type', right)
  const about = { name: element.name, value: type.value, extension: extensionOf(url) ?? '', fix }
  yield fixedBy(say('podcast.type-unlike', type, about), setValue(type, right))
}

function* addressRules({ name }: XmlElement, at: XmlAttribute): Iterable<Diagnostic> {
  const { name: attribute, value } = at
  const fault = addressFault(value)
  if (fault) {
    const fix = fault.fix && asWritten(attribute, fault.fix)
    const about = { name, attribute, value, why: fault.why, fix }
    yield fixedBy(say('podcast.url-wrong', at, about), fault.fix && setValue(at, fault.fix))
  } else if (/^http:/i.test(value)) {
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
    const meant = meantValue(tag.text, value)
    const fix = meant && written(name, meant)
    const about = { name, value, wanted: tag.text.wanted, fix }
    yield fixedBy(say('podcast.text-wrong', element, about), meant && setText(element, meant))
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

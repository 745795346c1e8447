import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { attributeOf, childrenOf } from '../tree.ts'
import { isWebAddress } from '../web-address.ts'

/** The recording of each item: one, with a whole address that no other item has, its bytes and its type. */
export function* enclosureRules({ items }: FeedDocument): Iterable<Diagnostic> {
  const seen = new Map<string, XmlElement>()
  for (const item of items) {
    const [first, second] = childrenOf(item, 'enclosure')
    if (!first) {
      yield say('rss.enclosure-missing', item)
      continue
    }
    if (second) yield say('rss.enclosure-second', second)
    yield* urlRules(first, seen)
    yield* lengthRules(first)
    yield* typeRules(first)
  }
}

function* urlRules(enclosure: XmlElement, seen: Map<string, XmlElement>): Iterable<Diagnostic> {
  const url = attributeOf(enclosure, 'url')
  const value = url?.value.trim() ?? ''
  if (!isWebAddress(value)) {
    yield say('rss.enclosure-url-wrong', url ?? enclosure, { value })
    return
  }
  const other = seen.get(value)
  if (other) yield say('rss.enclosure-doubled', url ?? enclosure, { line: other.line })
  else seen.set(value, enclosure)
  const file = new URL(value).pathname.split('/').at(-1) ?? ''
  if (!/\.[a-z0-9]{2,5}$/i.test(file)) yield say('itunes.enclosure-extension', url ?? enclosure, { value })
}

/** Less than a second of the poorest sound: a placeholder. */
const PLACEHOLDER_BYTES = 1000

function* lengthRules(enclosure: XmlElement): Iterable<Diagnostic> {
  const length = attributeOf(enclosure, 'length')
  const value = length?.value ?? ''
  if (!/^\d+$/.test(value)) {
    yield say('rss.enclosure-length-wrong', length ?? enclosure, { value, example: 34_216_300 })
  } else if (Number(value) < PLACEHOLDER_BYTES) {
    yield say('rss.enclosure-length-zero', length ?? enclosure, { value })
  }
}

const TYPES = new Map([
  ['mp3', 'audio/mpeg'],
  ['m4a', 'audio/x-m4a'],
  ['mp4', 'video/mp4'],
  ['m4v', 'video/x-m4v'],
  ['mov', 'video/quicktime'],
  ['webm', 'video/webm'],
])
/** What is written for formats that have another name. */
const FIXES = new Map([
  ['audio/mp3', 'audio/mpeg'],
  ['audio/mpeg3', 'audio/mpeg'],
  ['audio/x-mpeg', 'audio/mpeg'],
  ['audio/x-mp3', 'audio/mpeg'],
  ['audio/mpg', 'audio/mpeg'],
  ['audio/m4b', 'audio/x-m4a'],
])
/** APPLE-26 and PSP-13; audio/mp4 is the registered name of m4a. */
const PLAYED = new Set([
  ...[...TYPES.values()].filter((type) => type !== 'video/webm'),
  'audio/m4a',
  'audio/mp4',
  'audio/aac',
  'audio/x-aac',
  'video/m4v',
  'application/pdf',
  'application/epub+zip',
  'document/x-epub',
])

function* typeRules(enclosure: XmlElement): Iterable<Diagnostic> {
  const type = attributeOf(enclosure, 'type')
  const value = type?.value.trim() ?? ''
  const extension = /\.([a-z0-9]{3,4})(?:[?#]|$)/i.exec(attributeOf(enclosure, 'url')?.value ?? '')?.[1]
  const example = TYPES.get(extension?.toLowerCase() ?? '') ?? 'audio/mpeg'
  if (value === '') yield say('rss.enclosure-type-missing', type ?? enclosure, { example })
  else if (!/^[a-z]+\/[a-z0-9][a-z0-9.+-]*(\s*;.*)?$/i.test(value)) {
    yield say('rss.enclosure-type-wrong', type ?? enclosure, { value, example })
  } else if (FIXES.has(value.toLowerCase())) {
    yield say('itunes.enclosure-type-old', type ?? enclosure, {
      value,
      fix: FIXES.get(value.toLowerCase()) ?? '',
    })
  } else if (!PLAYED.has(value.toLowerCase())) {
    yield say('itunes.enclosure-unplayable', type ?? enclosure, { value })
  }
}

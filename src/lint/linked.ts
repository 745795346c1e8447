import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import type { XmlAttribute, XmlElement } from './document.ts'
import type { FeedDocument } from './feed-document.ts'
import { addAttribute, fixedBy, setValue } from './fix.ts'
import { contentOf } from './linked/content.ts'
import { chaptersFault, transcriptFault } from './linked/texts.ts'
import { MEDIA_TYPES, typeOf } from './media-types.ts'
import { attributeOf, childrenOf } from './tree.ts'
import { isWebAddress } from './web-address.ts'

export type LinkKind = 'recording' | 'show’s picture' | 'picture' | 'transcript' | 'chapters file'

/** A file that a feed links to, with the location of the link. */
export interface Link {
  readonly kind: LinkKind
  readonly url: string
  readonly at: XmlAttribute
  readonly element: XmlElement
}

/** The result of fetching it. */
export interface Looked {
  /** Why there was no response, as a clause. */
  readonly failure?: string
  readonly head?: { readonly status: number }
  readonly get?: {
    readonly status: number
    readonly headers: ReadonlyMap<string, string>
    /** The beginning of the body, or all of it. */
    readonly bytes: Uint8Array
    readonly isWhole: boolean
  }
  /** The size of a picture, if it could be determined. */
  readonly size?: { readonly width: number; readonly height: number }
}

/** Every file that a feed links to, without duplicates: first the show's picture, then item by item. */
export function linksOf({ channel, items }: FeedDocument): readonly Link[] {
  const found = new Map<string, Link>()
  const add = (kind: LinkKind, elements: readonly XmlElement[], name: string) => {
    for (const element of elements) {
      const at = attributeOf(element, name)
      const url = at?.value.trim() ?? ''
      if (at && isWebAddress(url) && !found.has(url)) found.set(url, { kind, url, at, element })
    }
  }
  add('show’s picture', childrenOf(channel, 'itunes:image'), 'href')
  for (const item of items) {
    add('recording', childrenOf(item, 'enclosure').slice(0, 1), 'url')
    add('picture', childrenOf(item, 'itunes:image'), 'href')
    add('transcript', childrenOf(item, 'podcast:transcript'), 'url')
    add('chapters file', childrenOf(item, 'podcast:chapters'), 'url')
  }
  return [...found.values()]
}

/** Reports problems of a file that a feed links to. */
export function* linkRules(link: Link, looked: Looked): Iterable<Diagnostic> {
  const { kind, url, at } = link
  const { failure, head, get } = looked
  const why =
    failure ??
    (get && get.status !== 200 && get.status !== 206 ? `the server answers ${get.status}` : undefined)
  if (why !== undefined || !get) {
    yield say('linked.unreachable', at, { what: kind, url, why: why ?? 'there was no answer' })
    return
  }
  const isText = kind === 'transcript' || kind === 'chapters file'
  if (!isText && head?.status !== 200) {
    yield say('linked.head-wrong', at, { what: kind, status: head?.status ?? 'no answer' })
  }
  if (kind === 'recording') yield* recordingRules(link, get)
  else if (kind === 'transcript') yield* transcriptRules(link, get)
  else if (kind === 'chapters file') {
    const fault = get.isWhole ? chaptersFault(get.bytes) : undefined
    if (fault !== undefined) yield say('linked.chapters-wrong', at, { why: fault })
  } else yield* pictureRules(link, looked, get.bytes)
}

type Got = NonNullable<Looked['get']>

function* recordingRules({ at, element }: Link, { status, headers, bytes }: Got): Iterable<Diagnostic> {
  const content = contentOf(bytes)
  if (content.isOther) {
    yield say('linked.not-media', at, { found: content.words })
    return
  }
  if (status !== 206) yield say('linked.range-missing', at, { status })
  const length = attributeOf(element, 'length')
  const all = sizeIn(headers, status)
  if (all !== undefined && length?.value.trim() !== String(all)) {
    const edits = length ? setValue(length, String(all)) : addAttribute(element, 'length', String(all))
    const about = { value: length?.value ?? '', bytes: all }
    yield fixedBy(say('linked.length-unlike', length ?? at, about), edits)
  }
  const type = attributeOf(element, 'type')
  const [right] = content.endings.flatMap((ending) => MEDIA_TYPES.get(ending)?.slice(0, 1) ?? [])
  const fitting = content.endings.flatMap((ending) => MEDIA_TYPES.get(ending) ?? [])
  if (type && right !== undefined && !fitting.includes(typeOf(type.value))) {
    const about = { value: type.value, found: content.words, fix: right }
    yield fixedBy(say('linked.type-unlike', type, about), setValue(type, right))
  }
}

/** The total size in bytes, from Content-Range (`bytes 0-65535/5242880`) or Content-Length. */
function sizeIn(headers: ReadonlyMap<string, string>, status: number): number | undefined {
  const [, all] =
    status === 206
      ? (/\/(\d{1,15})$/.exec(headers.get('content-range') ?? '') ?? [])
      : (/^(\d{1,15})$/.exec(headers.get('content-length') ?? '') ?? [])
  return all === undefined || headers.has('content-encoding') ? undefined : Number(all)
}

/** APPLE-27. */
const SIDE = { least: 1400, most: 3000 }

function* pictureRules({ kind, at }: Link, { size }: Looked, bytes: Uint8Array): Iterable<Diagnostic> {
  const content = contentOf(bytes)
  if (content.words !== 'a JPEG' && content.words !== 'a PNG') {
    yield say('linked.artwork-format', at, { found: content.words })
  } else if (size && kind === 'show’s picture') {
    const { width, height } = size
    const fits = width === height && width >= SIDE.least && width <= SIDE.most
    if (!fits) yield say('linked.artwork-size', at, { width, height })
  }
}

function* transcriptRules({ at, element }: Link, { bytes, isWhole }: Got): Iterable<Diagnostic> {
  const type = attributeOf(element, 'type')
  const place: Place = type ?? at
  const why = type && transcriptFault(typeOf(type.value), bytes, isWhole)
  if (type && why !== undefined) yield say('linked.transcript-wrong', place, { value: type.value, why })
}

import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { XmlElement } from '../lint/document.ts'
import { extensionOf, isRecording, MEDIA_TYPES, typeOf } from '../lint/media-types.ts'
import { attributeOf, childOf, childrenOf, trimmed } from '../lint/tree.ts'
import { isLanguage } from '../model/language-tag.ts'
import { isGuid } from '../read/schemas/elsewhere.ts'
import { episodeShape } from '../read/schemas/episode.ts'
import { extraOf } from './extra.ts'
import { itemKeys } from './item-keys.ts'
import { personOf } from './persons.ts'
import type {
  ChapterFromElsewhere,
  EpisodeFromElsewhere,
  PersonFromElsewhere,
  RecordingFromElsewhere,
  TranscriptFromElsewhere,
} from './show.ts'
import {
  addressIn,
  attributeIn,
  countOf,
  isoDate,
  lineIn,
  oneLine,
  secondsIn,
  shortened,
  truthOf,
} from './values.ts'

/** APPLE-03. */
const TITLE_MOST = 255

/** What this program writes into every item by itself, or takes up in other keys. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  ...['title', 'link', 'description', 'guid', 'pubDate', 'enclosure', 'content:encoded'],
  ...['itunes:duration', 'itunes:explicit', 'itunes:episodeType', 'itunes:season', 'itunes:episode'],
  ...['itunes:image', 'itunes:author', 'podcast:season', 'podcast:episode', 'psc:chapters'],
])

/** What an item is read with. */
export interface ItemContext {
  /** Where the feed is, for addresses that are written without it. */
  readonly base?: string
  /** What the document itself says that its addresses are relative to (https://www.w3.org/TR/xmlbase/). */
  readonly xmlBase?: string
  /** Elements that are wrong in themselves: they are not written back. */
  readonly isFaulty: (element: XmlElement) => boolean
}

/** An item as an episode, and what could not be taken over of it. Undefined for one without anything to hear. */
export function episodeOf(
  item: XmlElement,
  context: ItemContext,
): { readonly episode?: EpisodeFromElsewhere; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic)
  const { base } = context
  const [enclosure, ...others] = recordingsIn(item, base)
  const link = addressIn(trimmed(childOf(item, 'link')), base)
  const guid = guidOf(item, { link, recording: enclosure?.recording, xmlBase: context.xmlBase }, report)
  if (guid === undefined) {
    return { diagnostics: [...diagnostics, say('import.guid-missing', item)] }
  }
  const title = titleOf(item, enclosure?.recording, report)
  const pubDate = childOf(item, 'pubDate') ?? childOf(item, 'dc:date')
  const date = pubDate && isoDate(pubDate.text)
  if (!date)
    report(say('import.date-unknown', pubDate ?? item, { value: oneLine(pubDate?.text ?? '') || 'nothing' }))
  const texts = textsOf(item)
  const persons: PersonFromElsewhere[] = []
  const extra = []
  const transcripts: TranscriptFromElsewhere[] = []
  let chaptersUrl: string | undefined
  const keys: Record<string, unknown> = {}
  for (const element of item.children) {
    if (element === enclosure?.element || UNDERSTOOD.has(element.usual)) continue
    if (others.some((one) => one.element === element)) continue
    const person = element.usual === 'podcast:person' ? personOf(element, base) : undefined
    const transcript = element.usual === 'podcast:transcript' ? transcriptOf(element, base) : undefined
    const chapters = element.usual === 'podcast:chapters' ? chaptersAt(element, base) : undefined
    if (person) persons.push(person)
    else if (transcript) transcripts.push(transcript)
    else if (chapters && chaptersUrl === undefined) chaptersUrl = chapters
    else if (!itemKeys(element, keys)) {
      const kept = context.isFaulty(element) ? undefined : extraOf(element)
      if (kept) extra.push(kept)
      else report(say('import.element-left', element, { name: element.name }))
    }
  }
  if (others.length > 0) {
    const written = (keys['alternatives'] ?? []) as readonly unknown[]
    keys['alternatives'] = [...others.map(({ recording }) => alternativeOf(recording)), ...written]
  }
  const display = attributeIn(childOf(item, 'podcast:episode'), 'display')
  const seasonName = attributeIn(childOf(item, 'podcast:season'), 'name')
  const duration = secondsIn(trimmed(childOf(item, 'itunes:duration')))
  const numbers = numbersOf(item, report)
  const explicit = truthOf(trimmed(childOf(item, 'itunes:explicit')))
  const author = lineIn(item, 'itunes:author')
  const coverUrl = addressIn(attributeIn(childOf(item, 'itunes:image'), 'href'), base)
  const kind = trimmed(childOf(item, 'itunes:episodeType')).toLowerCase()
  return {
    episode: {
      place: { file: item.file, line: item.line, column: item.column },
      guid,
      title,
      ...(date && { date }),
      ...(enclosure && { recording: { ...enclosure.recording, ...(duration && { duration }) } }),
      ...texts,
      ...(link && { link }),
      ...(author !== '' && { author: shortened(author, TITLE_MOST) }),
      ...((kind === 'trailer' || kind === 'bonus') && { kind }),
      ...numbers,
      ...(explicit !== undefined && { explicit }),
      ...(coverUrl && { coverUrl }),
      persons,
      transcripts,
      ...(chaptersUrl && { chaptersUrl }),
      chapters: simpleChapters(item, base),
      ...(seasonName !== undefined && { seasonName: oneLine(seasonName) }),
      keys: {
        ...(isDisplay(display) && numbers.episode !== undefined && { display: oneLine(display) }),
        ...keys,
      },
      extra,
    },
    diagnostics,
  }
}

/** What apps show in place of a number, where a station can say it. */
function isDisplay(written: string | undefined): written is string {
  return written !== undefined && episodeShape.shape.display.safeParse(oneLine(written)).success
}

interface Found {
  readonly element: XmlElement
  readonly recording: RecordingFromElsewhere
}

/** Enclosures, and where there is none what media RSS says; sound and pictures first. */
function recordingsIn(item: XmlElement, base: string | undefined): Found[] {
  const written = childrenOf(item, 'enclosure')
  const groups = [item, ...childrenOf(item, 'media:group')]
  const media = groups.flatMap((one) => childrenOf(one, 'media:content'))
  const found = [...written, ...(written.length > 0 ? [] : media)].flatMap((element): Found[] => {
    const url = addressIn(attributeIn(element, 'url'), base)
    if (url === undefined) return []
    const type = typeAt(url, attributeIn(element, 'type'))
    const bytes = attributeIn(element, 'length') ?? attributeIn(element, 'fileSize') ?? ''
    return [{ element, recording: { url, type, bytes: /^\d{1,15}$/.test(bytes) ? Number(bytes) : 0 } }]
  })
  const isHeard = ({ recording }: Found) => /^(?:audio|video)\//.test(recording.type)
  const heard = found.filter(isHeard)
  const others = found.filter((one) => !isHeard(one) && isRecording(one.recording.type))
  return [...heard, ...others]
}

/** The type that is written where it is one, else that of the ending, else that of most recordings. */
function typeAt(url: string, written: string | undefined): string {
  const type = typeOf(written ?? '')
  if (/^[a-z][a-z-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/.test(type)) return type
  return MEDIA_TYPES.get(extensionOf(url) ?? '')?.[0] ?? 'audio/mpeg'
}

function alternativeOf({ url, type, bytes }: RecordingFromElsewhere) {
  return { sources: [url], type, ...(bytes > 0 && { length: bytes }) }
}

interface KnownAddresses {
  readonly link: string | undefined
  readonly recording: RecordingFromElsewhere | undefined
  readonly xmlBase: string | undefined
}

/** What apps take for the guid: its own, else the page, else the recording. */
function guidOf(
  item: XmlElement,
  { link, recording, xmlBase }: KnownAddresses,
  report: (diagnostic: Diagnostic) => void,
): string | undefined {
  const element = childOf(item, 'guid')
  const text = oneLine(element?.text ?? '')
  const isAddress = attributeIn(element, 'isPermaLink')?.toLowerCase() !== 'false'
  const written = (text !== '' && isAddress && xmlBase !== undefined && addressIn(text, xmlBase)) || text
  if (isGuid(written)) return written
  const instead = link ?? recording?.url
  if (instead !== undefined) report(say('import.guid-made', element ?? item, { guid: instead }))
  return instead !== undefined && isGuid(instead) ? instead : undefined
}

function titleOf(
  item: XmlElement,
  recording: RecordingFromElsewhere | undefined,
  report: (diagnostic: Diagnostic) => void,
): string {
  const element = childOf(item, 'title') ?? childOf(item, 'itunes:title')
  const written = oneLine(element?.text ?? '')
  const title = shortened(written, TITLE_MOST)
  if (written !== title)
    report(say('import.title-cut', element ?? item, { count: [...written].length, limit: TITLE_MOST }))
  if (title !== '') return title
  const file = recording ? decoded(new URL(recording.url).pathname.split('/').at(-1) ?? '') : ''
  const made = shortened(oneLine(file.replace(/\.[^.]*$/, '')), TITLE_MOST) || 'Untitled'
  report(say('import.title-made', item, { title: made }))
  return made
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** content:encoded is the text of the page; what else there is, is for lists. */
function textsOf(item: XmlElement): Pick<EpisodeFromElsewhere, 'notes' | 'summary'> {
  const whole = trimmed(childOf(item, 'content:encoded'))
  const short = trimmed(childOf(item, 'description')) || trimmed(childOf(item, 'itunes:summary'))
  if (whole === '' || short === '') return { notes: whole || short }
  return whole === short ? { notes: whole } : { notes: whole, summary: short }
}

function numbersOf(item: XmlElement, report: (diagnostic: Diagnostic) => void) {
  const numbers: { season?: number; episode?: number } = {}
  for (const name of ['season', 'episode'] as const) {
    const found = [childOf(item, `itunes:${name}`), childOf(item, `podcast:${name}`)].filter(
      (one) => one !== undefined,
    )
    const number = found.map((one) => countOf(one.text)).find((one) => one !== undefined)
    if (number !== undefined) numbers[name] = number
    else if (found[0]) report(say('import.number-left', found[0], { name, value: oneLine(found[0].text) }))
  }
  return numbers
}

function transcriptOf(element: XmlElement, base: string | undefined): TranscriptFromElsewhere | undefined {
  const url = addressIn(attributeIn(element, 'url'), base)
  const type = attributeIn(element, 'type')
  if (url === undefined || type === undefined || !/^[a-z]+\/[a-z0-9][^\s;]*(?:;.+)?$/i.test(type))
    return undefined
  const language = attributeIn(element, 'language')
  const rel = attributeIn(element, 'rel') === 'captions' ? ('captions' as const) : undefined
  return { url, type, ...(language && isLanguage(language) && { language }), ...(rel && { rel }) }
}

function chaptersAt(element: XmlElement, base: string | undefined): string | undefined {
  return addressIn(attributeIn(element, 'url'), base)
}

/** https://podlove.org/simple-chapters/ */
function simpleChapters(item: XmlElement, base: string | undefined): ChapterFromElsewhere[] {
  const list = childOf(item, 'psc:chapters')
  const chapters = (list ? childrenOf(list, 'psc:chapter') : []).flatMap(
    (element): ChapterFromElsewhere[] => {
      const start = startOf(attributeIn(element, 'start') ?? '')
      const title = oneLine(attributeOf(element, 'title')?.value ?? '')
      if (start === undefined || title === '') return []
      const url = addressIn(attributeIn(element, 'href'), base)
      const image = addressIn(attributeIn(element, 'image'), base)
      return [{ start, title, ...(url && { url }), ...(image && { image }) }]
    },
  )
  return chapters.sort((a, b) => a.start - b.start)
}

/** Normal Play Time (RFC 2326, section 3.6). */
function startOf(text: string): number | undefined {
  const [, hours = '0', minutes = '0', seconds] =
    /^(?:(?:(\d{1,3}):)?(\d{1,2}):)?(\d{1,6}(?:\.\d{1,3})?)$/.exec(text) ?? []
  return seconds === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

import { type JudgedItem, judgedFeeds } from '../judges/feeds.ts'
import { type PlainElement, type PlainFeed, type PlainPart, plainFeeds } from '../judges/plain-xml.ts'

/** An item as an app understands it, of whichever of two parsers reads each fact. */
export interface ItemFacts {
  readonly guid?: string
  readonly title?: string
  readonly date: readonly number[]
  readonly url?: string
  readonly type?: string
  readonly length?: string
  readonly duration?: number
  readonly season?: string
  readonly episode?: string
  /** Absent, as what follows, where the document is no XML to a plain parser. */
  readonly kind?: string
  readonly explicit?: boolean
  readonly persons?: readonly string[]
  readonly chapters?: readonly string[]
  readonly transcripts?: readonly string[]
}

/** The items of each document that can be heard, in its order. What a document says wrongly is no fact. */
export function itemFacts(documents: readonly string[]): readonly (readonly ItemFacts[])[] {
  const plain = plainFeeds(documents)
  return judgedFeeds(documents).map((items, index) => factsOf(items, plain[index] ?? undefined))
}

function factsOf(items: readonly JudgedItem[], plain: PlainFeed | undefined): ItemFacts[] {
  // Two parsers that find another number of items have no common word for one.
  const parts = plain?.items.length === items.length ? plain.items : []
  const channel = truthOf(plain?.channel.explicit)
  return items.flatMap((item, index): ItemFacts[] => {
    const enclosure = item.enclosures.find(isHeard)
    if (!enclosure) return []
    const [url, type, length] = enclosure
    const part = parts[index]
    const isPlain = /^(?:(?:\d+:)?[0-5]?\d:[0-5]\d|\d+)(?:\.\d+)?$/.test(item.duration ?? '')
    const seconds = (item.duration ?? '').split(':').reduce((sum, one) => sum * 60 + Number(one), 0)
    return [
      {
        ...given('guid', item.guid),
        ...given('title', item.title?.replace(/\s+/g, ' ')),
        date: item.date,
        ...given('url', url?.trim()),
        ...(/\//.test(type ?? '') && { type: type ?? '' }),
        ...(/^\d+$/.test(length ?? '') && { length: length ?? '' }),
        ...(isPlain && seconds > 0 && { duration: Math.round(seconds) }),
        ...given('season', numberOf(item.season, part?.season)),
        ...given('episode', numberOf(item.episode, part?.episode)),
        ...(part && { explicit: truthOf(part.explicit) ?? channel ?? false, ...partsOf(part) }),
      },
    ]
  })
}

function partsOf({ kind, persons, chapters, chapterFiles, transcripts }: PlainPart) {
  const word = kind?.toLowerCase() ?? ''
  return {
    kind: ['trailer', 'bonus'].includes(word) ? word : 'full',
    persons: persons.map(personIn).sort(),
    // A feed that says them itself need not name a file besides.
    chapters: chapters.length > 0 ? chapters.map(chapterIn) : chapterFiles.map(({ url = '' }) => url),
    transcripts: transcripts.map(({ url = '', type = '', language = '', rel = '' }) =>
      `${url} ${type} ${language} ${rel}`.trim(),
    ),
  }
}

function given<Name extends string>(name: Name, value: string | null | undefined) {
  return (value ?? '') === '' ? {} : ({ [name]: value } as Record<Name, string>)
}

/** Apple's number, else that of the podcast namespace. */
function numberOf(...written: readonly (string | null | undefined)[]): string | undefined {
  return written.find((one) => /^[1-9]\d*$/.test(one?.trim() ?? ''))?.trim() ?? undefined
}

/** What can be fetched and heard; pictures are no programme. */
function isHeard([url, type]: readonly (string | null)[]): boolean {
  return /^\s*https?:\/\/\S+\s*$/.test(url ?? '') && !/^image\//.test(type ?? '')
}

function truthOf(text: string | null | undefined): boolean | undefined {
  const word = text?.toLowerCase() ?? ''
  if (['yes', 'true', 'explicit'].includes(word)) return true
  return ['no', 'false', 'clean'].includes(word) ? false : undefined
}

/** Without a role, a person is a host, and without a group of the cast (podcast namespace, person). */
function personIn({ text = '', role = 'host', group = 'cast' }: PlainElement): string {
  return `${text}, ${role.toLowerCase()} of ${group.toLowerCase()}`
}

function chapterIn({ start = '', title = '', href = '', image = '' }: PlainElement): string {
  const seconds = start.split(':').reduce((sum, one) => sum * 60 + Number(one), 0)
  return `${seconds} ${title.trim()} ${href} ${image}`.trim()
}

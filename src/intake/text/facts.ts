import type { LeftOut } from '../../diagnostics/diagnostic.ts'
import { longClock } from '../../model/clock-time.ts'
import { canonical, isLanguage } from '../../model/language-tag.ts'
import { readClock } from '../../read/transcript/timestamp.ts'
import { readDated } from '../front-matter/moment.ts'
import { type Named, peopleIn } from '../front-matter/named.ts'
import { keyOf, list, text } from '../front-matter/values.ts'
import type { Front, Value } from '../front-matter.ts'
import { collapse } from './lines.ts'

/** A chapter of front matter, with its start as a clock time. */
export interface WrittenChapter {
  readonly title: string
  readonly start: string
}

/** The facts in the front matter of a source text, and its lines without an equivalent. */
export interface Facts extends Named {
  readonly title?: string
  readonly summary?: string
  readonly date?: string
  readonly day?: { readonly day: string; readonly text: string }
  /** BCP 47. */
  readonly language?: string
  readonly guid?: string
  readonly season?: number
  readonly episode?: number
  readonly explicit?: boolean
  readonly kind?: 'full' | 'trailer' | 'bonus'
  readonly transcript?: 'verbatim' | 'edited' | 'summary'
  readonly chapters: readonly WrittenChapter[]
  readonly tags?: readonly string[]
  readonly categories: readonly string[]
  readonly takeaways: readonly string[]
  readonly left: readonly LeftOut[]
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const EXPLICIT: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  explicit: true,
  false: false,
  no: false,
  clean: false,
}

/** Reads all keys of front matter that an episode has too. `left` has the lines of all other keys. */
export function readFacts(written: Front | undefined): Facts {
  const front = written?.fields ? { ...written, fields: withoutParams(written.fields) } : written
  const fields = front?.fields ?? new Map<string, Value>()
  const taken = new Set<string>()
  const take = <T>(keys: readonly string[], read: (value: Value) => T | undefined): T | undefined => {
    for (const [key, value] of fields) {
      if (!keys.includes(keyOf(key)) || taken.has(key)) continue
      const found = read(value)
      if (found === undefined) continue
      taken.add(key)
      return found
    }
    return undefined
  }
  const title = take(['title'], text)
  const summary = take(['summary', 'description', 'excerpt', 'subtitle', 'abstract'], text)
  const dated = take(['date', 'published', 'pubdate', 'publishdate', 'airdate'], dateOf)
  const language = take(['language', 'lang', 'locale'], languageOf)
  const guid = take(['guid', 'uuid', 'id'], (value) => matching(value, UUID)?.toLowerCase())
  const season = take(['season', 'seasonnumber'], number)
  const episode = take(['episode', 'episodenumber', 'number'], number)
  const explicit = take(['explicit'], (value) => EXPLICIT[text(value)?.toLowerCase() ?? ''])
  const kind = take(['kind', 'type', 'episodetype'], (value) =>
    oneOf(value, ['full', 'trailer', 'bonus'] as const),
  )
  const transcript = take(['transcript'], (value) => oneOf(value, ['verbatim', 'edited', 'summary'] as const))
  const chapters = take(['chapters'], chaptersOf)
  const tags = take(['tags', 'keywords'], list)
  const categories = take(['categories'], list)
  const takeaways = take(['takeaways'], list)
  const named = peopleIn(fields, taken)
  return {
    ...(title === undefined ? {} : { title }),
    ...(summary === undefined ? {} : { summary }),
    ...dated,
    ...(language === undefined ? {} : { language }),
    ...(guid === undefined ? {} : { guid }),
    ...(season === undefined ? {} : { season }),
    ...(episode === undefined ? {} : { episode }),
    ...(explicit === undefined ? {} : { explicit }),
    ...(kind === undefined ? {} : { kind }),
    ...(transcript === undefined ? {} : { transcript }),
    chapters: chapters ?? [],
    ...(tags && tags.length > 0 ? { tags } : {}),
    categories: categories ?? [],
    takeaways: takeaways ?? [],
    ...named,
    left: front?.fields
      ? leftEntries(front, taken)
      : (front?.lines ?? []).filter(({ text: row }) => row.trim() !== ''),
  }
}

/** Merges Hugo's `params`, in which it keeps custom keys. */
function withoutParams(fields: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const own = fields.get('params')
  if (!(own instanceof Map)) return fields
  const others = [...fields].filter(([key]) => key !== 'params')
  return new Map([...own, ...others])
}

function matching(value: Value, pattern: RegExp): string | undefined {
  const written = text(value)
  return written !== undefined && pattern.test(written) ? written : undefined
}

function oneOf<T extends string>(value: Value, values: readonly T[]): T | undefined {
  const written = text(value)?.toLowerCase()
  return values.find((one) => one === written)
}

function number(value: Value): number | undefined {
  const written = matching(value, /^\d{1,7}$/)
  return written === undefined || Number(written) < 1 ? undefined : Number(written)
}

function languageOf(value: Value): string | undefined {
  const tag = text(value)?.replaceAll('_', '-')
  return tag !== undefined && isLanguage(tag) ? canonical(tag) : undefined
}

function dateOf(value: Value): ReturnType<typeof readDated> | undefined {
  const written = text(value)
  const dated = written === undefined ? {} : readDated(written)
  return dated.date === undefined && dated.day === undefined ? undefined : dated
}

/** Reads chapters with start and title, under any of their usual keys; undefined if one has no time, so that none is lost. */
function chaptersOf(value: Value): readonly WrittenChapter[] | undefined {
  if (!Array.isArray(value)) return undefined
  const read = value.map((entry: Value): WrittenChapter | undefined => {
    if (!(entry instanceof Map) || entry.size !== 2) return undefined
    const values = new Map([...entry].map(([key, inner]) => [keyOf(key), text(inner) ?? '']))
    const title = values.get('title') ?? values.get('name') ?? values.get('label') ?? ''
    const start =
      values.get('start') ?? values.get('time') ?? values.get('timestamp') ?? values.get('starttime') ?? ''
    const seconds = /^\d{1,6}(?:\.\d{1,3})?$/.test(start) ? Number(start) : readClock(start)
    return title === '' || seconds === undefined ? undefined : { title, start: longClock(seconds) }
  })
  return read.every((one) => one !== undefined) ? read : undefined
}

/** The keys that were not read, with their values and lines, and the comments. */
function leftEntries({ lines, fields = new Map() }: Front, taken: ReadonlySet<string>): readonly LeftOut[] {
  const comments = lines.filter(({ text: row }) => /^\s*#.*[\p{L}\p{N}]/u.test(row))
  let from = 0
  const entries = [...fields].flatMap(([key, value]) => {
    const at = lines.findIndex(({ text: row }, index) => index >= from && row.slice(0, 200).includes(key))
    if (at >= 0) from = at
    const line = (lines[at] ?? lines[0])?.line ?? 1
    return taken.has(key) ? [] : [{ line, text: `${key}: ${flat(value)}` }]
  })
  return [...comments, ...entries].sort((a, b) => a.line - b.line)
}

function flat(value: Value): string {
  if (typeof value === 'string') return collapse(value)
  if (value instanceof Map)
    return [...value].map(([key, inner]: [string, Value]) => `${key}: ${flat(inner)}`).join(', ')
  return (value as readonly Value[]).map(flat).join(', ')
}

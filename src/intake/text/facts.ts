import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import { aliasesOf } from '../../read/yaml/aliases.ts'
import { parsedYaml } from '../../read/yaml/parsed.ts'
import { readDay } from './day.ts'

/** What the front matter of a foreign Markdown file says. */
export interface Facts {
  readonly title?: string
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly speakers: readonly string[]
  readonly day?: { readonly day: string; readonly text: string }
}

/** Reads front matter of any kind; what it cannot read it leaves out. */
export function readFacts(lines: readonly string[]): Facts {
  const fields = parsed(lines.slice(1, -1).join('\n'))
  const text = (...keys: readonly string[]) =>
    keys
      .map((key) => fields.get(key))
      .find((value): value is string => typeof value === 'string' && value.trim() !== '')
  const title = text('title')
  const summary = text('summary', 'description', 'excerpt')
  const written = text('date')
  const day = written === undefined ? undefined : readDay(written.slice(0, 10))
  const list = (key: string) => {
    const value = fields.get(key) ?? []
    return typeof value === 'string' ? [] : value
  }
  const tags = list('tags')
  return {
    ...(title === undefined ? {} : { title: title.replace(/\s+/g, ' ').trim() }),
    ...(summary === undefined ? {} : { summary: summary.replace(/\s+/g, ' ').trim() }),
    ...(tags.length > 0 ? { tags } : {}),
    speakers: list('speakers')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    ...(day === undefined || written === undefined ? {} : { day: { day, text: written } }),
  }
}

/** Front matter is a page; what is longer is something else. */
const LONGEST = 65_536

type Value = string | readonly string[]

/**
 * The texts and lists of texts of a map, by their keys. Not by yaml's own way to plain values: it writes keys that are
 * maps as text, inside out, and takes minutes over a page of opening braces.
 */
function parsed(yaml: string): ReadonlyMap<string, Value> {
  const fields = new Map<string, Value>()
  if (yaml.length > LONGEST) return fields
  const document = parsedYaml(yaml, { schema: 'failsafe', prettyErrors: false, uniqueKeys: false })
  const targetOf = aliasesOf(document)
  const resolved = (node: unknown) => (isAlias(node) ? targetOf(node) : node)
  const textOf = (node: unknown) => {
    const value = resolved(node)
    return isScalar(value) && typeof value.value === 'string' ? value.value : undefined
  }
  if (!isMap(document.contents)) return fields
  for (const { key, value } of document.contents.items) {
    const name = textOf(key)
    if (name === undefined) continue
    const node = resolved(value)
    const text = textOf(node)
    if (text !== undefined) fields.set(name, text)
    else if (isSeq(node))
      fields.set(
        name,
        node.items.flatMap((item) => textOf(item) ?? []),
      )
  }
  return fields
}

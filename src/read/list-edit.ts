import { isDeepStrictEqual } from 'node:util'
import { isCollection, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml'
import { FENCED } from './field-edit.ts'
import { typed } from './yaml.ts'

/**
 * Appends an entry to a list in the front matter of a Markdown file. Every other byte stays the same, including comments,
 * order, indentation, and the block or flow style of the list. Returns undefined if that is not possible.
 */
export function withListEntry(
  text: string,
  key: string,
  entry: Readonly<Record<string, string | number>>,
): string | undefined {
  const fenced = FENCED.exec(text)
  if (!fenced) return undefined
  const [, open = '', yaml = ''] = fenced
  const end = fenced[3] ?? (text.includes('\r\n') ? '\r\n' : '\n')
  const edited = edit(yaml, key, entry, end)
  return edited !== undefined && isRight(yaml, edited, key, entry)
    ? text.slice(0, open.length) + edited + text.slice(open.length + yaml.length)
    : undefined
}

type Entry = Parameters<typeof withListEntry>[2]

function edit(yaml: string, key: string, entry: Entry, end: string): string | undefined {
  const document = parseDocument(yaml, { uniqueKeys: false })
  if (document.errors.length > 0) return undefined
  const pair = isMap(document.contents)
    ? document.contents.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined
  if (!pair) {
    const before = yaml === '' ? '' : `${yaml}${end}`
    return `${before}${key}:${end}${rows(entry, '  ', end)}`
  }
  const { value } = pair
  if (isSeq(value)) {
    const last = value.items.at(-1) as Node | undefined
    if (value.flow === true) {
      const at = last?.range?.[1] ?? (value.range?.[0] ?? 0) + 1
      return `${yaml.slice(0, at)}${last ? ', ' : ''}${typed(entry)}${yaml.slice(at)}`
    }
    const from = value.range?.[0] ?? 0
    const column = from - (yaml.lastIndexOf('\n', from - 1) + 1)
    return below(yaml, endOf(last), rows(entry, ' '.repeat(column), end), end)
  }
  // A key without a value counts as an empty list.
  const isEmpty = value === null || (isScalar(value) && value.source === '')
  return isEmpty ? below(yaml, endOf(pair.key as Node), rows(entry, '  ', end), end) : undefined
}

/** The lines of an entry in a block list. */
function rows(entry: Entry, indent: string, end: string): string {
  return Object.entries(entry)
    .map(([name, value], index) => `${indent}${index === 0 ? '- ' : '  '}${name}: ${typed(value)}`)
    .join(end)
}

/** Inserts lines after the line that contains an offset. */
function below(yaml: string, place: number, lines: string, end: string): string {
  // A block scalar ends after its last line break.
  if (yaml[place - 1] === '\n') return `${yaml.slice(0, place)}${lines}${end}${yaml.slice(place)}`
  const next = yaml.indexOf('\n', place)
  if (next === -1) return `${yaml}${end}${lines}`
  const at = yaml[next - 1] === '\r' ? next - 1 : next
  return `${yaml.slice(0, at)}${end}${lines}${yaml.slice(at)}`
}

/** The offset at which the last value of a node ends. The range of a block collection would include comments after it. */
function endOf(node: Node | undefined): number {
  if (isCollection(node) && node.flow !== true) {
    const last = node.items.at(-1) as Node | Pair | undefined
    const inner = last !== undefined && 'key' in last ? (last.value ?? last.key) : last
    if (inner) return endOf(inner as Node)
  }
  return node?.range?.[1] ?? 0
}

function isRight(before: string, after: string, key: string, entry: Entry): boolean {
  const read = (yaml: string) => {
    const document = parseDocument(yaml, { uniqueKeys: false })
    return document.errors.length > 0 ? undefined : ((document.toJS() ?? {}) as Record<string, unknown>)
  }
  const [was, is] = [read(before), read(after)]
  if (!was || !is) return false
  const list = [...((was[key] as readonly unknown[] | null | undefined) ?? []), entry]
  return isDeepStrictEqual(is, { ...was, [key]: list })
}

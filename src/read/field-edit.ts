import { isCollection, isMap, isScalar, isSeq, type Pair, parseDocument } from 'yaml'

/** A file that begins with front matter: its first line, the YAML, the end of its last line. */
export const FENCED = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(\r?\n)?---[ \t]*(?:\r?\n|$)/

/**
 * Sets top-level fields in the front matter of a Markdown file; every other byte stays the same. Values are
 * written plain: they must be safe as plain YAML scalars. Returns undefined if there is no front matter.
 */
export function withFields(text: string, fields: Readonly<Record<string, string>>): string | undefined {
  const fenced = FENCED.exec(text)
  if (!fenced) return undefined
  const [, open = '', yaml = ''] = fenced
  const end = fenced[3] ?? (text.includes('\r\n') ? '\r\n' : '\n')
  let edited = yaml
  for (const [key, value] of Object.entries(fields)) edited = withField(edited, key, value, end)
  return text.slice(0, open.length) + edited + text.slice(open.length + yaml.length)
}

function withField(yaml: string, key: string, value: string, end: string): string {
  const document = parseDocument(yaml, { uniqueKeys: false })
  const pair = isMap(document.contents)
    ? document.contents.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined
  if (!pair) return yaml === '' ? `${key}: ${value}${end}` : `${yaml}${end}${key}: ${value}`
  const keyEnd = isScalar(pair.key) ? (pair.key.range?.[1] ?? 0) : 0
  const colon = yaml.indexOf(':', keyEnd)
  const held = blockOf(yaml, pair)
  if (held) return `${yaml.slice(0, colon + 1)} ${value}${end}${yaml.slice(held.end)}`
  const range = isScalar(pair.value) || isSeq(pair.value) ? pair.value.range : undefined
  // `date:` without a value has an empty one, which may be located anywhere up to the next key.
  if (!range || range[0] === range[1]) return `${yaml.slice(0, colon + 1)} ${value}${yaml.slice(colon + 1)}`
  return yaml.slice(0, range[0]) + value + yaml.slice(range[1])
}

/** Removes top-level fields from the front matter of a Markdown file; every other byte stays the same. */
export function withoutFields(text: string, keys: readonly string[]): string {
  const fenced = FENCED.exec(text)
  if (!fenced) return text
  const [, open = '', yaml = ''] = fenced
  let edited = yaml
  for (const key of keys) edited = withoutField(edited, key)
  return text.slice(0, open.length) + edited + text.slice(open.length + yaml.length)
}

function withoutField(yaml: string, key: string): string {
  const document = parseDocument(yaml, { uniqueKeys: false })
  const items = isMap(document.contents) ? document.contents.items : []
  const at = items.findIndex((item) => isScalar(item.key) && item.key.value === key)
  if (at < 0) return yaml
  const start = startOf(items[at])
  const next = items[at + 1]
  const end = next ? startOf(next) : yaml.length
  return next ? yaml.slice(0, start) + yaml.slice(end) : yaml.slice(0, start).trimEnd()
}

function startOf(pair: Pair | undefined): number {
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0
}

/** The end of a map or list that is written on the lines below its key. */
function blockOf(yaml: string, { key, value }: Pair): { readonly end: number } | undefined {
  if (!isCollection(value) || value.flow === true || !value.range || !isScalar(key)) return undefined
  const isBelow = yaml.slice(key.range?.[1] ?? 0, value.range[0]).includes('\n')
  return isBelow ? { end: value.range[1] } : undefined
}

import { isMap, isScalar, isSeq, parseDocument } from 'yaml'

const FENCED = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(\r?\n)?---[ \t]*(?:\r?\n|$)/

/**
 * A Markdown file with top-level fields of its front matter set, and every other byte as it was. Values
 * are written plain: they must be safe as plain YAML scalars. Undefined where there is no front matter.
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
  const range = isScalar(pair.value) || isSeq(pair.value) ? pair.value.range : undefined
  // `date:` with nothing behind it has an empty value, whose place may be anywhere up to the next key.
  if (!range || range[0] === range[1]) return `${yaml.slice(0, colon + 1)} ${value}${yaml.slice(colon + 1)}`
  return yaml.slice(0, range[0]) + value + yaml.slice(range[1])
}

import type { Value } from '../../intake/front-matter.ts'

export type Fields = ReadonlyMap<string, Value>

/** The value at a path of keys, in whatever case they are written. */
export function valueAt(fields: Fields, path: string): Value | undefined {
  let value: Value | undefined = fields
  for (const key of path.split('.')) {
    if (!(value instanceof Map)) return undefined
    const map = value as Fields
    const name: string | undefined = map.has(key)
      ? key
      : [...map.keys()].find((one) => one.toLowerCase() === key.toLowerCase())
    value = name === undefined ? undefined : map.get(name)
  }
  return value
}

/** The first of several keys whose value is a text that says something. */
export function textAt(fields: Fields, keys: string | readonly string[] | undefined): string | undefined {
  for (const key of listOf(keys)) {
    const value = key.includes('{') ? filled(key, fields) : valueAt(fields, key)
    const text = typeof value === 'string' ? value.trim() : ''
    if (text !== '' && text !== 'null' && text !== '~') return text
  }
  return undefined
}

/** The texts of a list, or of a text with commas between them; of a map, the names whose value is true. */
export function textsAt(fields: Fields, keys: string | readonly string[] | undefined): string[] {
  for (const key of listOf(keys)) {
    const value = valueAt(fields, key)
    const found =
      value === undefined
        ? []
        : typeof value === 'string'
          ? value.split(',')
          : value instanceof Map
            ? [...value].flatMap(([name, is]) => (is === 'true' ? [name] : []))
            : (value as readonly Value[]).filter((one) => typeof one === 'string')
    const texts = found.map((one) => one.trim()).filter((one) => one !== '')
    if (texts.length > 0) return texts
  }
  return []
}

function listOf(keys: string | readonly string[] | undefined): readonly string[] {
  return keys === undefined ? [] : typeof keys === 'string' ? [keys] : keys
}

/** A pattern with keys in braces; undefined where one of them says nothing. */
function filled(pattern: string, fields: Fields): string | undefined {
  let isWhole = true
  const text = pattern.replace(/\{([\w.-]{1,60})\}/g, (_, key: string) => {
    const value = textAt(fields, key)
    if (value === undefined) isWhole = false
    return value ?? ''
  })
  return isWhole ? text : undefined
}

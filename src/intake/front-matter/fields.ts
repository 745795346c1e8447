import { parse as parseToml } from 'smol-toml'
import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import { aliasesOf } from '../../read/yaml/aliases.ts'
import { parsedYaml } from '../../read/yaml/parse.ts'
import type { Value } from '../front-matter.ts'

/** What lies deeper is no fact of an episode. */
const DEEPEST = 6
/** An alias may stand for a list of aliases of lists: what is more than this is left alone. */
const MOST_VALUES = 10_000

/**
 * Not by yaml's own way to plain values: it writes keys that are maps as text, inside out, and takes minutes over a
 * page of opening braces. Throws where the text is no map.
 */
export function fieldsOfYaml(text: string): ReadonlyMap<string, Value> {
  const document = parsedYaml(text, { schema: 'failsafe', prettyErrors: false, uniqueKeys: false })
  const targetOf = aliasesOf(document)
  let count = 0
  const read = (node: unknown, depth: number): Value | undefined => {
    const found = isAlias(node) ? targetOf(node) : node
    if (depth > DEEPEST || ++count > MOST_VALUES) return undefined
    if (isScalar(found)) return typeof found.value === 'string' ? found.value : undefined
    if (isSeq(found)) return found.items.flatMap((item) => read(item, depth + 1) ?? [])
    if (!isMap(found)) return undefined
    return new Map(
      found.items.flatMap(({ key, value }) => {
        const name = isScalar(key) && typeof key.value === 'string' ? key.value : undefined
        const inner = read(value, depth + 1)
        return name === undefined || inner === undefined ? [] : [[name, inner] as const]
      }),
    )
  }
  const fields = read(document.contents, 0)
  if (fields instanceof Map) return fields
  if (text.split('\n').every((row) => /^(?:#|$)/.test(row.trim()))) return new Map()
  throw new Error('it is no list of keys with their values')
}

/** Throws where the text is no TOML. */
export function fieldsOfToml(text: string): ReadonlyMap<string, Value> {
  const fields = plain(parseToml(text, { maxDepth: 2 * DEEPEST }), 0)
  return fields instanceof Map ? fields : new Map()
}

/** Nothing where the text is no JSON object. */
export function fieldsOfJson(text: string): ReadonlyMap<string, Value> | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return undefined
  }
  const fields = plain(parsed, 0)
  return fields instanceof Map ? fields : undefined
}

function plain(value: unknown, depth: number): Value | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value)
  if (value instanceof Date) return value.toISOString()
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value)) return value.flatMap((one: unknown) => plain(one, depth + 1) ?? [])
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => {
      const read = plain(inner, depth + 1)
      return read === undefined ? [] : [[key, read] as const]
    }),
  )
}

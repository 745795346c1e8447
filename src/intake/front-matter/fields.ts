import { parse as parseToml } from 'smol-toml'
import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import { aliasesOf } from '../../read/yaml/aliases.ts'
import { parsedYaml } from '../../read/yaml/parse.ts'
import type { Value } from '../front-matter.ts'

/** The maximum nesting of values that can be facts of an episode. */
const DEEPEST = 6
/** The maximum number of values, since aliases may refer to lists of aliases. */
const MOST_VALUES = 10_000

/**
 * Converts YAML to plain values. The yaml package's own conversion is not used, because it serializes keys
 * that are maps, and takes minutes for a page of opening braces. Throws if the text is not a map.
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

/** Throws if the text is invalid TOML. */
export function fieldsOfToml(text: string): ReadonlyMap<string, Value> {
  const fields = plain(parseToml(text, { maxDepth: 2 * DEEPEST }), 0)
  return fields instanceof Map ? fields : new Map()
}

/** Undefined if the text is not a JSON object. */
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

import type { LeftOut } from '../diagnostics/diagnostic.ts'
import { afterFrontMatter } from '../read/transcript/body.ts'
import { fieldsOfJson, fieldsOfToml, fieldsOfYaml } from './front-matter/fields.ts'

/** A value of front matter in any format: text, a list, or a map. Numbers and dates remain as written. */
export type Value = string | readonly Value[] | ReadonlyMap<string, Value>

/** The front matter of a source text. */
export interface Front {
  /** The number of lines that it takes. */
  readonly below: number
  /** Absent if it cannot be parsed. */
  readonly fields?: ReadonlyMap<string, Value>
  /** Why it cannot be read. */
  readonly reason?: string
  /** Its lines, without the delimiters. */
  readonly lines: readonly LeftOut[]
}

const TOML_FENCE = /^\+{3}\s*$/
/** The maximum size in characters. */
const LONGEST = 65_536
const MOST_ENDS = 200

/** Finds and parses front matter: YAML between ---, TOML between +++, or a JSON object before the text. */
export function readFront(rows: readonly string[]): Front | undefined {
  const yaml = afterFrontMatter(rows)
  if (yaml > 0) return fenced(rows, yaml, fieldsOfYaml)
  if (TOML_FENCE.test(rows[0] ?? '')) {
    const end = rows.findIndex((row, index) => index > 0 && TOML_FENCE.test(row))
    if (end > 0) return fenced(rows, end + 1, fieldsOfToml)
  }
  return /^\s*\{/.test(rows[0] ?? '') ? json(rows) : undefined
}

function fenced(
  rows: readonly string[],
  below: number,
  fieldsOf: (text: string) => ReadonlyMap<string, Value>,
): Front {
  const inner = rows.slice(1, below - 1)
  const lines = inner.map((text, index) => ({ line: index + 2, text }))
  const text = inner.join('\n')
  if (text.length > LONGEST) return { below, lines, reason: 'it is too long' }
  try {
    return { below, lines, fields: fieldsOf(text) }
  } catch (error) {
    return { below, lines, reason: firstLine(error) }
  }
}

/** The object ends with a brace on a line of its own, followed by text; without text, the whole file is data. */
function json(rows: readonly string[]): Front | undefined {
  let ends = 0
  let length = 0
  for (const [index, row] of rows.entries()) {
    length += row.length
    if (length > LONGEST || ends > MOST_ENDS) return undefined
    if (!/\}\s*$/.test(row.slice(-20))) continue
    ends++
    const fields = fieldsOfJson(rows.slice(0, index + 1).join('\n'))
    if (!fields) continue
    const isAlone = rows.slice(index + 1).every((below) => below.trim() === '')
    const lines = rows.slice(0, index + 1).map((text, at) => ({ line: at + 1, text }))
    return isAlone ? undefined : { below: index + 1, lines, fields }
  }
  return undefined
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}

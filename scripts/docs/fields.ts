import { z } from 'zod'
import { aboutOf, unwrapped, wordsOf } from '../../src/read/check-shape.ts'
import { lineOf } from '../../src/read/fields.ts'
import { episodeShape } from '../../src/read/schemas/episode.ts'
import { feedShape } from '../../src/read/schemas/feed.ts'
import { pageShape } from '../../src/read/schemas/page.ts'
import { personShape } from '../../src/read/schemas/people.ts'
import { stationShape } from '../../src/read/schemas/station.ts'

const BEGIN = '<!-- Made by npm run docs from src/read/schemas. -->'
const END = '<!-- Made until here. -->'

/** The pages of docs/fields/, one for each kind of file, and the schema that such a file is checked against. */
const SCHEMAS: Readonly<Record<string, z.ZodObject>> = {
  station: stationShape,
  people: personShape,
  feed: feedShape,
  episode: episodeShape,
  page: pageShape,
}

/** The names of the pages of docs/fields/, without `.md`. */
export const FIELD_PAGES: readonly string[] = Object.keys(SCHEMAS)

/** A page of docs/fields/ with its table of keys replaced; the example and the words around it are written by hand. */
export function fieldsManual(name: string, page: string): string {
  const before = page.slice(0, page.indexOf(BEGIN))
  const after = page.slice(page.indexOf(END) + END.length)
  return `${before}${BEGIN}\n\n${tableOf(SCHEMAS[name]?.shape ?? {})}\n${END}${after}`
}

function tableOf(fields: z.ZodRawShape): string {
  const rows = Object.entries(fields).flatMap(([key, field]) => rowsOf([key], field))
  return `| key | required | value | default | meaning | example |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`
}

/** A key, and below it the keys of the group that it holds. */
function rowsOf(path: readonly string[], field: z.core.$ZodType): string[] {
  const { description = '', absent, examples = [] } = aboutOf(field)
  const isNeeded = !(field instanceof z.ZodOptional || field instanceof z.ZodExactOptional)
  const key = path.join('.')
  const example = examples[0] === undefined ? '' : code(lineOf(path.at(-1), examples[0]))
  const where = isNeeded ? '' : (absent ?? 'nothing')
  const row = [code(key), isNeeded ? 'yes' : '', wordsOf(field), where, description, example]
  const inner = unwrapped(field)
  const group = groupIn(inner)
  const within = inner instanceof z.ZodArray ? `${path.at(-1)}[]` : (path.at(-1) ?? '')
  const below = Object.entries(group?.shape ?? {}).flatMap(([name, part]) =>
    rowsOf([...path.slice(0, -1), within, name], part as z.ZodType),
  )
  return [`| ${row.map(cell).join(' | ')} |`, ...below]
}

/** The group of keys that a field holds, alone, in a list, or as the long form of a text. */
function groupIn(field: z.core.$ZodType): z.ZodObject | undefined {
  const inner = unwrapped(field)
  if (inner instanceof z.ZodObject) return inner
  if (inner instanceof z.ZodArray) return groupIn(inner.element as z.core.$ZodType)
  if (!(inner instanceof z.ZodUnion)) return undefined
  for (const option of inner.options) {
    const group = groupIn(option)
    if (group) return group
  }
  return undefined
}

function code(text: string): string {
  return `\`${text}\``
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

import { z } from 'zod'
import { lineOf } from './fields.ts'
import { aboutOf, unwrapped, wordsOf } from './shape.ts'
import { episodeShape } from './shapes/episode.ts'
import { feedShape } from './shapes/feed.ts'
import { personShape } from './shapes/people.ts'
import { stationShape } from './shapes/station.ts'

/** docs/fields.md: every key of every file, made from the shapes that files are checked against. */
export function fieldsManual(): string {
  const files: readonly (readonly [string, string, z.ZodObject])[] = [
    ['station.yaml', 'The station itself.', stationShape],
    [
      'people.yaml',
      'One entry a person. The key is the id: lower-case letters, digits and hyphens.',
      personShape,
    ],
    ['feeds/&lt;id&gt;.yaml', 'One show that apps subscribe to. The file’s name is its id.', feedShape],
    [
      'episodes/&lt;slug&gt;/episode.md',
      'One programme. The keys stand between two lines of `---`; the show notes follow, in Markdown.',
      episodeShape,
    ],
  ]
  return `${HEAD}\n${files.map(([file, words, shape]) => part(file, words, shape)).join('\n')}`
}

const HEAD = `<!-- Made from src/read/shapes by npm run docs. Change it there. -->

# Fields

The keys of a station's files. All files are UTF-8; YAML is read as version 1.2, where \`NO\` and \`12:30\`
are text and \`1.10\` is a number. A key that is not listed here is an error, so that nothing is lost by a
slip of the finger.
`

function part(file: string, words: string, shape: z.ZodObject): string {
  const rows = Object.entries(shape.shape).flatMap(([key, field]) => rowsOf([key], field as z.ZodType))
  return `## ${file}\n\n${words}\n\n| key | required | value | default | meaning | example |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`
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

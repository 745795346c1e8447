import { z } from 'zod'
import type { SchemaName } from '../model/schema-name.ts'
import { wordsOf } from './check-shape.ts'
import { type FieldMeta, ID } from './fields.ts'
import { episodeShape } from './schemas/episode.ts'
import { feedShape } from './schemas/feed.ts'
import { pageShape } from './schemas/page.ts'
import { personShape } from './schemas/people.ts'
import { stationShape } from './schemas/station.ts'

const FILES = {
  station: {
    title: 'station.yaml',
    description: 'The station itself: what holds for everything in its folder.',
    shape: stationShape,
  },
  people: {
    title: 'people.yaml',
    description: 'Everybody who is ever credited, one entry a person.',
    // Entries are checked one by one, so this schema of the whole file is only used here.
    shape: z.record(z.string(), personShape).meta({ json: { propertyNames: { pattern: ID.source } } }),
  },
  feed: {
    title: 'feeds/<id>.yaml',
    description: 'One show that apps subscribe to.',
    shape: feedShape,
  },
  episode: {
    title: 'Front matter of episodes/<slug>/episode.md',
    description: 'The facts of one programme; the show notes follow them.',
    shape: episodeShape.meta({
      json: {
        if: { properties: { status: { const: 'published' } }, required: ['status'] },
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema’s word for it
        then: { required: ['date'] },
      },
    }),
  },
  page: {
    title: 'Front matter of pages/<name>.md',
    description: 'The facts of a page of the station’s own; its text follows them.',
    shape: pageShape,
  },
} as const satisfies Record<SchemaName, object>

type Schema = Record<string, unknown>

/**
 * The JSON Schema of a file, derived from the schema that validates it: it accepts whatever `check` accepts,
 * and rejects whatever can be rejected by looking at one file alone. Draft 7, the newest that YAML editors
 * support well.
 */
export function schemaOf(name: SchemaName): Schema {
  const { title, description, shape } = FILES[name]
  const definitions: Schema = {}
  const { $schema, ...made } = z.toJSONSchema(shape, {
    target: 'draft-07',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => describeShape(zodSchema, jsonSchema as Schema, definitions),
  })
  return {
    $schema,
    ...made,
    title,
    description,
    ...(Object.keys(definitions).length > 0 && { definitions }),
  }
}

/** The schema as the text of a file. */
export function schemaText(name: SchemaName): string {
  return `${JSON.stringify(schemaOf(name), null, 2)}\n`
}

/** Adds to a schema, in place, what zod does not generate: zod has copied all of `FieldMeta` into it. */
function describeShape(shape: z.core.$ZodType, made: Schema, definitions: Schema): void {
  const { json, names, absent, description } = made as FieldMeta
  for (const key of ['json', 'names', 'absent', 'mistaken', 'missing', 'shape', 'meant']) delete made[key]
  Object.assign(made, json)
  if (names) offerNames(made, names, definitions)

  const words = wordsOf(shape)
  made['title'] = `${words.charAt(0).toUpperCase()}${words.slice(1)}`
  // Not part of the standard; editors that support it show it instead of the pattern.
  if (made['pattern'] !== undefined) made['patternErrorMessage'] = `It must be ${words}.`
  if (absent === undefined) return
  const fallback = (made['enum'] as unknown[] | undefined)?.find((option) => option === absent)
  if (fallback !== undefined) made['default'] = fallback
  else if (made['type'] === 'boolean' && /^(true|false)$/.test(absent)) made['default'] = absent === 'true'
  else if (absent !== 'none') made['description'] = `${description ?? ''} Default: ${absent}.`.trim()
}

/** Adds names as separate properties, so that editors complete them and show their meaning. */
function offerNames(
  made: Schema,
  { known, pattern }: NonNullable<FieldMeta['names']>,
  definitions: Schema,
): void {
  const name = definitionOf(made['additionalProperties'], definitions)
  const same = { $ref: `#/definitions/${name}` }
  delete made['propertyNames']
  made['properties'] = Object.fromEntries(
    Object.entries(known).map(([name, description]) => [name, { description, ...same }]),
  )
  made['patternProperties'] = { [pattern]: same }
  made['additionalProperties'] = false
}

/** The name of a shared definition; equal values share one. */
function definitionOf(value: unknown, definitions: Schema): string {
  const written = JSON.stringify(value)
  let name = 'named'
  for (let count = 2; name in definitions && JSON.stringify(definitions[name]) !== written; count++)
    name = `named${count}`
  definitions[name] = value
  return name
}

import { readdirSync, readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import t from 'tap'
import { parse } from 'yaml'
import type { z } from 'zod'
import { catalogue } from '../../src/diagnostics/catalogue.ts'
import { SCHEMA_NAMES, type SchemaName } from '../../src/model/schema-name.ts'
import { hostileCharacter } from '../../src/read/decode-text.ts'
import { schemaOf } from '../../src/read/schema.ts'
import { episodeShape } from '../../src/read/schemas/episode.ts'
import { feedShape } from '../../src/read/schemas/feed.ts'
import { personShape } from '../../src/read/schemas/people.ts'
import { stationShape } from '../../src/read/schemas/station.ts'
import { goodFiles } from './a-station.ts'
import { broken, faults } from './faults/broken.ts'

const ajv = new Ajv({ strictTypes: true, allowMatchingProperties: true, allErrors: true })
addFormats.default(ajv)
ajv.addKeyword('patternErrorMessage')

const validators = new Map(SCHEMA_NAMES.map((name) => [name, ajv.compile(schemaOf(name))]))

function validator(name: SchemaName): ValidateFunction {
  const found = validators.get(name)
  if (!found) throw new Error(`no schema of ${name}`)
  return found
}

/** Which schema a file is held against; undefined for a file that has none. */
function schemaFor(file: string): SchemaName | undefined {
  if (file === 'station.yaml') return 'station'
  if (file === 'people.yaml') return 'people'
  if (/^feeds\/[^/]*\.yaml$/.test(file)) return 'feed'
  return /^episodes\/[^/]*\/episode\.md$/.test(file) ? 'episode' : undefined
}

/** What an editor would underline, or why the text is no YAML. */
function complaints(file: string, text: string): string[] {
  const name = schemaFor(file)
  if (!name) throw new Error(`${file} has no schema`)
  const yaml = name === 'episode' ? (/^---\n([\s\S]*?)^---$/m.exec(text)?.[1] ?? '') : text
  const validate = validator(name)
  if (validate(parse(yaml))) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

t.test('every schema is one that draft 7 knows, and tells every key', async (t) => {
  for (const name of SCHEMA_NAMES) {
    const schema = schemaOf(name) as { $schema: string; title: string; properties?: Record<string, Told> }
    t.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#')
    t.ok(ajv.validateSchema(schema), `${name}: ${ajv.errorsText()}`)
    for (const [key, told] of Object.entries(schema.properties ?? {})) {
      t.ok(told.title && told.description, `${name}.${key} has a title and a description`)
      // What comes from the shapes alone would puzzle a strict reader.
      t.notOk(
        'shape' in told || 'meant' in told || 'mistaken' in told || 'absent' in told || 'json' in told,
        key,
      )
    }
  }
})

interface Told {
  readonly title?: string
  readonly description?: string
  readonly examples?: readonly unknown[]
  readonly default?: unknown
}

t.test('an editor is offered roles, categories, licences, words and defaults', async (t) => {
  const { properties: episode } = schemaOf('episode') as { properties: Record<string, Told> }
  t.match(episode, {
    status: { enum: ['draft', 'published'], default: 'draft' },
    kind: { default: 'full' },
    people: { properties: { Host: { description: 'Cast' }, Editor: { description: 'Writing' } } },
    teams: { items: { properties: { role: { anyOf: [{ enum: ['Director', 'Assistant Director'] }] } } } },
    guid: { maxLength: 1024 },
  })
  const { properties: feed } = schemaOf('feed') as { properties: Record<string, Told> }
  t.match(feed, {
    categories: { items: { anyOf: [{ enum: ['Arts', 'Arts > Books'] }] } },
    license: { anyOf: [{ anyOf: [{ enum: ['cc-by-4.0'] }] }] },
    locked: { default: false },
    owner: { properties: { email: { format: 'email' } } },
    language: { description: /Default: defaults\.language/ },
  })
})

t.test('the examples that an editor shows are right themselves', async (t) => {
  for (const name of SCHEMA_NAMES) {
    const schema = schemaOf(name) as { properties?: Record<string, Told>; definitions?: unknown }
    for (const [key, told] of Object.entries(schema.properties ?? {})) {
      const validate = ajv.compile({ ...told, definitions: schema.definitions })
      for (const example of told.examples ?? [])
        t.ok(
          validate(example),
          `${name}.${key}: ${JSON.stringify(example)} ${ajv.errorsText(validate.errors)}`,
        )
    }
  }
})

t.test('the sample’s files and the good station are without a complaint', async (t) => {
  const root = new URL('../../', import.meta.url)
  const under = (folder: string) => readdirSync(new URL(folder, root)).map((name) => `${folder}${name}`)
  const sample = [
    'station.yaml',
    'people.yaml',
    ...under('feeds/').filter((file) => file.endsWith('.yaml')),
    ...under('episodes/').map((folder) => `${folder}/episode.md`),
  ]
  t.ok(sample.length > 10)
  for (const file of sample) t.same(complaints(file, readFileSync(new URL(file, root), 'utf8')), [], file)
  for (const [file, text] of Object.entries(goodFiles()))
    if (schemaFor(file)) t.same(complaints(file, String(text)), [], file)
})

/** What no schema of one file can tell, and why. */
const UNTELLABLE: Readonly<Record<string, string>> = {
  unreadable: 'bytes',
  'yaml-broken': 'no YAML',
  'aliases-excessive': 'an editor reads YAML by itself',
  'key-doubled': 'an editor reads YAML by itself',
  'front-matter-open': 'no YAML',
  'folder-missing': 'another file',
  'file-missing': 'another file',
  'guid-doubled': 'another file',
  'number-doubled': 'another file',
  'feed-missing': 'station.yaml can give it',
  'date-without-zone': 'station.yaml can give it',
  'feed-unknown': 'another file',
  'person-unknown': 'another file',
  'artwork-missing': 'another file',
  'image-missing': 'another file',
  'recording-absent': 'another file',
  'recording-missing': 'another file',
  'recording-ambiguous': 'another file',
  'cover-absent': 'another file',
  'cover-ambiguous': 'another file',
  'chapter-late': 'the recording',
  'chapter-order': 'an order',
  'notes-hostile': 'not in the front matter',
  'id-wrong': 'the name of the file',
  'summary-long': 'bytes, not characters',
  'image-absent': 'another file',
  'photo-absent': 'another file',
  'post-doubled': 'another entry',
  'remote-feed-unknown': 'another file',
  'publisher-medium-wrong': 'another file',
  'frequency-rule-wrong': 'a grammar',
  'frequency-start-missing': 'a grammar',
  'frequency-start-form': 'a grammar',
  'integrity-wrong': 'the digest’s own form',
  'live-guid-doubled': 'another entry',
  'live-end-early': 'an order',
  'items-missing': 'the medium decides',
  'soundbite-outside': 'the recording',
  'split-outside': 'the recording',
  'alternative-absent': 'another file',
  'alternative-doubled': 'another entry',
}

/** Faults of a code that a schema can tell, but not in this case. */
const UNTELLABLE_CASES = new Set([
  // Engines differ in what half a pair is.
  'half a surrogate pair',
  // station.yaml can give it.
  'feed: a broadcast without a zone',
])

for (const [fault, file, change, told] of faults) {
  const code = told.split(' ').at(-1) as keyof typeof catalogue
  const trouble = code.split('.')[1] ?? ''
  if (!schemaFor(file) || change === undefined || change instanceof Uint8Array) continue
  t.test(`${fault}: ${code}`, async (t) => {
    const text = String(broken(file, change)[file])
    if (['yaml-broken', 'aliases-excessive', 'key-doubled', 'front-matter-open'].includes(trouble)) return
    const found = complaints(file, text)
    const untellable = Object.hasOwn(UNTELLABLE, trouble) || UNTELLABLE_CASES.has(fault)
    if (catalogue[code].severity === 'error' && !untellable) t.not(found.length, 0, 'is refused')
    else t.same(found, [], `is let through: ${UNTELLABLE[trouble] ?? 'a warning'}`)
  })
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'a\nb',
    ' a',
    '\u0085',
    'a\u2028b',
    '\ufeffa',
    'x'.repeat(255),
    '🎙'.repeat(255),
    '7:05',
    '1:07:05.25',
  ),
  fc.constantFrom(
    'HTTPS://radio.example/[a]?b=c#d',
    'http://x',
    'https://u@x/',
    'people/a b.jpg',
    'a..b',
    '...',
  ),
  fc.constantFrom('pt-BR', 'zh-Hans-CN', 'en-u-ca-buddhist', 'x-a', 'EN', 'a@b.example', "o'x+y@b-c.example"),
  fc.constantFrom(
    '2024-02-29',
    '2025-03-14T18:00Z',
    '2025-03-14T23:59:59.5-14:00',
    '0B4C3A52-9a0e-4f5e-9d5c-2f6d1c1f7a3e',
  ),
  fc.constantFrom(
    'CC-BY-4.0',
    'Arr',
    ' Business>Careers ',
    'writing/editor',
    'HOST',
    'geo:1,2;crs=wgs84',
    'N1#2',
    'IT',
  ),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.emailAddress(),
  fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('2099-12-31') })
    .map((date) => date.toISOString()),
  fc.constant(`\n ${'y'.repeat(4000)} \n`),
)
const value = fc.oneof(
  { weight: 6, arbitrary: text },
  fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('accent', 'font-body', 'name', 'url', 'geo'), fc.oneof(text, fc.array(text))),
)

/** Keys whose ids and roles are looked up after the shape: the shape alone takes more than check does. */
const LOOKED_UP = new Set(['defaults', 'feed', 'home', 'people', 'teams'])

t.test('what check takes, the schema takes', async (t) => {
  const shapes = { station: stationShape, people: personShape, feed: feedShape, episode: episodeShape }
  for (const [name, shape] of Object.entries(shapes)) {
    const whole = schemaOf(name as SchemaName) as {
      properties?: Record<string, object>
      additionalProperties?: { properties: Record<string, object> }
      definitions?: object
    }
    const properties = whole.properties ?? whole.additionalProperties?.properties ?? {}
    for (const [key, field] of Object.entries(shape.shape) as [string, z.ZodType][]) {
      if (LOOKED_UP.has(key)) continue
      const validate = ajv.compile({ ...properties[key], definitions: whole.definitions ?? {} })
      const isTaken = (value: unknown) =>
        field.safeParse(value).success &&
        textsIn(value).every((text) => !hostileCharacter(text)) &&
        !(name === 'station' && key === 'url' && /[?#@]/.test(String(value)))
      const result = fc.check(
        fc.property(value, (value) => !isTaken(value) || validate(value)),
        RUNS,
      )
      t.notOk(result.failed, `${name}.${key} ${JSON.stringify(result.counterexample)}`)
    }
  }
})

const RUNS = { numRuns: 400 }

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

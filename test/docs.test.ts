import { readFileSync } from 'node:fs'
import t from 'tap'
import { diagnosticsManual } from '../src/diagnostics/manual.ts'
import { conformanceManual } from '../src/lint/conformance.ts'
import { SCHEMA_NAMES } from '../src/model/schema-name.ts'
import { fieldsManual } from '../src/read/manual.ts'
import { schemaText } from '../src/read/schema.ts'

import { templatesManual } from '../src/render/manual.ts'

const page = (name: string) => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8')

t.test('docs/diagnostics.md says what the catalogue says (npm run docs makes it anew)', async (t) => {
  t.equal(page('diagnostics.md'), diagnosticsManual())
})

t.test('docs/fields.md says what the shapes say (npm run docs makes it anew)', async (t) => {
  t.equal(page('fields.md'), fieldsManual())
})

t.test('docs/conformance.md says what the tables and codes say (npm run docs makes it anew)', async (t) => {
  t.equal(page('conformance.md'), conformanceManual())
})

t.test('docs/intake.md says what test/fixtures/intake holds (npm run docs makes it anew)', async (t) => {
  const made = new URL('../scripts/intake-manual.mjs', import.meta.url).href
  const { intakeManual } = (await import(made)) as { readonly intakeManual: () => string }
  t.equal(page('intake.md'), intakeManual())
})

t.test(
  'docs/templates.md has the tables of variables that are described (npm run docs makes them anew)',
  async (t) => {
    t.equal(page('templates.md'), templatesManual(page('templates.md')))
  },
)

t.test('docs/schemas/ says what the shapes say (npm run docs makes it anew)', async (t) => {
  for (const name of SCHEMA_NAMES) t.equal(page(`schemas/${name}.json`), schemaText(name), name)
})

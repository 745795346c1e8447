// Writes the pages of docs/ that are made from the code. Run it as npm run docs, which reads the TypeScript as it is.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { lintFeed } from '../src/lint/lint.ts'
import { SCHEMA_NAMES } from '../src/model/schema-name.ts'
import { schemaText } from '../src/read/schema.ts'
import { podcastGuid } from '../src/site/podcast-guid.ts'
import { conformanceManual } from './docs/conformance.ts'
import { diagnosticsManual } from './docs/diagnostics.ts'
import { FIELD_PAGES, fieldsManual } from './docs/fields.ts'
import { templatesManual } from './docs/templates.ts'
import { intakeManual } from './intake-manual.mjs'
import { FEEDS, lintOf, TRIED, triedFixes } from './tried-fixes.mjs'

const docs = new URL('../docs/', import.meta.url)
if (FEEDS.every((folder) => existsSync(folder))) {
  const tried = triedFixes(lintOf(lintFeed, podcastGuid), FEEDS)
  writeFileSync(TRIED, `${JSON.stringify(tried, null, 2)}\n`)
}
writeFileSync(new URL('diagnostics.md', docs), diagnosticsManual(JSON.parse(readFileSync(TRIED, 'utf8'))))
writeFileSync(new URL('conformance.md', docs), conformanceManual())
writeFileSync(new URL('intake.md', docs), intakeManual())

const templates = new URL('templates.md', docs)
writeFileSync(templates, templatesManual(readFileSync(templates, 'utf8')))

for (const name of FIELD_PAGES) {
  const page = new URL(`fields/${name}.md`, docs)
  writeFileSync(page, fieldsManual(name, readFileSync(page, 'utf8')))
}

const schemas = new URL('schemas/', docs)
mkdirSync(schemas, { recursive: true })
for (const name of SCHEMA_NAMES) writeFileSync(new URL(`${name}.json`, schemas), schemaText(name))

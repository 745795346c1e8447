// Writes the pages of docs/ that are made from the code. Run it as npm run docs, which compiles first.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { diagnosticsManual } from '../lib/diagnostics/manual.js'
import { conformanceManual } from '../lib/lint/conformance.js'
import { lintFeed } from '../lib/lint/lint.js'
import { SCHEMA_NAMES } from '../lib/model/schema-name.js'
import { FIELD_PAGES, fieldsManual } from '../lib/read/manual.js'
import { schemaText } from '../lib/read/schema.js'
import { templatesManual } from '../lib/render/manual.js'
import { podcastGuid } from '../lib/site/podcast-guid.js'
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

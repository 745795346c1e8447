// Writes the pages of docs/ that are made from the code. Run it as npm run docs, which compiles first.
import { mkdirSync, writeFileSync } from 'node:fs'
import { diagnosticsManual } from '../lib/diagnostics/manual.js'
import { conformanceManual } from '../lib/lint/conformance.js'
import { fieldsManual } from '../lib/read/manual.js'
import { SCHEMA_NAMES, schemaText } from '../lib/read/schema.js'

const docs = new URL('../docs/', import.meta.url)
writeFileSync(new URL('diagnostics.md', docs), diagnosticsManual())
writeFileSync(new URL('fields.md', docs), fieldsManual())
writeFileSync(new URL('conformance.md', docs), conformanceManual())

const schemas = new URL('schemas/', docs)
mkdirSync(schemas, { recursive: true })
for (const name of SCHEMA_NAMES) writeFileSync(new URL(`${name}.json`, schemas), schemaText(name))

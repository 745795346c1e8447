// Writes the pages of docs/ that are made from the code. Run it as npm run docs, which compiles first.
import { writeFileSync } from 'node:fs'
import { diagnosticsManual } from '../lib/diagnostics/manual.js'
import { conformanceManual } from '../lib/lint/conformance.js'
import { fieldsManual } from '../lib/read/manual.js'

const docs = new URL('../docs/', import.meta.url)
writeFileSync(new URL('diagnostics.md', docs), diagnosticsManual())
writeFileSync(new URL('fields.md', docs), fieldsManual())
writeFileSync(new URL('conformance.md', docs), conformanceManual())

// Makes what browsers search with out of what the index is made with, so that both read words alike:
// src/render/search/terms.ts, word-forms.ts, snippet.ts, places.ts and query.ts → templates/search-query.js, one file, since it is one request. With --check
// nothing is written, and it fails where the file is not as it would be made.
import { readFileSync, writeFileSync } from 'node:fs'
import ts from 'typescript'

const SOURCES = [
  'src/render/search/terms.ts',
  'src/render/search/word-forms.ts',
  'src/render/search/snippet.ts',
  'src/render/search/places.ts',
  'src/render/search/query.ts',
]
const MODULE = 'templates/search-query.js'

const root = new URL('../', import.meta.url)
const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, removeComments: true }
const compiled = SOURCES.map((source) =>
  ts
    .transpileModule(readFileSync(new URL(source, root), 'utf8'), { compilerOptions })
    .outputText.replaceAll('\r\n', '\n')
    .replace(/^import .*\n/gm, '')
    // No text in them has more than one line.
    .replace(/^ +/gm, ''),
)
const text = `// Made from ${SOURCES.join(' and ')} by scripts/search-modules.mjs (npm run docs).\n${compiled.join('')}`

if (!process.argv.includes('--check')) writeFileSync(new URL(MODULE, root), text)
else if (readFileSync(new URL(MODULE, root), 'utf8') !== text) {
  console.error(`${MODULE} is not what ${SOURCES.join(' and ')} say: run node scripts/search-modules.mjs`)
  process.exitCode = 1
}

// Registered by typescript.mjs. What a file becomes is kept under a digest of it, so that it is compiled once, and not
// again in each of the processes that tests run in.
//   node scripts/typescript-hooks.mjs    does so beforehand with all there is
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const { version } = require('typescript/package.json')
const root = fileURLToPath(new URL('..', import.meta.url))
const kept = join(root, 'node_modules/.cache/inonda-typescript')
const options = { target: 'es2023', module: 'esnext', verbatimModuleSyntax: true, inlineSourceMap: true }

export async function load(url, context, nextLoad) {
  if (!/^file:[^?]*\.ts$/.test(url) || url.includes('/node_modules/')) return nextLoad(url, context)
  const { javascript } = compiled(fileURLToPath(url))
  return { format: 'module', source: javascript, shortCircuit: true }
}

function compiled(path) {
  const text = readFileSync(path, 'utf8')
  const of = [version, JSON.stringify(options), path, text].join('\n')
  const file = join(kept, `${createHash('sha256').update(of).digest('hex')}.js`)
  try {
    return { file, javascript: readFileSync(file, 'utf8') }
  } catch {}
  // The compiler itself is half a second.
  const { transpileModule } = require('typescript')
  const { outputText } = transpileModule(text, { compilerOptions: { ...options }, fileName: path })
  mkdirSync(kept, { recursive: true })
  // At one stroke: another process may be about to read it.
  writeFileSync(`${file}.${process.pid}`, outputText)
  renameSync(`${file}.${process.pid}`, file)
  return { file, javascript: outputText }
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !process.features.typescript) {
  const current = new Set()
  for (const folder of ['src', 'test']) {
    for (const name of readdirSync(join(root, folder), { recursive: true })) {
      if (/(?<!\.d)\.ts$/.test(name)) current.add(basename(compiled(join(root, folder, name)).file))
    }
  }
  for (const name of readdirSync(kept)) if (!current.has(name)) rmSync(join(kept, name))
}

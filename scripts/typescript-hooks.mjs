// Registered by typescript.mjs. What a file becomes is kept under a digest of it, so that it is compiled once, and not
// again in each of the processes that tests run in.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const { version } = require('typescript/package.json')
const kept = fileURLToPath(new URL('../node_modules/.cache/inonda-typescript/', import.meta.url))
const options = { target: 'es2023', module: 'esnext', verbatimModuleSyntax: true, inlineSourceMap: true }

export async function load(url, context, nextLoad) {
  if (!/^file:[^?]*\.ts$/.test(url) || url.includes('/node_modules/')) return nextLoad(url, context)
  const path = fileURLToPath(url)
  return { format: 'module', source: javascriptOf(readFileSync(path, 'utf8'), path), shortCircuit: true }
}

function javascriptOf(text, path) {
  const of = [version, JSON.stringify(options), path, text].join('\n')
  const file = `${kept}${createHash('sha256').update(of).digest('hex')}.js`
  try {
    return readFileSync(file, 'utf8')
  } catch {}
  // The compiler itself is half a second.
  const { transpileModule } = require('typescript')
  const { outputText } = transpileModule(text, { compilerOptions: { ...options }, fileName: path })
  mkdirSync(kept, { recursive: true })
  // At one stroke: another process may be about to read it.
  writeFileSync(`${file}.${process.pid}`, outputText)
  renameSync(`${file}.${process.pid}`, file)
  return outputText
}

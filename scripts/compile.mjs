// Makes lib/ of src/. Whoever wants the same at that moment waits; and each file is exchanged at one stroke, only where
// it differs, since a program may be loading the modules of lib/ just then: half of one is a syntax error.
//   node scripts/compile.mjs [--where-old]
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const lib = join(root, 'lib')
/** Beside lib/, so that source maps find their sources from both; not inside, for what stands there is published. */
const made = join(root, 'lib.new')
/** When lib/ was made last; in it, another text for every other program (src/program-version.ts). */
const stamp = join(lib, '.compiled')
const lock = join(root, 'lib.lock')
const PAUSE_MS = 100
/** After so long nobody works under a lock any more: its owner was killed. */
const LOCK_MS = 300_000

/** Compiles if anything in src/ is newer than lib/. Throws what the compiler says. */
export function compileWhereOld() {
  withLock(() => {
    if ((statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0) <= newestIn(join(root, 'src'))) compile()
  })
}

function compile() {
  const begun = new Date()
  rmSync(made, { recursive: true, force: true })
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc')
  const words = [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', made]
  // Without what a test runner loads into every process of Node.
  const env = { ...process.env, NODE_OPTIONS: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', env })
  if (status !== 0) throw new Error(`${stdout}${stderr}`)
  const names = filesIn(made)
  const mark = markOf(names)
  for (const name of names) {
    if (same(join(made, name), join(lib, name))) continue
    mkdirSync(dirname(join(lib, name)), { recursive: true })
    renameSync(join(made, name), join(lib, name))
  }
  // Nobody loads what stands for a module that is no more.
  const current = new Set(names)
  for (const name of filesIn(lib)) if (!current.has(name)) rmSync(join(lib, name), { force: true })
  rmSync(made, { recursive: true, force: true })
  writeFileSync(stamp, mark)
  // What was written since is not in it.
  utimesSync(stamp, begun, begun)
}

/** Of what runs; the rest of lib/ is for whoever writes programs. */
function markOf(names) {
  const hash = createHash('sha256')
  for (const name of names.filter((one) => one.endsWith('.js')).sort()) {
    hash.update(`${name}\n`).update(readFileSync(join(made, name)))
  }
  return hash.digest('base64url')
}

function withLock(work) {
  while (!taken()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
  try {
    work()
  } finally {
    rmdirSync(lock)
  }
}

function taken() {
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
  if (since !== undefined && Date.now() - since > LOCK_MS) rmSync(lock, { recursive: true, force: true })
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
}

function same(one, other) {
  const size = (path) => statSync(path, { throwIfNoEntry: false })?.size
  return size(one) === size(other) && readFileSync(one).equals(readFileSync(other))
}

function newestIn(folder) {
  return Math.max(...filesIn(folder).map((name) => statSync(join(folder, name)).mtimeMs))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    if (process.argv.includes('--where-old')) compileWhereOld()
    else withLock(compile)
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

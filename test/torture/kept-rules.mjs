// Breaks each rule of test/conformance/kept.ts by its change, in a copy of the tree, and runs the test that has to see it.
//   node --import ./scripts/typescript.mjs test/torture/kept-rules.mjs [ID…]
// Says of each what failed, and which test did not, and ends with 1 if any did not. A test that could not begin, or had to be
// stopped, has seen nothing: a piece that stands there by mistake would break every test.
import { spawn } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { KEPT_RULES } from '../conformance/kept.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** All that a test reads of the repository. */
const COPIED = [
  'src',
  'test',
  'templates',
  'scripts',
  'starter',
  'episodes',
  'feeds',
  'tap-snapshots',
  'docs',
]
const FILES = ['package.json', 'tsconfig.json', 'station.yaml', 'people.yaml', 'ledger.json']

const SECONDS = 300

const wanted = new Set(process.argv.slice(2))
const rules = KEPT_RULES.filter(({ id }) => wanted.size === 0 || wanted.has(id))
const begun = Date.now()
const faults = []
/** Each test as it is first: one that fails anyway sees nothing. */
const queue = [...[...new Set(rules.map(({ test }) => test))].map((test) => ({ test })), ...rules]
let seen = 0
await Promise.all(Array.from({ length: availableParallelism() }, work))
const seconds = Math.round((Date.now() - begun) / 1000)
process.stdout.write(`${rules.length} rules broken, ${seen} seen by their test, in ${seconds} s\n`)
for (const fault of faults) process.stdout.write(`${fault}\n`)
process.exitCode = seen === rules.length && seen > 0 && faults.length === 0 ? 0 : 1

async function work() {
  const place = mkdtempSync(join(tmpdir(), 'inonda-kept-'))
  try {
    for (const name of COPIED) cpSync(join(ROOT, name), join(place, name), { recursive: true })
    for (const name of FILES) cpSync(join(ROOT, name), join(place, name))
    linkModules(place)
    for (let rule = queue.shift(); rule; rule = queue.shift()) await tried(place, rule)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** All but what is kept there of the tree: the copy keeps its own. */
function linkModules(place) {
  mkdirSync(join(place, 'node_modules'))
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== '.cache') symlinkSync(join(ROOT, 'node_modules', name), join(place, 'node_modules', name))
  }
}

async function tried(place, { id, test, file, from, to }) {
  if (file === undefined) {
    const { status, failed } = await run(place, test)
    if (status !== 0) faults.push(`${test} fails with nothing broken: ${failed ?? 'it did not begin or end'}`)
    return
  }
  const path = join(place, file)
  const whole = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    whole.replace(from, () => to),
  )
  const { status, failed } = await run(place, test)
  writeFileSync(path, whole)
  if (status === 0) faults.push(`${id} is broken, and ${test} does not see it`)
  else if (failed === undefined) faults.push(`${id} is broken, and ${test} did not begin or end`)
  else {
    seen++
    process.stdout.write(`${id}: ${test}: ${failed}\n`)
  }
}

/** How a test ended, and the first of it that failed. */
function run(place, test) {
  const child = spawn(process.execPath, ['--import', './scripts/typescript.mjs', test], {
    cwd: place,
    stdio: ['ignore', 'pipe', 'ignore'],
    // As long as .taprc gives a test; then it says so by itself.
    env: { ...process.env, TAP: '1', TAP_SNAPSHOT: '0', TAP_TIMEOUT: String(SECONDS) },
    timeout: (SECONDS + 10) * 1000,
  })
  let said = ''
  let failed
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text
    failed ??= /^not ok \d+ - (?!timeout!)(.*?)(?: # time=.*)?\n/m.exec(said)?.[1]
    // What is behind it may wait for ever for what was broken.
    if (failed !== undefined) child.kill()
  })
  return new Promise((done) => child.on('close', (status) => done({ status, failed })))
}

// Breaks each rule of test/conformance/kept.ts by its change, in a copy of the tree, and runs the test that has to see it.
//   node --import ./scripts/typescript.mjs test/torture/kept-rules.mjs [ID…]
// Says which test did not fail, and ends with 1 if any did not.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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

const wanted = new Set(process.argv.slice(2))
const rules = KEPT_RULES.filter(({ id }) => wanted.size === 0 || wanted.has(id))
const unseen = []
/** Each test as it is first: one that fails anyway sees nothing. */
const queue = [...[...new Set(rules.map(({ test }) => test))].map((test) => ({ test })), ...rules]
const failing = []
await Promise.all(Array.from({ length: availableParallelism() }, work))
process.stdout.write(`${rules.length} rules broken, ${rules.length - unseen.length} seen by their test\n`)
for (const { id, test } of unseen) process.stdout.write(`${id} is broken, and ${test} does not see it\n`)
for (const test of failing) process.stdout.write(`${test} fails with nothing broken\n`)
process.exitCode = unseen.length + failing.length === 0 ? 0 : 1

async function work() {
  const place = mkdtempSync(join(tmpdir(), 'inonda-kept-'))
  try {
    for (const name of COPIED) cpSync(join(ROOT, name), join(place, name), { recursive: true })
    for (const name of FILES) cpSync(join(ROOT, name), join(place, name))
    symlinkSync(join(ROOT, 'node_modules'), join(place, 'node_modules'))
    for (let rule = queue.shift(); rule; rule = queue.shift()) {
      if (rule.file === undefined) {
        if (!(await passes(place, rule.test))) failing.push(rule.test)
        continue
      }
      const path = join(place, rule.file)
      const whole = readFileSync(path, 'utf8')
      writeFileSync(
        path,
        whole.replace(rule.from, () => rule.to),
      )
      if (await passes(place, rule.test)) unseen.push(rule)
      writeFileSync(path, whole)
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

function passes(place, test) {
  const child = spawn(process.execPath, ['--import', './scripts/typescript.mjs', test], {
    cwd: place,
    stdio: 'ignore',
    env: { ...process.env, TAP: '1', TAP_SNAPSHOT: '0' },
    timeout: 120_000,
  })
  return new Promise((done) => child.on('close', (status) => done(status === 0)))
}

// What commands cost on the sample, beside Node's own start; of `check`, what it is without the reading.
//   node test/bench/starts.mjs [--runs 5] [--json FILE]
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measure, middleOf } from './measure.mjs'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, json: { type: 'string' } },
})
const PROGRAM = fileURLToPath(new URL('../../lib/cli/inonda.js', import.meta.url))
const READING = fileURLToPath(new URL('reading.mjs', import.meta.url))
const SAMPLE = fileURLToPath(new URL('../..', import.meta.url))
const CHECK = ['check', '--station', SAMPLE]

const run = (words) => middleOf(Number(values.runs), () => measure(process.execPath, words))
// Once for what is kept from one run to the next.
measure(process.execPath, [PROGRAM, ...CHECK])
const check = run([PROGRAM, ...CHECK])
const reading = middleOf(Number(values.runs), () => readingOf(CHECK))
const starts = {
  node: run(['-e', '0']),
  version: run([PROGRAM, '--version']),
  help: run([PROGRAM, '--help']),
  check,
  reading,
  start: { cpu: check.cpu - reading.cpu },
}
const text = `${JSON.stringify({ versions: versions(), starts }, null, 2)}\n`
if (values.json) writeFileSync(values.json, text)
else process.stdout.write(text)

function readingOf(words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [READING, ...words], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr.slice(-2000))
  return { cpu: Number(stdout) }
}

function versions() {
  const { stdout = '' } = spawnSync('hugo', ['version'], { encoding: 'utf8' })
  return {
    day: new Date().toISOString().slice(0, 10),
    node: process.version,
    hugo: stdout.split(' ')[1] ?? '',
    podcast: createRequire(import.meta.url)('podcast/package.json').version,
    cores: availableParallelism(),
  }
}

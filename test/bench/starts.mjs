// What commands cost on the sample, beside Node's own start.
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
const SAMPLE = fileURLToPath(new URL('../..', import.meta.url))

const run = (words) => middleOf(Number(values.runs), () => measure(process.execPath, words))
const starts = {
  node: run(['-e', '0']),
  help: run([PROGRAM, '--help']),
  check: run([PROGRAM, 'check', '--station', SAMPLE]),
}
const text = `${JSON.stringify({ versions: versions(), starts }, null, 2)}\n`
if (values.json) writeFileSync(values.json, text)
else process.stdout.write(text)

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

// How many assertions of some files passed.
//   node .ci/passes.mjs log file...
import { readFileSync } from 'node:fs'

const [log, ...files] = process.argv.slice(2)
let passed = 0
let file
/** Depth → whether something stood below since the last line of that depth: then that line only sums it up. */
let below = []
for (const line of readFileSync(log, 'utf8').split('\n')) {
  const begun = /^# Subtest: (.*)$/.exec(line)
  if (begun) [, file] = begun
  const point = /^((?: {4})+)(not )?ok \d+/.exec(line)
  if (!point || !files.includes(file)) continue
  const depth = point[1].length / 4
  if (!point[2] && !below[depth] && !/ # SKIP\b/i.test(line)) passed++
  below = [...below.slice(0, depth), false]
  for (let above = 0; above < depth; above++) below[above] = true
}
process.stdout.write(`${passed}\n`)

// Runs the tests: those without a browser several files at a time, then those in test/browser one after the other, since a
// browser on a busy machine is slower than any wait allows for. Arguments are handed on to tap; with files, only these are run.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BROWSER = 'test/browser/*.test.ts'
const root = fileURLToPath(new URL('..', import.meta.url))
const { bin } = createRequire(import.meta.url)('tap/package.json')
const tap = join(dirname(createRequire(import.meta.url).resolve('tap/package.json')), bin.tap)

const words = process.argv.slice(2)
const runs = words.some((word) => !word.startsWith('-'))
  ? [words]
  : [
      [`--exclude=${BROWSER}`, ...words],
      ['--jobs=1', ...words, BROWSER],
    ]
let worst = 0
for (const run of runs) {
  const { status } = spawnSync(process.execPath, [tap, ...run], { cwd: root, stdio: 'inherit' })
  worst = Math.max(worst, status ?? 1)
}
process.exitCode = worst

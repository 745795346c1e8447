// Measures everything, and writes docs/performance.md with docs/growth.svg.
//   npm run bench -- [--sizes 100,1000,10000] [--runs 3] [--rounds 3] [--plain-from 20000] [--keep FOLDER]
//   npm run bench -- --from FOLDER   writes the document again from what was measured
//   npm run bench -- --remark TEXT   what a reader has to know of this run, such as what else the computer did
// Every step is kept in a folder as soon as it is done; a run that was interrupted goes on with the same --keep.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { documentOf } from './document.mjs'
import { measure } from './measure.mjs'
import { plot } from './plot.mjs'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000' },
    'feed-sizes': { type: 'string', default: '1000' },
    runs: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    /** From so many episodes on, builds are measured without cards alone. */
    'plain-from': { type: 'string', default: '20000' },
    keep: { type: 'string' },
    from: { type: 'string' },
    remark: { type: 'string', default: '' },
  },
})
const folder = values.from ?? values.keep ?? mkdtempSync(join(tmpdir(), 'inonda-report-'))
mkdirSync(folder, { recursive: true })
process.stderr.write(`What is measured is kept in ${folder}.\n`)

const sizes = values.sizes.split(',').map(Number)
const { runs, rounds } = values
const failed = []
/** What is built stands here until everything is measured: to delete it slows down what follows. */
const built = mkdtempSync(join(tmpdir(), 'inonda-built-'))
if (values.from === undefined) {
  step('starts', 'starts.mjs', [])
  step('answers', 'answers.mjs', ['--rounds', rounds])
  for (const size of values['feed-sizes'].split(',')) {
    step(`feed-${size}`, 'feed.mjs', ['--sizes', size, '--rounds', rounds])
  }
  for (const size of sizes) {
    const cards = size >= Number(values['plain-from']) ? ['--without-cards'] : []
    const place = ['--folder', join(built, String(size))]
    step(`builds-${size}`, 'builds.mjs', ['--size', String(size), '--runs', runs, ...place, ...cards])
  }
}
write()
rmSync(built, { recursive: true, force: true, maxRetries: 5 })
// The document stands with what there is; whoever began this has to hear of the rest.
if (failed.length > 0) {
  process.stderr.write(`Not measured, or not to the end: ${failed.join(', ')}.\n`)
  process.exitCode = 1
}

/** What was measured before under this name, whole, is not measured again. */
function step(name, script, words) {
  const file = join(folder, `${name}.json`)
  if (existsSync(file)) return
  process.stderr.write(`${name}\n`)
  const path = fileURLToPath(new URL(script, import.meta.url))
  try {
    const { wall, others } = measure(process.execPath, [path, ...words, '--json', `${file}.part`], {
      stdio: ['ignore', 2, 2],
    })
    const figures = JSON.parse(readFileSync(`${file}.part`, 'utf8'))
    writeFileSync(`${file}.part`, `${JSON.stringify({ ...figures, others }, null, 2)}\n`)
    renameSync(`${file}.part`, file)
    process.stderr.write(`${name}: ${wall.toFixed(0)} s, others used ${others.toFixed(2)} cores\n`)
  } catch (error) {
    failed.push(name)
    process.stderr.write(`${name}: ${error.message}\n`)
  }
}

function write() {
  const builds = numbered('builds').filter(({ hugoFull }) => hugoFull !== undefined)
  const feeds = numbered('feed').flatMap(({ sizes: all, others }) => all.map((one) => ({ ...one, others })))
  const { remark } = values
  const text = documentOf({
    starting: measured('starts'),
    answers: measured('answers'),
    builds,
    feeds,
    remark,
  })
  const docs = new URL('../../docs/', import.meta.url)
  writeFileSync(new URL('performance.md', docs), text)
  const whole = builds.filter(({ one }) => one !== undefined)
  if (whole.length > 0) writeFileSync(new URL('growth.svg', docs), plot(whole))
}

/** What was measured of all sizes, from the smallest on; of a step that failed, what it came to. */
function numbered(name) {
  const numbers = readdirSync(folder).map((file) => new RegExp(`^${name}-(\\d+)\\.json`).exec(file)?.[1])
  const kept = new Set(numbers.filter(Boolean).map(Number))
  return [...kept].sort((one, other) => one - other).flatMap((size) => measured(`${name}-${size}`) ?? [])
}

function measured(name) {
  for (const ending of ['json', 'json.part']) {
    const file = join(folder, `${name}.${ending}`)
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  }
}

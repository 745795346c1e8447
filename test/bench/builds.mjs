// Whole builds beside Hugo's, of one size: full, with cards and without, with one change, with none; and with both watching.
// Hugo is measured twice: with one bare page for each episode, and with the same files for each.
//   node test/bench/builds.mjs [--size 1000] [--runs 3] [--without-cards] [--folder FOLDER] [--json FILE]
// Every full build writes into a new folder, and nothing is deleted before the end: for minutes after many files were
// deleted, ext4 takes three to ten times as long to make new ones. A --folder that is given stays, for who measures more.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeHugoSameFiles } from './hugo-same-files.mjs'
import { changeHugoPage, writeHugoSite } from './hugo-site.mjs'
import { episodeMd, slugOf, transcriptMd, writeLargeStation } from './large-station.mjs'
import { measure, middleOf } from './measure.mjs'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '3' },
    'without-cards': { type: 'boolean', default: false },
    folder: { type: 'string' },
    json: { type: 'string' },
  },
})
const SIZE = Number(values.size)
const RUNS = Number(values.runs)
/** From so many episodes on, a full build is long enough to be measured once. */
const LONG = 1000
/** From so many episodes on, Hugo needs too long for the same files. */
const TOO_LONG_FOR_SAME_FILES = 20_000
const PROGRAM = fileURLToPath(new URL('../../lib/cli/inonda.js', import.meta.url))
const SAVES = fileURLToPath(new URL('saves.mjs', import.meta.url))
/** What is younger is not trusted to stay as it looks, so that nothing is measured before. */
const SETTLE_MS = 2500
const SAVED = 5
/** hugo server gathers what is saved at once. */
const BETWEEN_SAVES_MS = 500
const PORT = 4190

const place = values.folder ?? mkdtempSync(join(tmpdir(), 'inonda-bench-'))
const station = join(place, 'station')
const site = join(place, 'site')
const sameSite = join(place, 'same-site')
/** Where earlier output is moved to. */
const before = join(place, 'before')
mkdirSync(before, { recursive: true })
let moved = 0
const result = { size: SIZE }
try {
  writeLargeStation(station, SIZE)
  writeHugoSite(site, SIZE)
  if (SIZE < TOO_LONG_FOR_SAME_FILES) writeHugoSameFiles(sameSite, SIZE, station)
  await settled()
  builds()
  note('serve', await served())
  note('hugoSave', await hugoServed())
  note('saves', saves())
  if (!values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
} finally {
  if (values.folder === undefined) rmSync(place, { recursive: true, force: true, maxRetries: 5 })
}

function builds() {
  const fullRuns = SIZE < LONG ? RUNS : 1
  note(
    'plain',
    middleOf(fullRuns, () => anew(['--no-addons'])),
  )
  note(
    'hugoFull',
    middleOf(RUNS, () => hugoAnew(site)),
  )
  if (SIZE < TOO_LONG_FOR_SAME_FILES)
    note(
      'hugoSame',
      middleOf(fullRuns, () => hugoAnew(sameSite)),
    )
  // Without cards, what follows begins with what the build before left.
  if (!values['without-cards'])
    note(
      'full',
      middleOf(fullRuns, () => anew([])),
    )
  note('files', filesBelow(`${join(station, 'dist')}/`))
  note(
    'nothing',
    middleOf(RUNS, () => build()),
  )
  let index = Math.floor(SIZE / 2)
  note(
    'one',
    middleOf(RUNS, () => {
      change(index++)
      return build()
    }),
  )
  changeHugoPage(site, 1)
  note('hugoOne', hugo(site))
}

function hugo(source) {
  return measure('hugo', ['--quiet', '--source', source])
}

function hugoAnew(source) {
  moveAway(source, /^public$/)
  return hugo(source)
}

/** What was made before under such names is moved out of the way. */
function moveAway(folder, names) {
  for (const name of readdirSync(folder).filter((one) => names.test(one))) {
    renameSync(join(folder, name), join(before, `${++moved}-${name}`))
  }
}

/** A build of a station that was never built, by a program started with these words. */
function anew(words) {
  moveAway(station, /^\.inonda$|^\.?dist/)
  return build(words)
}

/** Without addons there is no sharp, and so no picture for previews. */
function build(words = values['without-cards'] ? ['--no-addons'] : []) {
  return measure(process.execPath, [...words, PROGRAM, 'build', '--station', station])
}

function change(index) {
  const folder = join(station, 'episodes', slugOf(index))
  writeFileSync(join(folder, 'transcript.md'), `${transcriptMd(index)}\nOne more line.\n`)
  writeFileSync(join(folder, 'episode.md'), episodeMd(index, '\nOne more line.\n'))
}

/** Seconds from the start of `serve` to the first answer. */
async function served() {
  const words = [PROGRAM, 'serve', '--station', station, '--port', String(PORT)]
  const begun = performance.now()
  const child = spawn(process.execPath, words, { stdio: 'ignore' })
  return await until(child, async () => {
    while (child.exitCode === null && !(await answers())) await new Promise((done) => setTimeout(done, 20))
    if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}`)
    return { seconds: (performance.now() - begun) / 1000 }
  })
}

/** What hugo server says that it took after a save, in milliseconds. */
async function hugoServed() {
  const words = ['server', '--source', site, '--port', String(PORT + 1), '--disableLiveReload']
  const child = spawn('hugo', words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const heard = []
  child.stdout.setEncoding('utf8').on('data', (text) => {
    for (const [, figure] of text.matchAll(/Total in (\d+) ms/g)) heard.push(Number(figure))
    if (text.includes('Press Ctrl+C')) heard.ready = true
  })
  const hears = async (isThere) => {
    const end = performance.now() + 120_000
    while (!isThere() && performance.now() < end) await new Promise((done) => setTimeout(done, 50))
  }
  return await until(child, async () => {
    await hears(() => heard.ready)
    heard.length = 0
    for (let saved = 1; saved <= SAVED; saved++) {
      changeHugoPage(site, saved + 1)
      await hears(() => heard.length >= saved)
      await settled(BETWEEN_SAVES_MS)
    }
    const sorted = heard.toSorted((one, other) => one - other)
    return { median_ms: sorted[Math.floor(sorted.length / 2)] }
  })
}

async function until(child, work) {
  try {
    return await work()
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await new Promise((done) => child.once('exit', done))
    }
  }
}

function saves() {
  const words = [SAVES, '--station', station, '--size', String(SIZE), '--saves', String(SAVED), '--json']
  const { status, stdout } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`saves.mjs ended with ${status}`)
  const { firstAnswer, allAnswered, transcripts, frontMatter } = JSON.parse(stdout)
  const worst = (of) => Math.max(of(transcripts), of(frontMatter))
  return {
    again_ms: firstAnswer,
    all_ms: allAnswered,
    median_ms: worst((one) => one.median),
    worst_ms: worst((one) => one.worst),
    others_worst_ms: worst((one) => one.others.worst),
  }
}

function answers() {
  return new Promise((done) => {
    get({ port: PORT, path: '/', host: '127.0.0.1' }, (answer) => {
      answer.resume()
      done(answer.statusCode === 200)
    }).on('error', () => done(false))
  })
}

function filesBelow(folder) {
  return Number(spawnSync('sh', ['-c', `find ${folder} -type f | wc -l`], { encoding: 'utf8' }).stdout)
}

/** Everything that was measured so far stands in the file, whatever comes after. */
function note(name, figures) {
  result[name] = figures
  process.stderr.write(`  ${SIZE} episodes, ${name}: ${JSON.stringify(figures)}\n`)
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`)
}

async function settled(milliseconds = SETTLE_MS) {
  await new Promise((done) => setTimeout(done, milliseconds))
}

// Whole builds beside Hugo's, at several sizes in one run: full, with one change, with none; and the start of commands.
//   node test/bench/builds.mjs [--sizes 100,1000] [--runs 3] [--json FILE] [--without-cards]
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { createRequire } from 'node:module'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { changeHugoPage, writeHugoSite } from './hugo-site.mjs'
import { episodeMd, slugOf, transcriptMd, writeLargeStation } from './large-station.mjs'
import { measure, middleOf } from './measure.mjs'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000' },
    runs: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
})
const RUNS = Number(values.runs)
const PROGRAM = fileURLToPath(new URL('../../lib/cli/inonda.js', import.meta.url))
const SAMPLE = fileURLToPath(new URL('../..', import.meta.url))
/** What is younger is not trusted to stay as it looks, so that nothing is measured before. */
const SETTLE_MS = 2500

const place = mkdtempSync(join(tmpdir(), 'inonda-bench-'))
try {
  const sizes = []
  for (const size of values.sizes.split(',').map(Number)) {
    tell(`${size} episodes`)
    sizes.push(await sizeOf(size))
  }
  const result = { versions: versions(), starts: starts(), sizes }
  const text = `${JSON.stringify(result, null, 2)}\n`
  if (values.json) writeFileSync(values.json, text)
  else process.stdout.write(text)
} finally {
  rmSync(place, { recursive: true, force: true })
}

async function sizeOf(size) {
  const station = join(place, `station-${size}`)
  const site = join(place, `site-${size}`)
  writeLargeStation(station, size)
  writeHugoSite(site, size)
  await settled()
  const runs = size > 2000 ? 1 : RUNS
  const build = () => measure(process.execPath, [PROGRAM, 'build', '--station', station])
  const hugo = () => measure('hugo', ['--quiet', '--source', site])
  const anew = () => {
    for (const name of ['.inonda', 'dist', '.dist-bench'])
      rmSync(join(station, name), { recursive: true, force: true })
    return build()
  }
  const full = middleOf(runs, anew)
  tell(`  full ${said(full)}`)
  const hugoFull = middleOf(runs, () => {
    rmSync(join(site, 'public'), { recursive: true, force: true })
    return hugo()
  })
  tell(`  Hugo ${said(hugoFull)}`)
  const nothing = middleOf(runs, build)
  tell(`  nothing changed ${said(nothing)}`)
  const ones = []
  for (let run = 0; run < runs; run++) {
    const slug = slugOf(Math.floor(size / 2) + run)
    const index = Math.floor(size / 2) + run
    writeFileSync(
      join(station, 'episodes', slug, 'transcript.md'),
      `${transcriptMd(index)}\nOne more line.\n`,
    )
    writeFileSync(join(station, 'episodes', slug, 'episode.md'), episodeMd(index, '\nOne more line.\n'))
    ones.push(build())
  }
  const one = ones.sort((a, b) => a.cpu - b.cpu)[Math.floor(runs / 2)]
  tell(`  one changed ${said(one)}`)
  changeHugoPage(site, 1)
  const hugoOne = hugo()
  const serve = await served(station)
  tell(`  serve answers after ${serve.seconds.toFixed(1)} s`)
  const { stdout } = spawnSync('sh', ['-c', `find ${station}/dist/ -type f | wc -l`], { encoding: 'utf8' })
  rmSync(station, { recursive: true, force: true })
  rmSync(site, { recursive: true, force: true })
  return { size, files: Number(stdout), full, nothing, one, hugoFull, hugoOne, serve }
}

/** Seconds from the start of `serve` to the first answer, and its memory then. */
async function served(station) {
  const port = 4190
  const begun = performance.now()
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--station', station, '--port', String(port)], {
    stdio: 'ignore',
  })
  try {
    while (!(await answers(port))) await new Promise((done) => setTimeout(done, 20))
    return { seconds: (performance.now() - begun) / 1000 }
  } finally {
    child.kill('SIGTERM')
    await new Promise((done) => child.once('exit', done))
  }
}

function answers(port) {
  return new Promise((done) => {
    get({ port, path: '/', host: '127.0.0.1' }, (answer) => {
      answer.resume()
      done(answer.statusCode === 200)
    }).on('error', () => done(false))
  })
}

/** What commands cost on the sample, beside Node's own start. */
function starts() {
  const run = (words) => middleOf(RUNS + 2, () => measure(process.execPath, words))
  return {
    node: run(['-e', '0']),
    help: run([PROGRAM, '--help']),
    check: run([PROGRAM, 'check', '--station', SAMPLE]),
  }
}

function versions() {
  const first = (command, words) =>
    spawnSync(command, words, { encoding: 'utf8' }).stdout.split('\n')[0] ?? ''
  const require = createRequire(import.meta.url)
  return {
    node: process.version,
    hugo: first('hugo', ['version']).split(' ')[1] ?? '',
    podcast: require('podcast/package.json').version,
    cores: availableParallelism(),
  }
}

async function settled() {
  await new Promise((done) => setTimeout(done, SETTLE_MS))
}

function said({ cpu, wall, memory }) {
  return `${cpu.toFixed(1)} s CPU, ${wall.toFixed(1)} s, ${memory.toFixed(0)} MB`
}

function tell(text) {
  process.stderr.write(`${text}\n`)
}

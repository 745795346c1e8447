// Saves while serving: how long from the write of an episode's file until an answer has the new bytes, and how long
// others wait for theirs meanwhile.
//   node test/bench/saves.mjs [--size 1000] [--saves 7] [--station FOLDER] [--json]
// With --station a large station that stands there already is used, and its texts are changed.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cpuOf, memoryOf } from './cpu.mjs'
import { episodeMd, slugOf, transcriptMd, writeLargeStation } from './large-station.mjs'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1000' },
    saves: { type: 'string', default: '7' },
    station: { type: 'string' },
    program: { type: 'string', default: fileURLToPath(new URL('../../lib/cli/inonda.js', import.meta.url)) },
    profile: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const SIZE = Number(values.size)
const SAVES = Number(values.saves)
/** How often it is looked whether the new bytes are there, and how others are. */
const LOOK_MS = 5
/** How often others ask meanwhile: often enough to meet every pause, seldom enough not to be the load. */
const ASK_MS = 20
const LONGEST_MS = 60_000
/** What is younger is not trusted to stay as it looks. */
const SETTLE_MS = 2500
const agent = new Agent({ keepAlive: true })

const own = values.station === undefined
const station = values.station ?? mkdtempSync(join(tmpdir(), 'inonda-saves-'))
try {
  if (own) {
    writeLargeStation(station, SIZE)
    await wait(SETTLE_MS)
  }
  // A server that was there before has kept what it made.
  await ended(await served())
  const server = await served()
  try {
    const memory = Math.round(memoryOf(server.child.pid) / 2 ** 20)
    const transcripts = await saved(server, 'transcript.md', (index, words) => {
      return `${transcriptMd(index)}\n${words}\n`
    })
    const frontMatter = await saved(server, 'episode.md', (index, words) => {
      return episodeMd(index).replace(/^title: .*$/m, `title: ${words}`)
    })
    const after = Math.round(memoryOf(server.child.pid) / 2 ** 20)
    const result = {
      episodes: SIZE,
      firstAnswer: server.milliseconds,
      allAnswered: server.wholeMilliseconds,
      memory,
      after,
      transcripts,
      frontMatter,
    }
    process.stdout.write(`${values.json ? JSON.stringify(result) : said(result)}\n`)
  } finally {
    await ended(server)
    agent.destroy()
  }
} finally {
  if (own) rmSync(station, { recursive: true, force: true })
}

/** Saves one file of one episode after another: oldest, newest, and between them. */
async function saved(server, file, written) {
  const waits = []
  const cpus = []
  const others = watchOthers(server.url)
  for (let save = 0; save < SAVES; save++) {
    const index = Math.round(((SIZE - 1) * ((save * 3) % 7)) / 6)
    const slug = slugOf(index)
    const words = `Saved ${save} at ${Date.now()}`
    await wait(1000)
    const cpu = cpuOf(server.child.pid)
    const begun = performance.now()
    writeFileSync(join(station, 'episodes', slug, file), written(index, words))
    await until(async () => (await answerOf(`${server.url}/episodes/${slug}/`)).includes(words))
    waits.push(performance.now() - begun)
    await wait(1000)
    cpus.push((cpuOf(server.child.pid) - cpu) / 1000)
  }
  const othersWaits = await others()
  return {
    median: Math.round(middle(waits)),
    worst: Math.round(Math.max(...waits)),
    cpu: Math.round(middle(cpus)),
    others: { median: round(middle(othersWaits)), worst: Math.round(Math.max(...othersWaits)) },
  }
}

/** Asks for something else over and over, and tells at the end how long each answer took. */
function watchOthers(url) {
  const waits = []
  let ended = false
  const asking = (async () => {
    while (!ended) {
      const begun = performance.now()
      await answerOf(`${url}/feeds/talks.json`, { 'if-none-match': 'W/"nothing"', range: 'bytes=0-9' })
      waits.push(performance.now() - begun)
      await wait(ASK_MS)
    }
  })()
  return async () => {
    ended = true
    await asking
    return waits
  }
}

async function served() {
  const begun = performance.now()
  const words = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : []
  const child = spawn(
    process.execPath,
    [...words, values.program, 'serve', '--station', station, '--port', '0', '--no-announce'],
    // Whoever looks so often is sent away otherwise.
    { env: { ...process.env, INONDA_RATE_LIMIT: '0' } },
  )
  child.stderr.resume()
  const url = await new Promise((done, fail) => {
    let said = ''
    child.stdout.on('data', (text) => {
      said += text
      const found = /http:\/\/\S+/.exec(said)
      if (found) done(found[0].replace(/\/$/, ''))
    })
    child.once('exit', () => fail(new Error('serve ended')))
  })
  await answerOf(`${url}/`)
  const milliseconds = Math.round(performance.now() - begun)
  // An address that nothing stands at is only answered where all of them are known.
  await answerOf(`${url}/nothing/`)
  return { child, url, milliseconds, wholeMilliseconds: Math.round(performance.now() - begun) }
}

async function ended({ child }) {
  child.kill('SIGTERM')
  await new Promise((done) => child.once('exit', done))
}

function answerOf(url, headers = {}) {
  return new Promise((done, fail) => {
    get(url, { agent, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part) => {
        text += part
      })
      answer.on('end', () => done(text))
    }).on('error', fail)
  })
}

async function until(isSo) {
  const begun = performance.now()
  while (!(await isSo())) {
    if (performance.now() - begun > LONGEST_MS) throw new Error('The new bytes never came.')
    await wait(LOOK_MS)
  }
}

function wait(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds))
}

function middle(some) {
  return some.toSorted((a, b) => a - b)[Math.floor(some.length / 2)]
}

function round(value) {
  return Math.round(value * 10) / 10
}

function said({ episodes, firstAnswer, allAnswered, memory, after, transcripts, frontMatter }) {
  const row = (name, { median, worst, cpu, others }) =>
    `${name}: ${median} ms, at worst ${worst} ms, ${cpu} ms CPU; others wait ${others.median} ms, at worst ${others.worst} ms`
  return [
    `${episodes} episodes: the first answer of serve after ${firstAnswer} ms, any after ${allAnswered} ms, ${memory} MB (${after} MB after the saves)`,
    row('a transcript', transcripts),
    row('front matter', frontMatter),
  ].join('\n')
}

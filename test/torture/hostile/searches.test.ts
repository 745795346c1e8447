import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { compile } from '../../cli/program.ts'
import { ownFolder } from '../../own-folder.ts'
import { times } from '../how-often.ts'

const EPISODES = times(6, 400)
/** As long as an interview of an hour. */
const CHAPTERS = 36
const SECONDS = times(0.5, 30)
/** It goes on until so many were found, however busy the machine is. */
const FOUND = 4
const LONGEST_MS = 120_000
/** One who searched as often from one address stopped the feeds, before searches had a thread and a queue. */
const SEARCHES_A_SECOND = times(20, 40)
/** From how many addresses of this machine somebody asks. */
const MANY = times(20, 200)
const FEED = '/feeds/talks.xml'
const SKIP = existsSync('/proc/self') ? false : 'only Linux has so many addresses of its own'

t.test(
  'whatever is searched for, and by however many, feeds are answered meanwhile',
  { skip: SKIP },
  async (t) => {
    const { url, station } = await served(t)
    const words = wordsIn(station)
    const word = (at: number) => words[at % words.length] ?? 'a'
    const first = await asked(url + FEED, '127.0.0.1', { 'accept-encoding': 'gzip' })
    t.equal(first.status, 200)
    const attacks: Record<string, (at: number) => Search> = {
      'different words from one address': (at) => ({ question: word(at * 7), from: '127.0.1.1' }),
      'long questions': (at) => ({
        question: Array.from({ length: 300 }, (_, more) => word(at * 31 + more)).join(' '),
        from: '127.0.2.1',
      }),
      'eight frequent words': (at) => ({
        question: Array.from({ length: 8 }, (_, more) => word(at + more)).join(' '),
        from: '127.0.3.1',
      }),
      'beginnings of one and three letters': (at) => ({
        question: word(at).slice(0, at % 2 === 0 ? 1 : 3),
        from: '127.0.4.1',
      }),
      'writing without spaces': (at) => ({ question: `电台${at}`.repeat(40), from: '127.0.5.1' }),
      'without a body': (at) => ({ question: word(at * 5), from: '127.0.6.1', method: 'HEAD' }),
      'many addresses': (at) => ({ question: word(at * 11), from: `127.0.7.${1 + (at % MANY)}` }),
    }
    for (const [name, attack] of Object.entries(attacks)) {
      const statuses = new Map<number, number>()
      let pending = 0
      let sent = 0
      const send = () => {
        const { question, from, method } = attack(sent++)
        pending++
        void asked(`${url}/search/?q=${encodeURIComponent(question)}`, from, {}, method)
          .then(
            ({ status }) => statuses.set(status, (statuses.get(status) ?? 0) + 1),
            (error) => t.fail(`${name}: ${error}`),
          )
          .finally(() => pending--)
      }
      const attacking = setInterval(send, 1000 / SEARCHES_A_SECOND)
      let polls = 0
      const held = [
        { 'if-none-match': first.tag },
        { 'if-modified-since': first.modified },
        {},
        { 'accept-encoding': 'br' },
      ]
      const begun = performance.now()
      const isEnough = () => performance.now() - begun > SECONDS * 1000 && (statuses.get(200) ?? 0) >= FOUND
      for (; !isEnough() && performance.now() - begun < LONGEST_MS; await wait(5)) {
        const conditions = { 'accept-encoding': 'gzip', ...held[polls % held.length] }
        const { status } = await asked(url + FEED, '127.0.0.2', conditions)
        const wanted = polls % held.length < 2 ? 304 : 200
        if (status !== wanted) t.fail(`a poll got ${status} instead of ${wanted} while there were ${name}`)
        polls++
      }
      clearInterval(attacking)
      const found = statuses.get(200) ?? 0
      const unknown = [...statuses.keys()].filter((status) => ![200, 414, 429, 503].includes(status))
      t.same(unknown, [], name)
      t.ok(found >= FOUND, `${name}: somebody finds something`)
      // Each poll waits for the one before it: behind searches, there would be as few as those.
      t.ok(polls > found / 2, `${name}: ${polls} polls one after the other, and ${found} searches answered`)
      t.comment(`${name}: ${polls} polls; ${sent} searches, ${JSON.stringify([...statuses])}`)
      for (let turn = 0; turn < 600 && pending > 0; turn++) await wait(100)
      t.equal(pending, 0, `${name}: everybody got an answer`)
    }
  },
)

interface Search {
  readonly question: string
  readonly from: string
  readonly method?: string
}

interface Answer {
  readonly status: number
  readonly tag: string
  readonly modified: string
}

/** A new connection from this address of the machine's own. */
function asked(
  url: string,
  from: string,
  headers: Record<string, string | undefined>,
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
    get(url, { agent: false, localAddress: from, headers: given, method }, (answer) => {
      answer.resume()
      const { etag = '', 'last-modified': modified = '' } = answer.headers
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, tag: etag, modified }))
    }).on('error', reject)
  })
}

/** The compiled program, serving a station of long episodes. */
async function served(t: Test): Promise<{ readonly url: string; readonly station: string }> {
  const station = join(ownFolder(t), 'station')
  const maker = fileURLToPath(new URL('../../bench/large-station.mjs', import.meta.url))
  const made = spawnSync(process.execPath, [maker, station, String(EPISODES), String(CHAPTERS)], {
    env: { PATH: process.env['PATH'] },
  })
  t.equal(made.status, 0, String(made.stderr))
  const server: ChildProcess = spawn(
    process.execPath,
    [compile(), 'serve', '--station', station, '--port', '0'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: process.env['PATH'], INONDA_SEARCH_LIMIT: '100000', INONDA_RATE_LIMIT: '0' },
    },
  )
  t.teardown(async () => {
    server.kill('SIGKILL')
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
  })
  const [said] = server.stdout ? await once(server.stdout, 'data') : ['']
  return { url: String(/http:\S+/.exec(String(said))), station }
}

function wordsIn(station: string): readonly string[] {
  const [first = ''] = readdirSync(join(station, 'episodes'))
  const text = readFileSync(join(station, 'episodes', first, 'transcript.md'), 'utf8').toLowerCase()
  return [...new Set(text.match(/[a-z]{4,}/g))]
}

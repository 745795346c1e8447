import { existsSync, watch } from 'node:fs'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { compile, type Ended, start } from '../cli/program.ts'
import { filesOf } from '../journeys/a-built-sample.ts'
import { copyOfSample } from '../journeys/a-sample.ts'
import { times } from './how-often.ts'
import { leftovers } from './leftovers.ts'

/** Moments spread over the whole of what is killed, and over every kind of work. */
const KILLS = times(12, 1000)
/** So many in one station, which each of them makes larger. */
const ROUND = 100
/** After a sign of writing, a kill comes within so many milliseconds. */
const SIGN_MS = 20
/** After so many kills the same work is let through to its end. */
const REST = 6

/** A kind of work that writes, and what is to be done before each time. */
interface Work {
  readonly name: string
  readonly prepare: (folder: string, turn: number) => Promise<readonly string[]>
}

const WORKS: readonly Work[] = [
  {
    name: 'build',
    prepare: async (folder, turn) => {
      await retitle(folder, turn)
      return ['build']
    },
  },
  {
    name: 'add',
    prepare: async (folder, turn) => {
      const text = join(folder, `..`, 'talk.txt')
      await writeFile(
        text,
        `Ann Lee: How did it begin, number ${turn}?\n\nBo Chen: With one machine, in a cellar.\n`,
      )
      return ['add', text, '--title', `Talk ${turn}`, '--slug', `talk-${turn}`, '--feed', 'in-onda']
    },
  },
  {
    name: 'publish',
    prepare: async (folder, turn) => {
      const slug = `draft-${turn}`
      await writeDraft(folder, slug, turn)
      return ['publish', slug, '--at', '2026-01-02T10:00:00Z']
    },
  },
  {
    name: 'tag',
    prepare: async (folder, turn) => {
      const slug = `draft-${turn}`
      await writeDraft(folder, slug, turn)
      return ['tag', slug, '--replace']
    },
  },
]

/**
 * What a program does just before the moments that matter: it takes the lock of its keep, writes records, replaces the
 * index, the ledger, the link to the build.
 */
const SIGNS = [/^lock$/, /^pack-/, /^index/, /ledger\.json/, /^\.dist-/] as const
/** A killed program's traces, by which a kill is known to have come in the middle of a write. */
const traces = { keep: 0, ledger: 0, siteBuild: 0 }

t.before(() => compile())

for (let round = 0; round * ROUND < KILLS; round++) {
  const kills = Math.min(ROUND, KILLS - round * ROUND)
  t.test(`whatever is killed at whatever moment, nothing is half, lost or doubled (${round + 1})`, (t) =>
    killed(t, round, kills),
  )
}

// A few kills may all come too early or too late.
if (KILLS >= ROUND) {
  t.test('some were killed in the middle of a write', async (t) => {
    for (const [what, count] of Object.entries(traces)) t.ok(count > 0, `${what}: ${count} times`)
  })
}

async function killed(t: Test, round: number, kills: number): Promise<void> {
  const folder = await copyOfSample(t.testdir({}))
  const first = await run(folder, ['build'])
  t.equal(first.status, 0, first.said)
  const published = await guidsOf(folder)
  const pages = await namesIn(join(folder, 'dist'))
  t.ok(published.size > 5 && pages.includes('index.html'))

  // How long each kind of work takes, so that kills are spread over the whole of it.
  const lengths = new Map<Work, number>()
  for (const [index, work] of WORKS.entries()) {
    const words = await work.prepare(folder, 2 * kills + 1 + index)
    const begun = Date.now()
    const { status, said } = await run(folder, words)
    t.equal(status, 0, `${work.name}: ${said}`)
    lengths.set(work, Date.now() - begun)
  }

  const moments = dice(KILLS + round)
  let interrupted = 0
  for (let turn = 1; turn <= kills; turn++) {
    const work = WORKS[turn % WORKS.length] as Work
    const words = await work.prepare(folder, turn)
    // Half of them at any moment, half of them when something is being written.
    const sign = moments() < 0.5 ? undefined : SIGNS[Math.floor(moments() * SIGNS.length)]
    const after = moments() * (sign === undefined ? (lengths.get(work) ?? 0) : SIGN_MS)
    const { status, said } = await run(folder, words, { after, ...(sign && { sign }) })
    t.ok(status === null || status === 0, `${work.name}, number ${turn}: ${said}`)
    if (status === null) {
      interrupted++
      await noteTraces(folder)
    }
    await stands(t, folder, { published, what: `${work.name} killed, number ${turn}` })
    if (turn % REST === 0) {
      const { status: again, said } = await run(folder, await work.prepare(folder, turn + kills))
      t.equal(again, 0, `${work.name} goes on by itself: ${said}`)
    }
  }
  t.ok(interrupted > kills / 4, `${interrupted} of ${kills} were killed before their end`)

  await retitle(folder, 0)
  const last = await run(folder, ['build'])
  t.equal(last.status, 0, `the next build goes on by itself: ${last.said}`)
  t.same(await leftovers(folder), [], 'and sweeps what the killed ones left')
  t.same(await differences(folder), [], 'and is the build of somebody who kept nothing')
}

async function noteTraces(folder: string): Promise<void> {
  const names = await readdir(folder)
  if (existsSync(join(folder, '.inonda/keep/lock'))) traces.keep++
  if (names.some((name) => name !== 'ledger.json' && name.includes('ledger.json'))) traces.ledger++
  if ((await leftovers(folder)).length > 0) traces.siteBuild++
}

/** Which files of the build are not those that a build makes where nothing was kept. */
async function differences(folder: string): Promise<string[]> {
  const clean = `${folder}-clean`
  await cp(folder, clean, { recursive: true, filter: (path) => !/\/(\.inonda|\.?dist[^/]*)$/.test(path) })
  const { status, said } = await run(clean, ['build'])
  if (status !== 0) return [said]
  const [kept, wanted] = await Promise.all([folder, clean].map((one) => filesOf(join(one, 'dist'))))
  const paths = new Set([...(kept?.keys() ?? []), ...(wanted?.keys() ?? [])])
  return [...paths].filter((path) => !wanted?.get(path)?.equals(kept?.get(path) ?? Buffer.of()))
}

/** What must be true whenever somebody looks. */
async function stands(
  t: Test,
  folder: string,
  { published, what }: { published: ReadonlyMap<string, string>; what: string },
): Promise<void> {
  const troubles: string[] = []
  const titles = new Set<string>()
  for (const name of ['index.html', 'people/index.html', 'credits/index.html', '404.html']) {
    const page = await readFile(join(folder, 'dist', name), 'utf8')
    titles.add(/Station \d+|Inonda Sample Radio/.exec(page)?.[0] ?? 'none')
    if (!/<\/html>\s*$/.test(page)) troubles.push(`${name} is cut`)
  }
  if (titles.size !== 1) troubles.push(`pages of two builds: ${[...titles]}`)
  for (const name of (await readdir(join(folder, 'dist', 'feeds'))).filter((one) => one.endsWith('.xml'))) {
    const feed = await readFile(join(folder, 'dist', 'feeds', name), 'utf8')
    const guids = [...feed.matchAll(/<guid[^>]*>([^<]*)</g)].map(([, guid]) => guid)
    if (new Set(guids).size !== guids.length) troubles.push(`${name} has a guid twice`)
    if (!feed.trimEnd().endsWith('</rss>')) troubles.push(`${name} is cut`)
  }

  const now = await guidsOf(folder)
  for (const [guid, entry] of published) {
    if (now.get(guid) !== entry) troubles.push(`the ledger lost or changed ${guid}`)
  }
  const people = await readFile(join(folder, 'people.yaml'), 'utf8')
  if (!people.endsWith('\n') || !people.includes('paolo-xia:')) troubles.push('people.yaml is cut')
  for (const slug of await readdir(join(folder, 'episodes'))) {
    if (slug.startsWith('.')) continue
    const text = await readFile(join(folder, 'episodes', slug, 'episode.md'), 'utf8').catch(() => '')
    if (!/^---\n[\s\S]*\n---\n/.test(text)) troubles.push(`episodes/${slug} is half`)
  }
  t.same(troubles, [], what)
}

/** What the ledger promises, by guid, as it is written. */
async function guidsOf(folder: string): Promise<Map<string, string>> {
  const { episodes } = JSON.parse(await readFile(join(folder, 'ledger.json'), 'utf8')) as {
    episodes: Record<string, unknown>
  }
  return new Map(Object.entries(episodes).map(([guid, entry]) => [guid, JSON.stringify(entry)]))
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort()
}

async function retitle(folder: string, turn: number): Promise<void> {
  const file = join(folder, 'station.yaml')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(/^title: .*$/m, `title: Station ${turn}`))
}

/** A draft with a recording, a new one each time. */
async function writeDraft(folder: string, slug: string, turn: number): Promise<void> {
  const to = join(folder, 'episodes', slug)
  if (existsSync(to)) return
  const from = join(folder, 'episodes', 'read-along')
  await cp(from, to, { recursive: true })
  const text = await readFile(join(to, 'episode.md'), 'utf8')
  const guid = `00000000-0000-4000-8000-${String(1000 + turn).padStart(12, '0')}`
  const draft = text
    .replace(/^guid: .*$/m, `guid: ${guid}`)
    .replace(/^title: .*$/m, `title: Draft ${turn}`)
    .replace(/^status: .*\n/m, 'status: draft\n')
    .replace(/^(?:date|season|episode): .*\n/gm, '')
  await writeFile(join(to, 'episode.md'), draft)
}

/** When a program is killed: after so many milliseconds, or so many after it touches a file of such a name. */
interface Kill {
  readonly after: number
  readonly sign?: RegExp
}

/** Runs the program, and kills it where that is wanted. */
async function run(folder: string, words: readonly string[], kill?: Kill): Promise<Ended> {
  const { child, ended } = start([...words, '--station', folder])
  if (kill === undefined) return ended
  let timer: NodeJS.Timeout | undefined
  const strike = () => {
    timer ??= setTimeout(() => child.kill('SIGKILL'), kill.after)
  }
  const watches = [folder, join(folder, '.inonda/keep')].map((place) =>
    watch(place, (_, name) => {
      if (name !== null && kill.sign?.test(name)) strike()
    }),
  )
  if (kill.sign === undefined) strike()
  const result = await ended
  clearTimeout(timer)
  for (const one of watches) one.close()
  return result
}

/** The same row of moments each time, from 0 to 1. */
function dice(seed: number): () => number {
  let state = seed * 2_654_435_761 || 1
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

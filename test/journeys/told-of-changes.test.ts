import { existsSync } from 'node:fs'
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { build } from '../../src/build/build.ts'
import { compose } from '../../src/compose.ts'
import { inonda } from '../cli/a-terminal.ts'
import { filesOf } from './a-built-sample.ts'
import { copyOfSomeOfSample } from './a-sample.ts'
import { CHANGES } from './changes.ts'

const WHEN = new Date('2030-01-01T00:00:00Z')
const SETTLE_MILLISECONDS = 2_100

t.test('what was named is read anew, what was not named is left as it was', async (t) => {
  const station = await copyOfSomeOfSample(t.testdir({}))
  await built(station)
  const [one = '', other = ''] = await slugsOf(station)
  for (const slug of [one, other]) await retitle(station, slug, `Another ${slug}`)
  await built(station, [`episodes/${one}/episode.md`])
  const shows = async (slug: string) => {
    const page = await readFile(join(station, 'dist/episodes', slug, 'index.html'), 'utf8')
    return page.includes(`Another ${slug}`)
  }
  t.ok(await shows(one), 'the change that was told')
  t.notOk(await shows(other), 'the one that was not')
  t.match(await readFile(join(station, 'dist/index.html'), 'utf8'), `Another ${one}`, 'lists too')
  await built(station)
  t.ok(await shows(other), 'a build that looks finds it')
})

t.test('nothing of an episode that was not named is looked at', async (t) => {
  const station = await copyOfSomeOfSample(t.testdir({}))
  await built(station)
  const [one = ''] = await slugsOf(station)
  await retitle(station, one, 'Another title')
  const { context, output } = compose(station)
  const { storage } = context
  const seen = new Set<string>()
  const noted =
    <A extends [string, ...unknown[]], R>(work: (...given: A) => R) =>
    (...given: A): R => {
      seen.add(given[0])
      return work(...given)
    }
  const { list, facts, read, mark } = storage
  const watched = {
    ...storage,
    ...{ list: noted(list), facts: noted(facts), read: noted(read) },
    ...(mark && { mark: noted(mark) }),
  }
  const terms = { changed: new Set([`episodes/${one}/episode.md`]) }
  await build({ ...context, storage: watched }, output('dist'), { now: () => WHEN }, terms)
  const folders = new Set([...seen].flatMap((path) => /^episodes\/([^/]+)/.exec(path)?.[1] ?? []))
  t.strictSame([...folders], [one])
})

t.test('whatever was said to have changed, the next build that looks is right', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...CHANGES), fc.constantFrom('all', 'none', 'some', 'wrong')), {
        minLength: 1,
        maxLength: 3,
      }),
      async (changes) => {
        const root = t.testdir({})
        const station = await copyOfSomeOfSample(root)
        await built(station)
        for (const [[, make], told] of changes) {
          const before = await snapshotOf(station)
          await make(station)
          const paths = changedBetween(before, await snapshotOf(station))
          const named = { all: paths, none: [], some: paths.slice(1), wrong: ['episodes/nowhere/a.md'] }[told]
          await built(station, named)
        }
        const words = changes.map(([[one], told]) => `${one} (${told} named)`).join(', ')
        const found = await built(station)
        const clean = join(root, 'clean')
        await rm(clean, { recursive: true, force: true })
        await cp(station, clean, {
          recursive: true,
          filter: (path) => !/\/(\.inonda|\.?dist[^/]*)$/.test(path),
        })
        const wanted = await built(clean, undefined, true)
        if (JSON.stringify(found.diagnostics) !== JSON.stringify(wanted.diagnostics)) {
          throw new Error(`other diagnostics after ${words}`)
        }
        // What is refused leaves what stood before.
        if (wanted.files.size === 0) return
        for (const [path, bytes] of wanted.files) {
          if (!found.files.get(path)?.equals(bytes)) throw new Error(`${path} after ${words}`)
        }
        if (found.files.size !== wanted.files.size) throw new Error(`more files after ${words}`)
      },
    ),
    { numRuns: 4, endOnFailure: true },
  )
  t.pass('the same files, bytes and diagnostics')
})

t.test('the command hands on what was named', async (t) => {
  const station = await copyOfSomeOfSample(t.testdir({}))
  const run = async (...words: string[]) => {
    const { status, err } = await inonda(['build', '--station', station, ...words])
    t.equal(status, 0, err)
  }
  await run()
  const [one = '', other = ''] = await slugsOf(station)
  await run()
  for (const slug of [one, other]) await retitle(station, slug, `Another ${slug}`)
  await run('--changed', `episodes/${one}/episode.md`)
  const feed = async () => readFile(join(station, 'dist/feeds/radio-bocconi.xml'), 'utf8')
  t.match(await feed(), `Another ${one}`)
  t.notMatch(await feed(), `Another ${other}`)
  await run()
  t.match(await feed(), `Another ${other}`)
})

t.test('a name that is not in the station is refused', async (t) => {
  const station = await copyOfSomeOfSample(t.testdir({}))
  const { status, err } = await inonda(['build', '--station', station, '--changed', '../elsewhere.md'])
  t.equal(status, 1)
  t.match(err, '../elsewhere.md is no file of the station. Name what changed as seen from')
})

async function built(station: string, changed?: readonly string[], fromNothing = false) {
  const { context, output } = compose(station)
  const { cacheContext: _, ...plain } = context
  const terms = changed ? { changed: new Set(changed) } : {}
  const { diagnostics } = await build(
    fromNothing ? plain : context,
    output('dist'),
    { now: () => WHEN },
    terms,
  )
  // A build that is refused makes no folder where none was.
  const dist = join(station, 'dist')
  return { diagnostics, files: existsSync(dist) ? await filesOf(dist) : new Map<string, Buffer>() }
}

async function slugsOf(station: string): Promise<string[]> {
  // What was written just now is not believed, whatever is said of it.
  await new Promise((go) => setTimeout(go, SETTLE_MILLISECONDS))
  await built(station)
  const feed = await readFile(join(station, 'dist/feeds/radio-bocconi.json'), 'utf8')
  return (JSON.parse(feed) as { items: { url: string }[] }).items.map(
    ({ url }) => url.split('/').at(-2) ?? '',
  )
}

async function retitle(station: string, slug: string, title: string): Promise<void> {
  const file = join(station, 'episodes', slug, 'episode.md')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^title: .*$/m, `title: ${title}`))
}

async function snapshotOf(station: string): Promise<Map<string, string>> {
  const snapshots = new Map<string, string>()
  for (const path of await readdir(station, { recursive: true })) {
    if (/^\.?(?:dist|inonda)/.test(path)) continue
    const { mtimeMs, ctimeMs, size } = await stat(join(station, path))
    snapshots.set(path, `${mtimeMs} ${ctimeMs} ${size}`)
  }
  return snapshots
}

function changedBetween(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] {
  const all = new Set([...before.keys(), ...now.keys()])
  return [...all].filter((path) => before.get(path) !== now.get(path) && path.includes('/'))
}

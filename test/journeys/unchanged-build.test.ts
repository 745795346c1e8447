import { cp, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { build } from '../../src/build/build.ts'
import type { BuildOptions } from '../../src/build/build-result.ts'
import { compose } from '../../src/compose.ts'
import type { OutputDirectory } from '../../src/ports/output-directory.ts'
import { filesOf } from './a-built-sample.ts'
import { copyOfSomeOfSample } from './a-sample.ts'
import { anEpisode, CHANGES, CHANGES_OF_BUILD, type Change, editFile, editText } from './changes.ts'

const WHEN = new Date('2030-01-01T00:00:00Z')
/** Longer than a file must have been left alone to be trusted. */
const SETTLE_MILLISECONDS = 2_100

t.test('what is built with all that was kept is what is built from nothing', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...CHANGES, ...CHANGES_OF_BUILD), { minLength: 2, maxLength: 4 }),
      async (changes) => {
        const root = t.testdir({})
        const station = await copyOfSomeOfSample(root)
        await buildOf(station)
        for (const [words, make] of changes) {
          await make(station)
          const kept = await buildOf(station)
          const clean = await buildFromNothing(station, join(root, 'clean'))
          const done = changes.map(([one]) => one).join(', ')
          equal(kept.diagnostics, clean.diagnostics, `diagnostics after ${words} of ${done}`)
          equal(
            [...kept.files.keys()].sort(),
            [...clean.files.keys()].sort(),
            `files after ${words} of ${done}`,
          )
          for (const [path, bytes] of clean.files) {
            if (!kept.files.get(path)?.equals(bytes)) throw new Error(`${path} after ${words} of ${done}`)
          }
        }
      },
    ),
    { numRuns: 4, endOnFailure: true },
  )
  t.pass('the same files, bytes and diagnostics')
})

t.test('nothing that did not change is written again', async (t) => {
  const station = await copyOfSomeOfSample(t.testdir({}))
  await buildOf(station)
  const numberOf = async (path: string) => (await stat(join(station, 'dist', path))).ino
  const page = await numberOf('index.html')
  const style = await numberOf('assets/style.css')
  await editText(station)
  await buildOf(station)
  t.equal(await numberOf('index.html'), page, 'the home page does not show what is said in an episode')
  t.equal(await numberOf('assets/style.css'), style, 'nor does the style sheet')
})

t.test('a build stays only where a build from nothing makes the same', async (t) => {
  const root = t.testdir({})
  const station = await copyOfSomeOfSample(root)
  const terms = { now: WHEN, program: 'a program', url: 'https://radio.example' }
  const page = join(station, 'dist/index.html')
  const anEpisodeFile = join(await anEpisode(station), 'episode.md')
  const changes: readonly Change[] = [
    [
      'the clock, past the date of an episode',
      async () => {
        terms.now = new Date('2036-01-01T00:00:00Z')
      },
    ],
    [
      'the program',
      async () => {
        terms.program = 'another program'
      },
    ],
    [
      'the address',
      async () => {
        terms.url = 'https://other.example'
      },
    ],
    ['a file of the build', async () => writeFile(page, (await readFile(page, 'utf8')).replace('a', 'b'))],
    ['a file gone from the build', () => rm(page)],
    ['a file in the build', () => writeFile(join(station, 'dist/people/mine.html'), 'mine')],
    [
      'the ledger',
      () => editFile(station, 'ledger.json', /"formerly": \[\]/, '"formerly": ["/episodes/once/"]'),
    ],
    ['a person', (folder) => editFile(folder, 'people.yaml', /^( +name: .*)$/m, '$1 Junior')],
    [
      'an edit of the same length, with the time that the file had',
      async () => {
        const { atime, mtime } = await stat(anEpisodeFile)
        await editFile(dirname(anEpisodeFile), 'episode.md', /^(title: .*)[a-z]/m, '$1#')
        await utimes(anEpisodeFile, atime, mtime)
      },
    ],
    [
      'the first template of its own',
      async (folder) => {
        await mkdir(join(folder, 'templates'))
        await writeFile(join(folder, 'templates/home.liquid'), 'A template of its own')
      },
    ],
    ['the template', (folder) => writeFile(join(folder, 'templates/home.liquid'), 'Another template')],
    ['a name at the root', (folder) => writeFile(join(folder, 'people.txt'), 'nobody reads it')],
  ]
  const built = () => buildOf(station, 'dist', terms)
  for (const [words, make] of [['nothing', async () => {}] as Change, ...changes]) {
    await make(station)
    const changed = await built()
    t.equal(changed.stayed, false, `after ${words}`)
    // What is younger is not trusted to stay as it looks.
    const settled = new Promise((done) => setTimeout(done, SETTLE_MILLISECONDS))
    const clean = await buildFromNothing(station, join(root, 'clean'), terms)
    t.same(changed.diagnostics, clean.diagnostics, `diagnostics after ${words}`)
    t.ok(isSame(changed.files, clean.files), `files after ${words}`)
    await settled
    await built()
    const still = await built()
    t.equal(still.stayed, true, `nothing changed since ${words}`)
    t.same(still.diagnostics, clean.diagnostics, 'and the same is said')
    t.ok(isSame(still.files, clean.files), 'of the same files')
  }
})

interface BuiltWith {
  readonly now: Date
  readonly program: string
  readonly url: string
}

async function buildOf(station: string, out = 'dist', terms?: BuiltWith) {
  const { context, output } = compose(station)
  let stayed = true
  const observed: OutputDirectory = {
    ...output(out),
    stage: () => {
      stayed = false
      return output(out).stage()
    },
  }
  const { cacheContext } = context
  const by =
    terms && cacheContext
      ? { ...context, cacheContext: { ...cacheContext, program: terms.program } }
      : context
  const { diagnostics } = await build(by, observed, { now: () => terms?.now ?? WHEN }, urlOf(terms))
  return { diagnostics, stayed, files: await filesOf(join(station, out)) }
}

/** The same station in another folder, where nothing was kept. What was refused leaves what stood before. */
async function buildFromNothing(station: string, folder: string, terms?: BuiltWith) {
  await rm(folder, { recursive: true, force: true })
  await cp(station, folder, { recursive: true, filter: (path) => !/\/(\.inonda|\.?dist[^/]*)$/.test(path) })
  const { cacheContext: _, ...context } = compose(folder).context
  const { diagnostics, files } = await build(
    context,
    compose(folder).output('dist'),
    { now: () => terms?.now ?? WHEN },
    urlOf(terms),
  )
  return { diagnostics, files: await filesOf(join(files === undefined ? station : folder, 'dist')) }
}

function equal(found: unknown, wanted: unknown, words: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (a !== b) throw new Error(`${words}: ${a} is not ${b}`)
}

function urlOf(terms: BuiltWith | undefined): BuildOptions {
  return terms ? { url: terms.url } : {}
}

function isSame(found: ReadonlyMap<string, Buffer>, wanted: ReadonlyMap<string, Buffer>): boolean {
  return (
    found.size === wanted.size &&
    [...wanted].every(([path, bytes]) => found.get(path)?.equals(bytes) ?? false)
  )
}

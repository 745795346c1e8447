import { cp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { compose } from '../../src/compose.ts'
import { build } from '../../src/publish/build.ts'
import { filesOf } from './a-built-sample.ts'
import { copyOfSample } from './a-sample.ts'
import { CHANGES, editText } from './changes.ts'

const WHEN = new Date('2030-01-01T00:00:00Z')
const clock = { now: () => WHEN }

t.test('what is built with all that was kept is what is built from nothing', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...CHANGES), { minLength: 2, maxLength: 4 }),
      async (changes) => {
        const root = t.testdir({})
        const station = await copyOfSample(root)
        await editionOf(station)
        for (const [words, make] of changes) {
          await make(station)
          const kept = await editionOf(station)
          const clean = await editionFromNothing(station, join(root, 'clean'))
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
  const station = await copyOfSample(t.testdir({}))
  await editionOf(station)
  const page = join(station, 'dist/index.html')
  const before = await stat(page)
  await editText(station)
  await editionOf(station)
  t.equal((await stat(page)).ino, before.ino, 'the home page does not show what is said in an episode')
})

async function editionOf(station: string, out = 'dist') {
  const { workshop, shelf } = compose(station)
  const { diagnostics } = await build(workshop, shelf(out), clock, {})
  return { diagnostics, files: await filesOf(join(station, out)) }
}

/** The same station in another folder, where nothing was kept. What was refused leaves what stood before. */
async function editionFromNothing(station: string, folder: string) {
  await rm(folder, { recursive: true, force: true })
  await cp(station, folder, { recursive: true, filter: (path) => !/\/(\.inonda|\.?dist[^/]*)$/.test(path) })
  const { kept: _, ...workshop } = compose(folder).workshop
  const { diagnostics, files } = await build(workshop, compose(folder).shelf('dist'), clock, {})
  return { diagnostics, files: await filesOf(join(files === undefined ? station : folder, 'dist')) }
}

function equal(found: unknown, wanted: unknown, words: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (a !== b) throw new Error(`${words}: ${a} is not ${b}`)
}

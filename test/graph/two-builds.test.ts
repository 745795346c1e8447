import { appendFile, cp } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { build } from '../../src/build/build.ts'
import { compose } from '../../src/compose.ts'
import { filesOf } from '../journeys/a-built-sample.ts'
import { copyOfSomeOfSample } from '../journeys/a-sample.ts'
import { ownFolder } from '../own-folder.ts'

const clock = { now: () => new Date('2030-01-01T00:00:00Z') }

/** Builds into a folder of its own, with what the station keeps. */
async function built(station: string, out: string) {
  const { context, output } = compose(station)
  const { diagnostics } = await build(context, output(out), clock, {})
  return { diagnostics, files: await filesOf(join(station, out)) }
}

t.test('two builds at once, and the one after them, make what is made from nothing', async (t) => {
  const root = ownFolder(t)
  const station = await copyOfSomeOfSample(root)
  await built(station, 'dist')
  await appendFile(join(station, 'episodes/from-tape-to-text/transcript.md'), '\nA quarkberry is a fruit.\n')
  const both = await Promise.all([built(station, 'dist'), built(station, 'other')])
  const after = await built(station, 'dist')
  const clean = join(root, 'clean')
  await cp(station, clean, {
    recursive: true,
    filter: (path) => !/\/(\.inonda|\.?dist[^/]*|\.?other[^/]*)$/.test(path),
  })
  const wanted = await built(clean, 'dist')
  for (const [words, found] of Object.entries({ one: both[0], another: both[1], after })) {
    t.strictSame(found.diagnostics, wanted.diagnostics, words)
    t.strictSame([...found.files.keys()].sort(), [...wanted.files.keys()].sort(), words)
    for (const [path, bytes] of wanted.files) {
      if (!found.files.get(path)?.equals(bytes)) t.fail(`${path} of ${words}`)
    }
  }
})

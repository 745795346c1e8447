import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import t from 'tap'
import { build } from '../../src/build/build.ts'
import { readValidBuildStamp } from '../../src/build/build-stamp.ts'
import { compose } from '../../src/compose.ts'
import { check } from '../../src/tasks/check.ts'
import { NOW, plain, SCHEDULED, smallStation } from './a-small-station.ts'
import { anEpisode, CHANGES, type Change, editFile } from './changes.ts'

/** Longer than a file must have been left alone to be trusted. */
const SETTLE_MILLISECONDS = 2_100

const contextOf = (folder: string) => plain(compose(folder).context)
const checked = (folder: string, now = NOW) => check(contextOf(folder), { now: () => now })

/** Whether the next check reads what was found from the cache. */
const isKept = async (folder: string, now = NOW) =>
  (await readValidBuildStamp(contextOf(folder), {}, now))?.diagnostics !== undefined

/** What is found by one who has nothing kept. */
async function checkedAnew(station: string, clean: string) {
  await rm(clean, { recursive: true, force: true })
  await cp(station, clean, { recursive: true, filter: (path) => !path.includes('.inonda') })
  return checked(clean)
}

t.test('a check finds what a check without a cache finds, whatever changed', async (t) => {
  const root = t.testdir({})
  const station = await smallStation(join(root, 'station'))
  await build(contextOf(station), compose(station).output('dist'), { now: () => NOW }, {})
  // The fault is the last one: a station that has errors is read each time.
  const isFault = ([words]: Change) => words === 'a fault'
  const changes = [...CHANGES.filter((one) => !isFault(one)), ...CHANGES.filter(isFault)]
  for (const [words, make] of changes) {
    await make(station)
    t.strictSame(await checked(station), await checkedAnew(station, join(root, 'clean')), words)
  }
})

t.test('what was found is read from the cache until something changes, or an episode is due', async (t) => {
  const station = await smallStation(t.testdir({}))
  await build(contextOf(station), compose(station).output('dist'), { now: () => NOW }, {})
  await pause(SETTLE_MILLISECONDS)
  const found = await checked(station)
  t.ok(await isKept(station), 'after a check')
  t.strictSame(await checked(station), found, 'and it is the same')
  t.notOk(await isKept(station, new Date(NOW.getTime() - 1)), 'not for a clock that was set back')
  t.notOk(await isKept(station, SCHEDULED), 'not once an episode is due')
  await editFile(await anEpisode(station), 'episode.md', /^title: .*$/m, 'title: Another')
  t.notOk(await isKept(station), 'not after a change')
})

t.test('a station that has errors, or is not in its ledger yet, is read each time', async (t) => {
  const station = await smallStation(t.testdir({}))
  await pause(SETTLE_MILLISECONDS)
  t.strictSame(await checked(station), await checked(station))
  t.notOk(await isKept(station), 'a server would answer what no ledger holds')
  await editFile(await anEpisode(station), 'episode.md', /^date: .*$/m, 'date: someday')
  await pause(SETTLE_MILLISECONDS)
  const found = await checked(station)
  t.ok(
    found.diagnostics.some(({ severity }) => severity === 'error'),
    'the error is found',
  )
  t.notOk(await isKept(station))
  t.strictSame(await checked(station), found)
})

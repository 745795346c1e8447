import { spawnSync } from 'node:child_process'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as rested } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { folderWatcher } from '../../src/adapters/files/watcher.ts'
import { disk, NO_DISK } from '../mounted-disk.ts'

const STATION = { 'station.yaml': '', feeds: { 'a.yaml': '' }, episodes: { one: { 'episode.md': '' } } }
// Each waits for what is looked at every two seconds: they wait together.
t.jobs = 20

const FILE = 'episodes/one/episode.md'

/** What takes a folder away and brings it back. */
const AWAY_AND_BACK: readonly (readonly [words: string, folder: string])[] = [
  ['an episode', 'episodes/one'],
  ['episodes/', 'episodes'],
  ['the station', ''],
]

for (const [words, folder] of AWAY_AND_BACK) {
  t.test(`${words}, moved away and back, is watched again`, async (t) => {
    const root = t.testdir({ station: STATION })
    const station = join(root, 'station')
    const told = await watched(t, station)
    await rename(join(station, folder), join(root, 'away'))
    t.ok(await told.something(), 'it went')
    await rename(join(root, 'away'), join(station, folder))
    t.ok(await told.something(), 'it came back')
    await edit(t, station, told)
  })

  t.test(`${words}, removed and made anew, is watched again`, async (t) => {
    const root = t.testdir({ station: STATION })
    const station = join(root, 'station')
    const told = await watched(t, station)
    await rm(join(station, folder), { recursive: true })
    t.ok(await told.something(), 'it went')
    await mkdir(join(station, 'episodes/one'), { recursive: true })
    await writeFile(join(station, FILE), 'anew')
    t.ok(await told.something(), 'it came back')
    await edit(t, station, told)
  })
}

t.test('a folder that another one takes the place of in one moment is watched', async (t) => {
  const root = t.testdir({ station: STATION, other: { one: { 'episode.md': 'of another' } } })
  const station = join(root, 'station')
  const told = await watched(t, station)
  await rename(join(station, 'episodes'), join(root, 'old'))
  await rename(join(root, 'other'), join(station, 'episodes'))
  t.ok(await told.something())
  await edit(t, station, told)
  await writeFile(join(root, 'old/one/episode.md'), 'nobody looks here any more')
  await rested(300)
  t.strictSame(told.all, [])
})

t.test('a station that is not there yet is watched once it is', async (t) => {
  const root = t.testdir({})
  const station = join(root, 'station')
  const told = await watched(t, station)
  await mkdir(join(station, 'episodes/one'), { recursive: true })
  t.ok(await told.something())
  await edit(t, station, told)
})

t.test('a disk that is mounted over a watched folder, and taken away', { skip: NO_DISK }, async (t) => {
  const root = t.testdir({ station: STATION })
  const station = join(root, 'station')
  const episodes = join(station, 'episodes')
  const told = await watched(t, station)
  disk(t, 'size=1m', episodes)
  t.ok(await told.something(), 'no event tells of a mount')
  await mkdir(join(episodes, 'one'))
  await edit(t, station, told)
  spawnSync('umount', [episodes])
  t.ok(await told.something(), 'it is seen that the disk went')
  await edit(t, station, told)
})

t.test('what stays where it is tells nothing', async (t) => {
  const root = t.testdir({ station: STATION })
  const told = await watched(t, join(root, 'station'))
  await rested(4_500)
  t.strictSame(told.all, [])
})

/** Edits until that is told, and sees it told by its name. */
async function edit(t: Test, station: string, told: Awaited<ReturnType<typeof watched>>): Promise<void> {
  // What is told of the change itself may come in several bursts.
  await rested(2_500)
  told.all.length = 0
  await writeFile(join(station, FILE), 'edited')
  t.ok(await told.something(), 'an edit is told')
  t.ok(told.last?.includes(FILE), `${told.last}`)
}

async function watched(t: Test, root: string) {
  const all: (readonly string[])[] = []
  const stop = await folderWatcher(root).start((paths) => all.push(paths ? [...paths] : ['anything']))
  t.teardown(stop)
  const told = {
    all,
    last: undefined as readonly string[] | undefined,
    /** Whether something is told within ten seconds. */
    something: async () => {
      for (let wait = 0; wait < 10_000 && all.length === 0; wait += 20) await rested(20)
      told.last = all.shift()
      return told.last !== undefined
    },
  }
  t.ok(await told.something(), 'the beginning')
  return told
}

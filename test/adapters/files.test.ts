import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { chmod, mkdir, readdir, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { outsideFile } from '../../src/adapters/files/outside-file.ts'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import { folderWatcher } from '../../src/adapters/files/watcher.ts'
import { IoError } from '../../src/ports/io-error.ts'
import { compile } from '../cli/program.ts'
import { storageContract } from '../ports/storage.contract.ts'

storageContract(t, async (t) => fileStorage(t.testdir({})))

t.test('a fault of the disk is an outage that says what could not be done', async (t) => {
  const root = t.testdir({ folder: {} })
  await t.rejects(fileStorage(root).read('folder'), {
    name: 'IoError',
    message: /read folder: it is a folder/,
  })
})

t.test('a symbolic link is followed inside the station and nowhere else', async (t) => {
  const root = t.testdir({ station: { 'a.txt': 'in' }, 'secret.txt': 'out' })
  const storage = fileStorage(join(root, 'station'))
  await symlink('a.txt', join(root, 'station', 'in.txt'))
  await symlink('../secret.txt', join(root, 'station', 'out.txt'))
  await symlink('..', join(root, 'station', 'up'))
  t.equal(new TextDecoder().decode(await storage.read('in.txt')), 'in')
  await t.rejects(storage.read('out.txt'), IoError)
  await t.rejects(storage.read('up/secret.txt'), IoError)
  await t.rejects(storage.write('up/new.txt', new Uint8Array()), IoError)
})

t.test('nothing half-written is left behind', async (t) => {
  const root = t.testdir({})
  const storage = fileStorage(root)
  await storage.write('a.txt', new TextEncoder().encode('x'))
  t.strictSame(await readdir(root), ['a.txt'])
})

t.test('what a killed program had begun to write is swept by the next one', async (t) => {
  const root = t.testdir({
    '.a.txt.4194303.draft': 'half',
    [`.a.txt.${process.ppid}.draft`]: 'somebody writes it now',
    '.draft': 'mine',
    '.episode.4194303.draft': { 'episode.md': 'half' },
  })
  await fileStorage(root).write('a.txt', new TextEncoder().encode('x'))
  t.strictSame((await readdir(root)).sort(), [`.a.txt.${process.ppid}.draft`, '.draft', 'a.txt'])
})

t.test(
  'a full or closed folder is an outage',
  { skip: process.getuid?.() === 0 && 'root may write anywhere' },
  async (t) => {
    const root = t.testdir({ station: {} })
    await chmod(join(root, 'station'), 0o500)
    await t.rejects(fileStorage(join(root, 'station')).write('a.txt', new Uint8Array()), IoError)
    await chmod(join(root, 'station'), 0o700)
  },
)

t.test(
  'a burst of changes is told once, with every path, and other files are no business of ours',
  async (t) => {
    const root = t.testdir({ 'station.yaml': '', episodes: { a: { 'episode.md': '' } }, dist: {} })
    // So long that a busy machine is through with the burst.
    const told = await watched(t, root, 1500)
    t.same(await told(), 'anything', 'what changed before it was watched')
    await writeFile(join(root, 'dist', 'index.html'), 'x')
    await writeFile(join(root, 'plan.txt'), 'x')
    await writeFile(join(root, 'episodes', 'a', '.episode.md.swp'), 'x')
    for (let index = 0; index < 5; index++)
      await writeFile(join(root, 'episodes', 'a', 'episode.md'), `${index}`)
    t.same(await told(), ['episodes/a/episode.md'])
    await new Promise((go) => setTimeout(go, 1800))
    t.same(told.waiting(), 0)
  },
)

t.test('who waits for many folders to be watched is answered, also if nothing else goes on', async (t) => {
  compile()
  const root = t.testdir({ episodes: {} })
  for (let index = 0; index < 3000; index++) await mkdir(join(root, 'episodes', `talk-${index}`))
  const program = `
    import { folderWatcher } from './lib/adapters/files/watcher.js'
    const stop = await folderWatcher(${JSON.stringify(root)}).start(() => {})
    await stop()`
  // Without what the test runner loads into every process of Node, which keeps it going.
  const words = ['-u', 'NODE_OPTIONS', process.execPath, '--input-type=module', '-e', program]
  const { status, stderr } = spawnSync('env', words, { encoding: 'utf8' })
  t.equal(status, 0, stderr)
})

t.test('folders that come, go and change places are watched where they are', async (t) => {
  const root = t.testdir({ episodes: { a: { 'episode.md': '' } } })
  const told = await watched(t, root)
  await told()
  await rename(join(root, 'episodes', 'a'), join(root, 'episodes', 'b'))
  t.match(await told(), ['episodes/a', 'episodes/b'])
  await writeFile(join(root, 'episodes', 'b', 'episode.md'), 'x')
  t.same(await told(), ['episodes/b/episode.md'])
  await mkdir(join(root, 'episodes', 'c', 'inner'), { recursive: true })
  t.match(await told(), ['episodes/c'])
  await writeFile(join(root, 'episodes', 'c', 'inner', 'x.txt'), 'x')
  t.same(await told(), ['episodes/c/inner/x.txt'])
  await mkdir(join(root, 'templates'))
  t.match(await told(), ['templates'])
  await writeFile(join(root, 'templates', 'page.liquid'), 'x')
  t.same(await told(), ['templates/page.liquid'])
})

t.test('more changes than a system may remember are told as anything', async (t) => {
  const root = t.testdir({ episodes: { a: {} } })
  const told = await watched(t, root)
  await told()
  for (let index = 0; index < 600; index++) writeFileSync(join(root, 'episodes', 'a', `${index}.txt`), 'x')
  t.same(await told(), 'anything')
})

/** A watched folder; what is called answers what is told next, in order. */
async function watched(t: Test, root: string, milliseconds?: number) {
  const all: (readonly string[] | 'anything')[] = []
  const stop = await folderWatcher(root, milliseconds).start((paths) =>
    all.push(paths ? [...paths].sort() : 'anything'),
  )
  t.teardown(stop)
  const next = async () => {
    while (all.length === 0) await new Promise((go) => setTimeout(go, 20))
    return all.shift()
  }
  return Object.assign(next, { waiting: () => all.length })
}

t.test(
  'a file that somebody names is read wherever its links lead, also at the root of the disk',
  async (t) => {
    const root = t.testdir({ elsewhere: { 'a.txt': 'sound' }, downloads: {} })
    await symlink('../elsewhere/a.txt', join(root, 'downloads', 'b.txt'))
    t.match(await outsideFile(join(root, 'downloads', 'b.txt')), {
      name: 'b.txt',
      bytes: Buffer.from('sound'),
    })
    t.equal(await outsideFile('/no-such-file'), undefined)
    await t.rejects(outsideFile(root), { name: 'IoError' })
    t.equal(await fileStorage('/').read('no-such-file'), undefined)
  },
)

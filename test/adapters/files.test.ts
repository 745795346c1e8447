import { writeFileSync } from 'node:fs'
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { foreignFile } from '../../src/adapters/files/foreign.ts'
import { folderShelf } from '../../src/adapters/files/shelf.ts'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import { folderWatch } from '../../src/adapters/files/watch.ts'
import { Outage } from '../../src/ports/outage.ts'
import { replace, type SeenShelf, shelfContract } from '../ports/shelf.contract.ts'
import { storageContract } from '../ports/storage.contract.ts'

storageContract(t, async (t) => fileStorage(t.testdir({})))
shelfContract(t, async (t) => seenShelf(t.testdir({ station: { 'a.mp3': 'sound' } })))

t.test('a fault of the disk is an outage that says what could not be done', async (t) => {
  const root = t.testdir({ folder: {} })
  await t.rejects(fileStorage(root).read('folder'), {
    name: 'Outage',
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
  await t.rejects(storage.read('out.txt'), Outage)
  await t.rejects(storage.read('up/secret.txt'), Outage)
  await t.rejects(storage.write('up/new.txt', new Uint8Array()), Outage)
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

t.test('a folder that was not built by us is never replaced', async (t) => {
  const root = t.testdir({ station: {}, home: { 'thesis.txt': 'years of work' } })
  const shelf = folderShelf(join(root, 'home'), join(root, 'station'))
  await t.rejects(replace(shelf, []), { name: 'Outage', message: /left alone/ })
  t.equal(await readFile(join(root, 'home', 'thesis.txt'), 'utf8'), 'years of work')
})

t.test('a file that somebody changed in an edition is not taken over', async (t) => {
  const root = t.testdir({ station: { 'a.mp3': 'sound' } })
  const { shelf } = seenShelf(root)
  const content = { bytes: new TextEncoder().encode('ours') }
  await replace(shelf, [
    { path: 'a.html', content, tag: 'a' },
    { path: 'b.html', content, tag: 'b' },
  ])
  await writeFile(join(root, 'dist', 'a.html'), 'mine')
  const draft = await shelf.begin()
  t.equal(draft.takeOver('a.html', 'a'), false)
  t.equal(draft.takeOver('b.html', 'b'), true)
  await draft.discard()
})

t.test('an edition that somebody changed does not stay', async (t) => {
  const root = t.testdir({ station: { 'a.mp3': 'sound' } })
  const { shelf } = seenShelf(root)
  const within = (path: string) => join(root, 'dist', path)
  const changes: Record<string, () => Promise<void>> = {
    'a file that is written into': () => writeFile(within('a/index.html'), 'mine'),
    'a file that was laid without a name': () => writeFile(within('a/b.html'), 'mine'),
    'a file that is gone': () => rm(within('a/b.html')),
    'a file that came': () => writeFile(within('a/c.html'), 'mine'),
    'a folder that came': () => mkdir(within('b')),
    'a file in the place of another': async () => {
      await writeFile(join(root, 'draft'), 'ours')
      await rename(join(root, 'draft'), within('a/index.html'))
    },
    'a damaged memory': async () => {
      const keep = join(root, 'station', '.inonda', 'keep')
      for (const name of await readdir(keep)) await writeFile(join(keep, name), 'nothing of ours')
    },
  }
  for (const [words, change] of Object.entries(changes)) {
    const draft = await shelf.begin()
    const content = { bytes: new TextEncoder().encode('ours') }
    await draft.lay({ path: 'a/index.html', content, tag: 'a' })
    await draft.lay({ path: 'a/b.html', content })
    await draft.finish(new TextEncoder().encode('note'))
    t.equal(await (await shelf.standing())?.stays(), true, `before ${words}`)
    await change()
    t.not(await (await shelf.standing())?.stays(), true, words)
  }
})

t.test('an edition that is the one before stays where it stands', async (t) => {
  const root = t.testdir({ station: { 'a.mp3': 'sound' } })
  const { shelf, seen } = seenShelf(root)
  const sheets = ['a', 'b'].map((name) => ({
    path: `${name}/index.html`,
    content: { bytes: new TextEncoder().encode(name) },
    tag: name,
  }))
  await replace(shelf, sheets)
  const takenOver = async () => {
    const draft = await shelf.begin()
    for (const { path, tag } of sheets) t.equal(draft.takeOver(path, tag), true)
    await draft.finish()
    return readlink(join(root, 'dist'))
  }
  const first = await readlink(join(root, 'dist'))
  const dead = join(root, '.dist-4194303-0123456789ab')
  await mkdir(dead)
  t.equal(await takenOver(), first)
  t.strictSame(
    (await readdir(root)).filter((name) => name.startsWith('.dist')),
    [first],
    'what others left is swept all the same',
  )
  await writeFile(join(root, 'dist', 'a', 'mine.html'), 'mine')
  t.not(await takenOver(), first, 'something else stands there too')
  t.strictSame(await seen(), { 'a/index.html': 'a', 'b/index.html': 'b' })
})

t.test('an edition that changes while the next one takes over from it is not taken over', async (t) => {
  const root = t.testdir({ station: { 'a.mp3': 'sound' } })
  const { shelf, seen } = seenShelf(root)
  const content = { bytes: new TextEncoder().encode('ours') }
  const DISPLACED = { name: 'Outage', operation: 'take over' }
  const sheet = (name: string) => ({ path: `${name}.html`, content, tag: name })
  await replace(shelf, [sheet('a')])
  const draft = await shelf.begin()
  t.equal(draft.takeOver('a.html', 'a'), true)
  await replace(shelf, [sheet('b')])
  await t.rejects(draft.lay(sheet('c')), DISPLACED)
  await draft.discard()
  const other = await shelf.begin()
  t.equal(other.takeOver('b.html', 'b'), true)
  await replace(shelf, [])
  await t.rejects(other.finish(), DISPLACED)
  t.strictSame(await seen(), {})
})

t.test('what a killed build left behind is swept, what a running one makes is not', async (t) => {
  const root = t.testdir({ station: { 'a.mp3': 'sound' } })
  const dead = join(root, '.dist-4194303-0123456789ab')
  const alive = join(root, `.dist-${process.ppid}-0123456789ab`)
  const other = join(root, '.dist-of-mine')
  for (const folder of [dead, alive, other]) await mkdir(folder)
  const { shelf } = seenShelf(root)
  await replace(shelf, [])
  await t.rejects(stat(dead))
  await stat(alive)
  await stat(other)
})

t.test(
  'a full or closed folder is an outage',
  { skip: process.getuid?.() === 0 && 'root may write anywhere' },
  async (t) => {
    const root = t.testdir({ station: {} })
    await chmod(join(root, 'station'), 0o500)
    await t.rejects(fileStorage(join(root, 'station')).write('a.txt', new Uint8Array()), Outage)
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
  const stop = await folderWatch(root, milliseconds).start((paths) =>
    all.push(paths ? [...paths].sort() : 'anything'),
  )
  t.teardown(stop)
  const next = async () => {
    while (all.length === 0) await new Promise((go) => setTimeout(go, 20))
    return all.shift()
  }
  return Object.assign(next, { waiting: () => all.length })
}

function seenShelf(root: string): SeenShelf {
  const out = join(root, 'dist')
  return {
    shelf: folderShelf(out, join(root, 'station')),
    seen: async () => {
      const files: Record<string, string> = {}
      const entries = await readdir(out, { recursive: true, withFileTypes: true }).catch(() => [])
      for (const entry of entries) {
        if (!entry.isFile()) continue
        const path = join(entry.parentPath ?? entry.path, entry.name)
        files[path.slice(out.length + 1)] = await readFile(path, 'utf8')
      }
      return files
    },
  }
}

t.test(
  'a file that somebody names is read wherever its links lead, also at the root of the disk',
  async (t) => {
    const root = t.testdir({ elsewhere: { 'a.txt': 'sound' }, downloads: {} })
    await symlink('../elsewhere/a.txt', join(root, 'downloads', 'b.txt'))
    t.match(await foreignFile(join(root, 'downloads', 'b.txt')), {
      name: 'b.txt',
      bytes: Buffer.from('sound'),
    })
    t.equal(await foreignFile('/no-such-file'), undefined)
    await t.rejects(foreignFile(root), { name: 'Outage' })
    t.equal(await fileStorage('/').read('no-such-file'), undefined)
  },
)

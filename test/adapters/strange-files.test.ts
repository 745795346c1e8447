import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { folderCache } from '../../src/adapters/files/cache.ts'
import { takeLock } from '../../src/adapters/files/lock.ts'
import { outsideFile, statOutsideFile } from '../../src/adapters/files/outside-file.ts'
import { writeSingleFile } from '../../src/adapters/files/single-file.ts'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import { IoError } from '../../src/ports/io-error.ts'
import type { Storage } from '../../src/ports/storage.ts'

const pipe = (path: string) => void spawnSync('mkfifo', [path])
/** How a fault of one thing is told. */
const ioError = (obstacle: string) => ({ name: 'IoError', obstacle }) as { readonly name: string }
const bytes = (text: string) => new TextEncoder().encode(text)

/** Everything strange that can stand at a path, and how it is told. */
const STRANGE: Readonly<Record<string, { make: (path: string) => unknown; obstacle: string }>> = {
  pipe: { make: pipe, obstacle: 'pipe' },
  'link to a pipe': {
    make: (path) => {
      pipe(`${path}-pipe`)
      symlinkSync(`${path}-pipe`, path)
    },
    obstacle: 'pipe',
  },
  'link to itself': { make: (path) => symlinkSync(path, path), obstacle: 'loop' },
  'link to nothing': { make: (path) => symlinkSync('nowhere', path), obstacle: 'dangling' },
  'link out of the station': { make: (path) => symlinkSync('/etc/hostname', path), obstacle: 'outside' },
  'link to a device': { make: (path) => symlinkSync('/dev/zero', path), obstacle: 'outside' },
  'link to a name too long': {
    make: (path) => symlinkSync('a'.repeat(300), path),
    obstacle: 'name-long',
  },
  'link to a path too long': {
    make: (path) => symlinkSync('a/'.repeat(2040), path),
    obstacle: 'dangling',
  },
}

async function gone(t: Test, storage: Storage, path: string, obstacle: string, what: string) {
  const told = (work: Promise<unknown>) => t.rejects(work, ioError(obstacle), what)
  await told(storage.read(path))
  await told(storage.facts(path))
  await told(
    (async () => {
      for await (const _ of storage.stream(path)) t.fail('it was read')
    })(),
  )
}

t.test('what is no file is listed as that, and never opened', async (t) => {
  const root = t.testdir({ station: { folder: { 'good.txt': 'good' } } })
  const folder = join(root, 'station', 'folder')
  for (const [name, { make }] of Object.entries(STRANGE)) make(join(folder, name))
  // Made where its path is short, as sockets want it.
  const place = mkdtempSync(join(tmpdir(), 'inonda-'))
  const socket = createServer().listen(join(place, 'socket'))
  await once(socket, 'listening')
  renameSync(join(place, 'socket'), join(folder, 'socket'))
  rmSync(place, { recursive: true })
  t.teardown(() => socket.close())
  const storage = fileStorage(join(root, 'station'))
  const entries = new Map((await storage.list('folder')).map((one) => [one.name, one]))
  for (const [name, { obstacle }] of Object.entries({ ...STRANGE, socket: { obstacle: 'socket' } })) {
    t.match(entries.get(name), { kind: 'unreadable', obstacle }, name)
    await gone(t, storage, `folder/${name}`, obstacle, name)
  }
  t.match(entries.get('good.txt'), { kind: 'file' })
  t.type((await storage.mark?.('folder'))?.mark, 'string')
  for (const name of Object.keys(STRANGE)) {
    await storage.write(`folder/${name}`, bytes('ours')).catch((error) => t.type(error, IoError))
  }
  t.equal(readFileSync('/etc/hostname', 'utf8') === 'ours', false)
})

t.test('links inside the station are what they lead to, unless that is around them', async (t) => {
  const root = t.testdir({ a: { 'a.txt': 'a' }, b: {} })
  for (const [name, target] of [
    ['file', '../a/a.txt'],
    ['folder', '../a'],
    ['around', '..'],
    ['itself', '.'],
  ] as const) {
    symlinkSync(target, join(root, 'b', name))
  }
  t.strictSame(await fileStorage(root).list('b'), [
    { name: 'around', kind: 'unreadable', obstacle: 'loop' },
    { name: 'file', kind: 'file' },
    { name: 'folder', kind: 'folder', isLink: true },
    { name: 'itself', kind: 'unreadable', obstacle: 'loop' },
  ])
})

t.test('a folder that is something else is told, and not empty', async (t) => {
  for (const [name, { make, obstacle }] of Object.entries(STRANGE)) {
    const root = t.testdir({ station: {} })
    make(join(root, 'station', 'episodes'))
    const storage = fileStorage(join(root, 'station'))
    await t.rejects(storage.list('episodes'), ioError(obstacle), name)
    if (obstacle === 'outside' || obstacle === 'loop' || obstacle === 'name-long') {
      await t.rejects(storage.read('episodes/a.txt'), ioError(obstacle), name)
    }
  }
  const root = t.testdir({ file: 'x' })
  symlinkSync('loop', join(root, 'loop'))
  for (const name of ['file', 'loop']) {
    await t.rejects(fileStorage(join(root, name)).list(''), { name: 'IoError', message: new RegExp(name) })
    await t.rejects(fileStorage(join(root, name)).write('a', bytes('x')), IoError)
  }
})

t.test('names that are no UTF-8, of 255 bytes, with line breaks', async (t) => {
  const root = t.testdir({ folder: {} })
  const storage = fileStorage(root)
  writeFileSync(Buffer.concat([Buffer.from(`${root}/folder/`), Buffer.from([0x63, 0xe9, 0x2e, 0x6d])]), 'x')
  t.strictSame(await storage.list('folder'), [
    { name: 'c\ufffd.m', kind: 'unreadable', obstacle: 'name-not-text' },
  ])
  await t.rejects(storage.read('folder/c\ufffd.m'), ioError('name-not-text'))
  t.equal(await storage.read('folder/\ufffd'), undefined)

  const long = `folder/${'ü'.repeat(126)}.md`
  await storage.write(long, bytes('one'))
  await storage.write(long, bytes('two'))
  t.equal(Buffer.from((await storage.read(long)) ?? []).toString(), 'two')
  await storage.place(`folder/${'n'.repeat(255)}`, [{ name: 'o'.repeat(255), bytes: bytes('three') }])
  t.equal(readdirSync(join(root, 'folder')).length, 3, 'and nothing half-written')
  await t.rejects(storage.write('o'.repeat(256), bytes('x')), {
    name: 'IoError',
    message: /longer than names/,
  })

  symlinkSync('loop\nerror \u001b[2J', join(root, 'loop\nerror \u001b[2J'))
  await t.rejects(storage.read('loop\nerror \u001b[2J'), {
    message: /^Cannot read loop\\x0aerror \\x1b\[2J: its symbolic links [\w ,.]+$/,
  })
})

t.test('a file that others write to all the time, or that is longer than can be read', async (t) => {
  const root = t.testdir({ 'a.txt': 'x' })
  const storage = fileStorage(root)
  truncateSync(join(root, 'a.txt'), 3 * 2 ** 30)
  await t.rejects(storage.read('a.txt'), ioError('too-large'))
  t.equal((await storage.facts('a.txt'))?.bytes, 3 * 2 ** 30)
  writeFileSync(join(root, 'a.txt'), Buffer.alloc(20_000_000))
  let isDone = false
  const writing = (async () => {
    for (let turn = 0; !isDone; turn++) {
      writeFileSync(join(root, 'a.txt'), String(turn % 10), { flag: 'r+' })
      await new Promise((go) => setTimeout(go, 1))
    }
  })()
  await t.rejects(storage.read('a.txt'), ioError('unsteady'))
  isDone = true
  await writing
  t.equal((await storage.read('a.txt'))?.length, 20_000_000)
})

t.test('what somebody names at the keyboard is a file, or told', async (t) => {
  const root = t.testdir({ folder: {}, 'a.txt': 'a' })
  for (const [name, make] of [
    ['pipe', pipe],
    ['loop', (path: string) => symlinkSync(path, path)],
    ['nowhere', (path: string) => symlinkSync('no such file', path)],
    ['device', (path: string) => symlinkSync('/dev/zero', path)],
    ['long', (path: string) => symlinkSync('a'.repeat(300), path)],
    ['folder', () => {}],
  ] as const) {
    const path = join(root, name)
    make(path)
    await t.rejects(outsideFile(path), { name: 'IoError', message: new RegExp(name) }, name)
    await t.rejects(statOutsideFile(path), { name: 'IoError', message: new RegExp(name) }, name)
    const terms = { force: true, except: join(root, 'folder') }
    await t.rejects(writeSingleFile(path, bytes('x'), terms), { name: 'IoError' }, name)
    await t.rejects(writeSingleFile(join(path, 'x'), bytes('x'), terms), { name: 'IoError' }, `in ${name}`)
  }
  t.equal(await outsideFile(join(root, 'a.txt', 'b')), undefined)
})

t.test('pipes, folders and links in the place of what is kept hold nobody up', async (t) => {
  for (const make of [
    pipe,
    (path: string) => mkdirSync(path),
    (path: string) => symlinkSync('/dev/zero', path),
    (path: string) => symlinkSync(path, path),
  ]) {
    const root = t.testdir({ '.inonda': {} })
    const folder = join(root, '.inonda', 'keep')
    const put = () => {
      const cache = folderCache(folder)
      cache.put('a', bytes('a'))
      cache.flush({ whole: true })
      return folderCache(folder).get('a')
    }
    t.ok(put())
    const pack = readdirSync(folder).find((name) => name.startsWith('pack-')) ?? ''
    for (const name of ['index', pack, 'lock', '.gitignore', `index.${process.pid}.draft`]) {
      rmSync(join(folder, name), { recursive: true, force: true })
      make(join(folder, name))
      put()
    }
    rmSync(folder, { recursive: true })
    make(folder)
    put()
  }
  const root = t.testdir({ elsewhere: {}, '.inonda': {} })
  symlinkSync('../elsewhere', join(root, '.inonda', 'keep'))
  const cache = folderCache(join(root, '.inonda', 'keep'))
  t.equal(cache.put('a', bytes('a')), false)
  cache.flush()
  t.strictSame(readdirSync(join(root, 'elsewhere')), [], 'nothing is written behind a link')
  pipe(join(root, 'lock'))
  t.equal(takeLock(join(root, 'lock')) === undefined, false, 'a lock that is a pipe is nobody’s')
})

t.test(
  'a file that nobody may read is told, and the rest is read',
  {
    skip:
      process.getuid?.() === 0 && 'root may read everything; test/journeys/strange-files.test.ts is nobody',
  },
  async (t) => {
    const root = t.testdir({ 'a.txt': 'a', folder: {} })
    chmodSync(join(root, 'a.txt'), 0)
    chmodSync(join(root, 'folder'), 0)
    t.teardown(() => chmodSync(join(root, 'folder'), 0o700))
    await t.rejects(fileStorage(root).read('a.txt'), ioError('permission'))
    await t.rejects(fileStorage(root).list('folder'), ioError('permission'))
  },
)

import type { Test } from 'tap'
import { IoError } from '../../src/ports/io-error.ts'
import type { Storage } from '../../src/ports/storage.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (read: Uint8Array | undefined) => read && new TextDecoder().decode(read)

const unreadable = (obstacle: string, path?: string) =>
  ({ name: 'IoError', obstacle, ...(path !== undefined && { path }) }) as { readonly name: string }

/** What every Storage adapter must do; call it from the adapter's own test file. */
export function storageContract(t: Test, make: (t: Test) => Promise<Storage>): void {
  t.test('reads back what was written, the last writing first', async (t) => {
    const storage = await make(t)
    await storage.write('a/b.txt', bytes('one'))
    await storage.write('a/b.txt', bytes('two'))
    t.equal(text(await storage.read('a/b.txt')), 'two')
    t.strictSame(await storage.list('a'), [{ name: 'b.txt', kind: 'file' }])
    t.match(await storage.facts('a/b.txt'), { bytes: 3, modified: Date })
  })

  t.test('lists files and folders by name in code-unit order', async (t) => {
    const storage = await make(t)
    for (const path of ['b.txt', 'a/x.txt', 'B.txt', 'é.txt']) await storage.write(path, bytes('x'))
    t.strictSame(
      (await storage.list('')).map(({ name, kind }) => `${name} ${kind}`),
      ['B.txt file', 'a folder', 'b.txt file', 'é.txt file'],
    )
  })

  t.test('a missing file is undefined and a missing folder is empty', async (t) => {
    const storage = await make(t)
    t.equal(await storage.read('no/such'), undefined)
    t.equal(await storage.facts('no/such'), undefined)
    t.strictSame(await storage.list('no'), [])
    await storage.remove('no/such')
  })

  t.test('a file can be read in pieces, and an absent one is an outage', async (t) => {
    const storage = await make(t)
    await storage.write('a.txt', bytes('in pieces'))
    let read = ''
    for await (const piece of storage.stream('a.txt')) read += text(piece)
    t.equal(read, 'in pieces')
    await t.rejects(async () => {
      for await (const _ of storage.stream('b.txt')) t.fail('nothing is there')
    }, IoError)
  })

  t.test('a folder is placed with all its files, also streamed ones, and never over another', async (t) => {
    const storage = await make(t)
    async function* pieces() {
      yield bytes('o')
      yield bytes('ne')
    }
    await storage.place('episodes/new', [
      { name: 'a.txt', bytes: pieces() },
      { name: 'b.txt', bytes: bytes('two') },
    ])
    t.equal(text(await storage.read('episodes/new/a.txt')), 'one')
    t.equal(text(await storage.read('episodes/new/b.txt')), 'two')
    await t.rejects(storage.place('episodes/new', [{ name: 'c.txt', bytes: bytes('x') }]), IoError)
    t.strictSame(await storage.list('episodes'), [{ name: 'new', kind: 'folder' }])
  })

  t.test('a folder whose file fails on the way does not appear', async (t) => {
    const storage = await make(t)
    async function* broken() {
      yield bytes('half')
      throw new Error('the stick was pulled out')
    }
    await t.rejects(storage.place('episodes/new', [{ name: 'a.txt', bytes: broken() }]))
    t.strictSame(await storage.list('episodes/new'), [])
  })

  t.test('a removed file is gone', async (t) => {
    const storage = await make(t)
    await storage.write('a.txt', bytes('x'))
    await storage.remove('a.txt')
    t.equal(await storage.read('a.txt'), undefined)
  })

  t.test('a folder where a file belongs, a file where a folder belongs, and a file too large', async (t) => {
    const storage = await make(t)
    await storage.write('folder/file', bytes('12345'))
    const stream = async () => {
      for await (const _ of storage.stream('folder')) t.fail('a folder has no bytes')
    }
    await t.rejects(storage.read('folder'), unreadable('folder', 'folder'))
    await t.rejects(storage.facts('folder'), unreadable('folder'))
    await t.rejects(stream, unreadable('folder'))
    await t.rejects(storage.list('folder/file'), unreadable('file', 'folder/file'))
    t.equal(await storage.read('folder/file/inside'), undefined)
    await t.rejects(storage.read('folder/file', { most: 4 }), unreadable('too-large'))
    t.equal(text(await storage.read('folder/file', { most: 5 })), '12345')
  })

  t.test('a file is another one once it is written, and the same until then', async (t) => {
    const storage = await make(t)
    await storage.write('a.txt', bytes('one'))
    const first = await storage.facts('a.txt')
    t.equal((await storage.facts('a.txt'))?.identity, first?.identity)
    await storage.write('a.txt', bytes('two'))
    t.not((await storage.facts('a.txt'))?.identity, first?.identity)
  })

  t.test('a path that climbs out is refused', async (t) => {
    const storage = await make(t)
    for (const path of ['../out.txt', 'a/../../out.txt']) {
      await t.rejects(storage.write(path, bytes('x')), IoError, `writing ${path}`)
      await t.rejects(storage.read(path), IoError, `reading ${path}`)
    }
  })
}

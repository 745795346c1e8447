import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { folderCache } from '../../src/adapters/files/cache.ts'
import { memoryCache } from '../../src/adapters/memory/cache.ts'
import { keepContract } from '../ports/cache.contract.ts'

keepContract(t, async () => memoryCache())
keepContract(t, async (t) => folderCache(join(t.testdir({}), 'keep')))

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (held: Uint8Array | undefined) => held && new TextDecoder().decode(held)
const packOf = async (folder: string) =>
  join(folder, (await readdir(folder)).find((name) => name.startsWith('pack-')) ?? '')

/** A cache with one record, as the program before left it. */
async function left(t: Test): Promise<string> {
  const folder = t.testdir({})
  const cache = folderCache(folder)
  cache.put('a', bytes('first'))
  cache.put('b', bytes('second'))
  cache.flush()
  return folder
}

t.test('the next program finds what was flushed, and nothing that was not', async (t) => {
  const folder = await left(t)
  const cache = folderCache(folder)
  t.equal(text(cache.get('a')), 'first')
  cache.put('c', bytes('third'))
  t.equal(text(folderCache(folder).get('c')), undefined)
  cache.flush()
  t.equal(text(folderCache(folder).get('c')), 'third')
  t.equal(text(folderCache(folder).get('b')), 'second')
})

t.test('who refreshes finds what another program has put, and can put more', async (t) => {
  const folder = await left(t)
  const [one, other] = [folderCache(folder), folderCache(folder)]
  t.equal(text(other.get('a')), 'first')
  one.put('c', bytes('third'))
  one.flush()
  t.equal(other.get('c'), undefined)
  t.equal(other.put('d', bytes('fourth')), false, 'it does not know what stands there')
  other.refresh()
  t.equal(text(other.get('c')), 'third')
  t.equal(other.put('d', bytes('fourth')), true)
  other.flush()
  one.refresh()
  t.equal(text(one.get('d')), 'fourth')
})

t.test('what a killed program wrote behind the end is written over', async (t) => {
  const folder = await left(t)
  const pack = await packOf(folder)
  await writeFile(pack, 'half a record', { flag: 'a' })
  const cache = folderCache(folder)
  cache.put('c', bytes('third'))
  cache.flush()
  const next = folderCache(folder)
  t.strictSame(
    ['a', 'b', 'c'].map((name) => text(next.get(name))),
    ['first', 'second', 'third'],
  )
})

t.test('a damaged record is not there, and the others are', async (t) => {
  const folder = await left(t)
  const pack = await packOf(folder)
  const held = await readFile(pack)
  held[1] = (held[1] ?? 0) ^ 1
  await writeFile(pack, held)
  const cache = folderCache(folder)
  t.equal(cache.get('a'), undefined)
  t.equal(text(cache.get('b')), 'second')
  cache.put('a', bytes('first'))
  cache.flush()
  t.equal(text(folderCache(folder).get('a')), 'first')
})

t.test('a damaged index, a pack cut short and a pack that is gone are an empty keep', async (t) => {
  for (const [what, harm] of [
    ['index', async (folder: string) => writeFile(join(folder, 'index'), '[1,2,"pack-00",3]\n[]')],
    ['no index', async (folder: string) => rm(join(folder, 'index'))],
    ['cut', async (folder: string) => writeFile(await packOf(folder), '')],
    ['gone', async (folder: string) => rm(await packOf(folder))],
    ['all gone', async (folder: string) => rm(folder, { recursive: true })],
  ] as const) {
    const folder = await left(t)
    await harm(folder)
    const cache = folderCache(folder)
    t.equal(cache.get('a'), undefined, what)
    t.equal(cache.put('a', bytes('again')), true, what)
    cache.flush()
    t.equal(text(folderCache(folder).get('a')), 'again', what)
  }
})

t.test('a keep that is deleted while a program reads it goes on to be read', async (t) => {
  const folder = await left(t)
  const cache = folderCache(folder)
  t.equal(cache.has('a'), true)
  await rm(folder, { recursive: true })
  t.equal(text(cache.get('a')), 'first')
  cache.put('c', bytes('third'))
  cache.flush()
  t.equal(text(cache.get('a')), 'first')
})

t.test('of two programs one writes, and the other reads what there was', async (t) => {
  const folder = await left(t)
  const one = folderCache(folder)
  const other = folderCache(folder)
  t.equal(other.has('a'), true)
  t.equal(one.put('c', bytes('third')), true)
  t.equal(other.put('d', bytes('fourth')), false, 'while the first one writes')
  t.equal(text(other.get('b')), 'second')
  one.flush()
  t.equal(other.put('d', bytes('fourth')), false, 'it would write over what it does not know')
  other.flush()
  const next = folderCache(folder)
  t.equal(text(next.get('c')), 'third')
  t.equal(next.put('d', bytes('fourth')), true)
})

t.test('a lock that a killed program left is no lock', async (t) => {
  const folder = await left(t)
  await writeFile(join(folder, 'lock'), '4194303')
  const cache = folderCache(folder)
  t.equal(cache.put('c', bytes('third')), true)
  cache.flush()
  await t.rejects(stat(join(folder, 'lock')))
})

t.test('where nothing can be written, nothing is kept and nothing fails', async (t) => {
  const folder = t.testdir({ file: '' })
  const cache = folderCache(join(folder, 'file', 'keep'))
  t.equal(cache.put('a', bytes('a')), false)
  cache.flush({ whole: true })
  t.equal(cache.get('a'), undefined)
})

import { mkdir, readdir, readFile, readlink, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { folderShelf } from '../../src/adapters/files/shelf.ts'
import { readInventory, writeInventory } from '../../src/adapters/files/shelf-inventory.ts'
import { makeFolders } from '../../src/adapters/files/shelf-spare.ts'
import { replace, shelfContract } from '../ports/shelf.contract.ts'
import { seenShelf } from './seen-shelf.ts'

shelfContract(t, async (t) => seenShelf(t.testdir({ station: { 'a.mp3': 'sound' } })))

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

t.test('a small change is made in a spare folder, in which nothing is that was taken back', async (t) => {
  const root = t.testdir({ station: { 'a.mp3': 'sound' } })
  const { shelf, seen } = seenShelf(root)
  const texts = new Map([...'abcdefgh'].map((name) => [`${name}/index.html`, `the first ${name}`]))
  const next = async () => {
    const draft = await shelf.begin()
    for (const [path, text] of texts) {
      const content = { bytes: new TextEncoder().encode(text) }
      if (!draft.takeOver(path, text)) await draft.lay({ path, content, tag: text })
    }
    await draft.finish(new TextEncoder().encode('a note'))
    t.strictSame(await seen(), Object.fromEntries(texts))
    return join(root, await readlink(join(root, 'dist')))
  }
  const spares = async (standing: string) =>
    (await readdir(root)).filter((name) => name.startsWith('.dist-') && join(root, name) !== standing)
  const number = async (path: string) => (await stat(path)).ino

  const first = await next()
  const itsNumber = await number(first)
  texts.set('a/index.html', 'the second a')
  texts.delete('h/index.html')
  const second = await next()
  const [spare = '', ...more] = await spares(second)
  t.strictSame(more, [])
  t.equal(await number(join(root, spare)), itsNumber, 'it is the folder of the edition before')
  t.strictSame(await readdir(join(root, spare)), [...'abcdefg'])
  t.equal(await number(join(root, spare, 'a/index.html')), await number(join(second, 'a/index.html')))
  t.equal(await (await shelf.standing())?.stays(), true)
  t.strictSame(await spares(second), [spare], 'and stays beside an edition that stays')

  texts.set('b/index.html', 'the second b')
  texts.set('i/j/index.html', 'new')
  const third = await next()
  t.equal(await number(third), itsNumber, 'the next edition is made in it')
  t.equal((await spares(third)).length, 1)

  for (const spoil of [
    (spare: string) => writeFile(join(spare, 'c', 'mine.html'), 'mine'),
    (spare: string) => writeFile(join(spare, 'c', 'index.html'), 'spoilt'),
    (spare: string) => rm(join(spare, 'c', 'index.html')),
    (spare: string) => rm(spare, { recursive: true }),
    (_: string, standing: string) => writeFile(join(standing, 'c', 'mine.html'), 'mine'),
  ]) {
    texts.set('b/index.html', `${texts.get('b/index.html')} again`)
    const standing = await next()
    const [other = ''] = await spares(standing)
    await spoil(join(root, other), standing)
    for (const path of ['d/index.html', 'e/index.html']) {
      texts.set(path, `${texts.get(path)} again`)
      await next()
    }
  }
})

t.test('a prepared memory of an edition leads nowhere out of it', async (t) => {
  const root = t.testdir({ station: {}, other: { 'index.html': 'theirs' } })
  const { shelf, seen } = seenShelf(root)
  const dist = join(root, 'dist')
  const station = join(root, 'station')
  const sheet = (path: string, text: string) => {
    return { path, tag: text, content: { bytes: new TextEncoder().encode(text) } }
  }
  const lay = async (sheets: readonly ReturnType<typeof sheet>[]) => {
    const draft = await shelf.begin()
    for (const one of sheets) if (!draft.takeOver(one.path, one.tag)) await draft.lay(one)
    await draft.finish()
  }
  const same = [...'abcd'].map((name) => sheet(`${name}.html`, name))
  let count = 0
  const changed = () => [...same, sheet('e.html', `version ${++count}`)]
  const theirs = () => readFile(join(root, 'other', 'index.html'), 'utf8')
  /** An edition with a spare folder, in which there is a link that nobody finds out by its times. */
  const withLink = async () => {
    await lay(changed())
    await lay(changed())
    const standing = readInventory(station, dist, await readlink(dist))
    if (!standing?.spare) throw new Error('there is a spare folder')
    const { folder } = standing.spare
    await symlink(join(root, 'other'), join(root, folder, 'x'))
    const { mtimeMs, ino } = await stat(join(root, folder))
    return { ...standing, spare: { folder, facts: [mtimeMs, ino] } }
  }

  const standing = await withLink()
  const laid = {
    paths: [...standing.laid.paths, 'x/index.html'],
    tags: [...standing.laid.tags, 'x'],
    facts: [...Array.from(standing.laid.facts), 0, 0, 0],
  }
  writeInventory(station, dist, { ...standing, laid })
  await t.rejects(lay(changed()), { name: 'Outage' }, 'what is to be removed behind it')
  t.equal(await theirs(), 'theirs')

  writeInventory(station, dist, await withLink())
  await t.rejects(lay([...changed(), sheet('x/index.html', 'x')]), { name: 'Outage' }, 'what is laid there')
  t.equal(await theirs(), 'theirs')

  for (const path of ['../out.html', '/out.html', 'a/../../out.html']) {
    const paths = [path, ...standing.laid.paths.slice(1)]
    writeInventory(station, dist, { ...standing, laid: { ...standing.laid, paths } })
    t.equal(readInventory(station, dist, standing.folder), undefined, path)
  }
  const another = await withLink()
  writeInventory(station, dist, { ...another, spare: { ...another.spare, folder: 'other' } })
  await lay(changed())
  t.equal(await theirs(), 'theirs')
  t.match(await seen(), { 'e.html': `version ${count}` })
})

t.test('a folder that is new in an edition is never a link that somebody laid', async (t) => {
  const root = t.testdir({ other: { 'index.html': 'theirs' }, spare: {} })
  await symlink(join(root, 'other'), join(root, 'spare', 'x'))
  t.throws(() => makeFolders(join(root, 'spare'), 'x/index.html', new Set([''])), { code: 'EEXIST' })
  makeFolders(join(root, 'spare'), 'a/b/index.html', new Set(['']))
  t.ok((await stat(join(root, 'spare', 'a', 'b'))).isDirectory())
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

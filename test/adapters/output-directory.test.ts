import { constants, copyFileSync } from 'node:fs'
import { mkdir, readdir, readFile, readlink, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { folderOutput } from '../../src/adapters/files/output-directory.ts'
import { readManifest, writeManifest } from '../../src/adapters/files/output-manifest.ts'
import { makeFolders } from '../../src/adapters/files/standby-directory.ts'
import { outputDirectoryContract, replace } from '../ports/output-directory.contract.ts'
import { seenOutput } from './seen-output.ts'

outputDirectoryContract(t, async (t) => seenOutput(t.testdir({ station: { 'a.mp3': 'sound' } })))

t.test('a recording that the disk cannot share is copied, and how much that was is told', async (t) => {
  const root = t.testdir({ station: { 'talk.mp3': 'x'.repeat(5000) } })
  const output = folderOutput(join(root, 'out'), join(root, 'station'))
  const talk = { path: 'talk.mp3', content: { file: 'talk.mp3' }, tag: 'a' }
  const first = await output.stage()
  await first.write(talk)
  await first.write({ path: 'index.html', content: { bytes: Buffer.from('a page is made, and no copy') } })
  await first.commit()
  t.equal(first.copiedBytes(), canClone(root) ? 0 : 5000)
  // The bytes that are published stay, whatever is done to the recording in its place.
  await writeFile(join(root, 'station', 'talk.mp3'), 'y')
  t.equal((await readFile(join(root, 'out', 'talk.mp3'))).length, 5000)

  const next = await output.stage()
  t.ok(next.reuse('talk.mp3', 'a'))
  await next.commit()
  t.equal(next.copiedBytes(), 0, 'and what is taken over is not copied again')
})

/** Whether two files of this disk can share their space until one is written to. */
function canClone(root: string): boolean {
  try {
    copyFileSync(join(root, 'station', 'talk.mp3'), join(root, 'clone'), constants.COPYFILE_FICLONE_FORCE)
    return true
  } catch {
    return false
  }
}

t.test('a folder that was not built by us is never replaced', async (t) => {
  const root = t.testdir({ station: {}, home: { 'thesis.txt': 'years of work' } })
  const output = folderOutput(join(root, 'home'), join(root, 'station'))
  await t.rejects(replace(output, []), { name: 'IoError', message: /left alone/ })
  t.equal(await readFile(join(root, 'home', 'thesis.txt'), 'utf8'), 'years of work')
})

t.test('a file that somebody changed in a build is not taken over', async (t) => {
  const root = t.testdir({ station: { 'a.mp3': 'sound' } })
  const { output } = seenOutput(root)
  const content = { bytes: new TextEncoder().encode('ours') }
  await replace(output, [
    { path: 'a.html', content, tag: 'a' },
    { path: 'b.html', content, tag: 'b' },
  ])
  await writeFile(join(root, 'dist', 'a.html'), 'mine')
  const draft = await output.stage()
  t.equal(draft.reuse('a.html', 'a'), false)
  t.equal(draft.reuse('b.html', 'b'), true)
  await draft.discard()
})

t.test('a build that somebody changed does not stay', async (t) => {
  const root = t.testdir({ station: { 'a.mp3': 'sound' } })
  const { output } = seenOutput(root)
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
      const cacheFolder = join(root, 'station', '.inonda', 'keep')
      for (const name of await readdir(cacheFolder))
        await writeFile(join(cacheFolder, name), 'nothing of ours')
    },
  }
  for (const [words, change] of Object.entries(changes)) {
    const draft = await output.stage()
    const content = { bytes: new TextEncoder().encode('ours') }
    await draft.write({ path: 'a/index.html', content, tag: 'a' })
    await draft.write({ path: 'a/b.html', content })
    await draft.commit(new TextEncoder().encode('note'))
    t.equal(await (await output.current())?.isUpToDate(), true, `before ${words}`)
    await change()
    t.not(await (await output.current())?.isUpToDate(), true, words)
  }
})

t.test('a build that is the one before stays where it stands', async (t) => {
  const root = t.testdir({ station: { 'a.mp3': 'sound' } })
  const { output, seen } = seenOutput(root)
  const files = ['a', 'b'].map((name) => ({
    path: `${name}/index.html`,
    content: { bytes: new TextEncoder().encode(name) },
    tag: name,
  }))
  await replace(output, files)
  const reused = async () => {
    const draft = await output.stage()
    for (const { path, tag } of files) t.equal(draft.reuse(path, tag), true)
    await draft.commit()
    return readlink(join(root, 'dist'))
  }
  const first = await readlink(join(root, 'dist'))
  const dead = join(root, '.dist-4194303-0123456789ab')
  await mkdir(dead)
  t.equal(await reused(), first)
  t.strictSame(
    (await readdir(root)).filter((name) => name.startsWith('.dist')),
    [first],
    'what others left is swept all the same',
  )
  await writeFile(join(root, 'dist', 'a', 'mine.html'), 'mine')
  t.not(await reused(), first, 'something else stands there too')
  t.strictSame(await seen(), { 'a/index.html': 'a', 'b/index.html': 'b' })
})

t.test('a small change is made in a spare folder, in which nothing is that was taken back', async (t) => {
  const root = t.testdir({ station: { 'a.mp3': 'sound' } })
  const { output, seen } = seenOutput(root)
  const texts = new Map([...'abcdefgh'].map((name) => [`${name}/index.html`, `the first ${name}`]))
  const next = async () => {
    const draft = await output.stage()
    for (const [path, text] of texts) {
      const content = { bytes: new TextEncoder().encode(text) }
      if (!draft.reuse(path, text)) await draft.write({ path, content, tag: text })
    }
    await draft.commit(new TextEncoder().encode('a note'))
    t.strictSame(await seen(), Object.fromEntries(texts))
    return join(root, await readlink(join(root, 'dist')))
  }
  const spares = async (current: string) =>
    (await readdir(root)).filter((name) => name.startsWith('.dist-') && join(root, name) !== current)
  const number = async (path: string) => (await stat(path)).ino

  const first = await next()
  const itsNumber = await number(first)
  texts.set('a/index.html', 'the second a')
  texts.delete('h/index.html')
  const second = await next()
  const [standby = '', ...more] = await spares(second)
  t.strictSame(more, [])
  t.equal(await number(join(root, standby)), itsNumber, 'it is the folder of the build before')
  t.strictSame(await readdir(join(root, standby)), [...'abcdefg'])
  t.equal(await number(join(root, standby, 'a/index.html')), await number(join(second, 'a/index.html')))
  t.equal(await (await output.current())?.isUpToDate(), true)
  t.strictSame(await spares(second), [standby], 'and stays beside a build that stays')

  texts.set('b/index.html', 'the second b')
  texts.set('i/j/index.html', 'new')
  const third = await next()
  t.equal(await number(third), itsNumber, 'the next build is made in it')
  t.equal((await spares(third)).length, 1)

  for (const spoil of [
    (standby: string) => writeFile(join(standby, 'c', 'mine.html'), 'mine'),
    (standby: string) => writeFile(join(standby, 'c', 'index.html'), 'spoilt'),
    (standby: string) => rm(join(standby, 'c', 'index.html')),
    (standby: string) => rm(standby, { recursive: true }),
    (_: string, current: string) => writeFile(join(current, 'c', 'mine.html'), 'mine'),
  ]) {
    texts.set('b/index.html', `${texts.get('b/index.html')} again`)
    const current = await next()
    const [other = ''] = await spares(current)
    await spoil(join(root, other), current)
    for (const path of ['d/index.html', 'e/index.html']) {
      texts.set(path, `${texts.get(path)} again`)
      await next()
    }
  }
})

t.test('a prepared memory of a build leads nowhere out of it', async (t) => {
  const root = t.testdir({ station: {}, other: { 'index.html': 'theirs' } })
  const { output, seen } = seenOutput(root)
  const dist = join(root, 'dist')
  const station = join(root, 'station')
  const file = (path: string, text: string) => {
    return { path, tag: text, content: { bytes: new TextEncoder().encode(text) } }
  }
  const write = async (files: readonly ReturnType<typeof file>[]) => {
    const draft = await output.stage()
    for (const one of files) if (!draft.reuse(one.path, one.tag)) await draft.write(one)
    await draft.commit()
  }
  const same = [...'abcd'].map((name) => file(`${name}.html`, name))
  let count = 0
  const changed = () => [...same, file('e.html', `version ${++count}`)]
  const theirs = () => readFile(join(root, 'other', 'index.html'), 'utf8')
  /** A build with a standby directory, in which there is a link that nobody finds out by its times. */
  const withLink = async () => {
    await write(changed())
    await write(changed())
    const current = readManifest(station, dist, await readlink(dist))
    if (!current?.standby) throw new Error('there is a spare folder')
    const { folder } = current.standby
    await symlink(join(root, 'other'), join(root, folder, 'x'))
    const { mtimeMs, ino } = await stat(join(root, folder))
    return { ...current, standby: { folder, facts: [mtimeMs, ino] } }
  }

  const current = await withLink()
  const written = {
    paths: [...current.written.paths, 'x/index.html'],
    tags: [...current.written.tags, 'x'],
    facts: [...Array.from(current.written.facts), 0, 0, 0],
  }
  writeManifest(station, dist, { ...current, written })
  await t.rejects(write(changed()), { name: 'IoError' }, 'what is to be removed behind it')
  t.equal(await theirs(), 'theirs')

  writeManifest(station, dist, await withLink())
  await t.rejects(write([...changed(), file('x/index.html', 'x')]), { name: 'IoError' }, 'what is laid there')
  t.equal(await theirs(), 'theirs')

  for (const path of ['../out.html', '/out.html', 'a/../../out.html']) {
    const paths = [path, ...current.written.paths.slice(1)]
    writeManifest(station, dist, { ...current, written: { ...current.written, paths } })
    t.equal(readManifest(station, dist, current.folder), undefined, path)
  }
  const another = await withLink()
  writeManifest(station, dist, { ...another, standby: { ...another.standby, folder: 'other' } })
  await write(changed())
  t.equal(await theirs(), 'theirs')
  t.match(await seen(), { 'e.html': `version ${count}` })
})

t.test('a folder that is new in a build is never a link that somebody laid', async (t) => {
  const root = t.testdir({ other: { 'index.html': 'theirs' }, spare: {} })
  await symlink(join(root, 'other'), join(root, 'spare', 'x'))
  t.throws(() => makeFolders(join(root, 'spare'), 'x/index.html', new Set([''])), { code: 'EEXIST' })
  makeFolders(join(root, 'spare'), 'a/b/index.html', new Set(['']))
  t.ok((await stat(join(root, 'spare', 'a', 'b'))).isDirectory())
})

t.test('a build that changes while the next one takes over from it is not taken over', async (t) => {
  const root = t.testdir({ station: { 'a.mp3': 'sound' } })
  const { output, seen } = seenOutput(root)
  const content = { bytes: new TextEncoder().encode('ours') }
  const DISPLACED = { name: 'IoError', operation: 'take over' }
  const file = (name: string) => ({ path: `${name}.html`, content, tag: name })
  await replace(output, [file('a')])
  const draft = await output.stage()
  t.equal(draft.reuse('a.html', 'a'), true)
  await replace(output, [file('b')])
  await t.rejects(draft.write(file('c')), DISPLACED)
  await draft.discard()
  const other = await output.stage()
  t.equal(other.reuse('b.html', 'b'), true)
  await replace(output, [])
  await t.rejects(other.commit(), DISPLACED)
  t.strictSame(await seen(), {})
})

t.test('what a killed build left behind is swept, what a running one makes is not', async (t) => {
  const root = t.testdir({ station: { 'a.mp3': 'sound' } })
  const dead = join(root, '.dist-4194303-0123456789ab')
  const alive = join(root, `.dist-${process.ppid}-0123456789ab`)
  const other = join(root, '.dist-of-mine')
  for (const folder of [dead, alive, other]) await mkdir(folder)
  const { output } = seenOutput(root)
  await replace(output, [])
  await t.rejects(stat(dead))
  await stat(alive)
  await stat(other)
})

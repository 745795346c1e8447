import { link, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import t from 'tap'
import { inonda } from '../cli/a-terminal.ts'
import { goodFiles, mp3 } from '../read/a-station.ts'

/** A station on disk, whose draft “two” has a recording and chapters in its front matter. */
async function stationIn(folder: string): Promise<string> {
  const draft = `---
title: Two
guid: 7d1f0e7c-51c5-4d0e-8f6a-3b1c0f6f2b11
feed: show
chapters:
  - { title: The lamp, start: 0 }
  - { title: The lens, start: 0.5 }
---
`
  const files = { ...goodFiles(), 'episodes/two/episode.md': draft, 'episodes/two/two.mp3': mp3(40) }
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

t.test('chapters inside a file become chapters of the feed', async (t) => {
  const station = await stationIn(t.testdir({}))
  const tagged = await inonda(['tag', 'two', '--station', station, '--replace'])
  t.equal(tagged.status, 0, tagged.err)
  t.match(tagged.out, 'episodes/two/two.mp3: 2 chapters, a cover, the same sound')

  const file = join(station, 'episodes', 'two', 'episode.md')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(/chapters:\n( {2}.*\n)+/, ''))
  const published = await inonda(['publish', 'two', '--station', station, '--at', '2025-04-01T10:00:00Z'])
  t.equal(published.status, 0, published.err)
  const built = await inonda(['build', '--station', station])
  t.equal(built.status, 0, built.err)

  const dist = join(station, 'dist')
  const { chapters } = JSON.parse(await readFile(join(dist, 'episodes', 'two', 'chapters.json'), 'utf8'))
  t.match(chapters, [
    { title: 'The lamp', startTime: 0 },
    { title: 'The lens', startTime: 0.5 },
  ])
  t.match(
    await readFile(join(dist, 'feeds', 'show.xml'), 'utf8'),
    /<podcast:chapters url="https:\/\/radio\.example\/episodes\/two\/chapters\.json"/,
  )
  t.match(await readFile(join(dist, 'episodes', 'two', 'index.html'), 'utf8'), /The lens/)

  const late = await inonda(['tag', 'two', '--station', station, '--replace'])
  t.equal(late.status, 1)
  t.match(late.err, /tagging\.published[\s\S]*Nothing was written/)
})

t.test('a copy stands where it was asked for, and overwrites nothing unasked', async (t) => {
  const station = await stationIn(join(t.testdir({ station: {} }), 'station'))
  const original = join(station, 'episodes', 'one', 'one.mp3')
  const out = join(station, '..', 'copy.mp3')
  const asked = ['tag', 'one', '--station', station, '--out', out]
  t.equal((await inonda(asked)).status, 0)
  t.equal((await readFile(out)).subarray(0, 3).toString(), 'ID3')

  await writeFile(out, 'mine')
  const again = await inonda(asked)
  t.equal(again.status, 1)
  t.match(again.err, /there already.*--force/)
  t.equal(await readFile(out, 'utf8'), 'mine')
  t.equal((await inonda([...asked, '--force'])).status, 0)
  t.equal((await readFile(out)).subarray(0, 3).toString(), 'ID3')
  t.ok((await readFile(original)).equals(mp3()))
})

t.test('nothing makes it write over the original, or beside it', async (t) => {
  const root = t.testdir({ station: {}, elsewhere: {} })
  const station = await stationIn(join(root, 'station'))
  const original = join(station, 'episodes', 'one', 'one.mp3')
  await symlink(join(station, 'episodes', 'one'), join(root, 'way-in'))
  await symlink(original, join(root, 'soft.mp3'))
  await link(original, join(root, 'hard.mp3'))
  for (const out of [original, join(station, 'episodes', 'one', 'b.mp3'), join(root, 'way-in', 'one.mp3')]) {
    const { status, err } = await inonda(['tag', 'one', '--station', station, '--out', out, '--force'])
    t.equal(status, 1, out)
    t.match(err, /Name another folder with --out/)
  }
  for (const [name, status] of [
    ['soft.mp3', 1],
    ['hard.mp3', 0],
  ] as const) {
    const out = join(root, name)
    const ran = await inonda(['tag', 'one', '--station', station, '--out', out, '--force'])
    t.equal(ran.status, status, name)
  }
  const folder = await inonda([
    'tag',
    'one',
    '--station',
    station,
    '--out',
    join(root, 'elsewhere'),
    '--force',
  ])
  t.match(folder.err, /is a folder/)
  t.ok((await readFile(original)).equals(mp3()))
  t.strictSame((await readdir(join(station, 'episodes', 'one'))).sort(), [
    'episode.md',
    'one.mp3',
    'transcript.md',
  ])
})

t.test('--out and --replace contradict each other', async (t) => {
  t.equal((await inonda(['tag', 'one', '--out', 'x.mp3', '--replace'])).status, 2)
})

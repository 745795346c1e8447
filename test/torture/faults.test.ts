import { spawnSync } from 'node:child_process'
import {
  chmod,
  chown,
  cp,
  mkdtemp,
  readdir,
  readFile,
  rm,
  statfs,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { compile, start } from '../cli/program.ts'
import { copyOfSample, copyOfSomeOfSample } from '../journeys/a-sample.ts'
import { disk, NO_DISK } from '../mounted-disk.ts'
import { leftovers } from './leftovers.ts'

const NOBODY = 65_534
const NO_ROOT = process.getuid?.() === 0 ? false : 'only root may do this'

t.before(() => compile())

t.test('a full disk: one line, status 1, and the build before stays whole', { skip: NO_DISK }, async (t) => {
  const place = disk(t, 'size=24m')
  const folder = await copyOfSomeOfSample(t.testdir({}))
  const out = join(place, 'dist')
  const first = await run(['build', '--station', folder, '--out', out])
  t.equal(first.status, 0, first.said)
  const before = await namesIn(out)
  await writeFile(join(place, 'filler'), Buffer.alloc(await freeBytes(place)))
  await retitle(folder, 'A new title')
  const { status, said } = await run(['build', '--station', folder, '--out', out])
  t.equal(status, 1)
  t.match(said, /cannot be written|no space/i)
  t.notMatch(said, /\n\s+at /, 'no stack trace')
  t.same(await namesIn(out), before)
  t.notMatch(await readFile(join(out, 'index.html'), 'utf8'), /A new title/)
  await rm(join(place, 'filler'))
  const again = await run(['build', '--station', folder, '--out', out])
  t.equal(again.status, 0, `once there is room it goes on by itself: ${again.said}`)
  t.match(await readFile(join(out, 'index.html'), 'utf8'), /A new title/)
})

t.test('a folder that cannot be written: one line, status 1', { skip: NO_ROOT }, async (t) => {
  const folder = await copyOfSample(await openFolder(t))
  await chmod(folder, 0o555)
  for (const words of [['build'], ['add', '--title', 'A talk', '--slug', 'a-talk', '--feed', 'in-onda']]) {
    const { status, said } = await run([...words, '--station', folder], NOBODY)
    t.equal(status, 1, said)
    t.match(said, /permission|not allowed|cannot/i)
    t.notMatch(said, /\n\s+at /, 'no stack trace')
  }
})

t.test('a file that nobody may read: the file is named', { skip: NO_ROOT }, async (t) => {
  const folder = await copyOfSample(await openFolder(t))
  await chown(folder, NOBODY, NOBODY)
  await chmod(join(folder, 'people.yaml'), 0o000)
  const { status, said } = await run(['check', '--station', folder], NOBODY)
  t.equal(status, 1)
  t.match(said, /people\.yaml/)
  t.notMatch(said, /\n\s+at /)
})

t.test('two builds at once leave one whole build and one ledger', async (t) => {
  const folder = await copyOfSomeOfSample(t.testdir({}))
  const both = [start(['build', '--station', folder]), start(['build', '--station', folder])]
  const ended = await Promise.all(both.map((one) => one.ended))
  t.ok(
    ended.some(({ status }) => status === 0),
    ended.map(({ said }) => said).join('\n'),
  )
  for (const { said } of ended) t.notMatch(said, /\n\s+at /)
  t.match(await readFile(join(folder, 'dist/index.html'), 'utf8'), /<\/html>\s*$/)
  const next = await run(['build', '--station', folder])
  t.equal(next.status, 0, next.said)
  t.same(await leftovers(folder), [])
  JSON.parse(await readFile(join(folder, 'ledger.json'), 'utf8'))
})

t.test(
  'recordings that vanish and grow while they are read: a word about the file, or the build',
  async (t) => {
    const folder = await copyOfSomeOfSample(t.testdir({}))
    t.equal((await run(['build', '--station', folder])).status, 0)
    const recording = join(folder, 'episodes/from-tape-to-text/from-tape-to-text.mp3')
    const kept = join(folder, 'kept.mp3')
    await cp(recording, kept)
    for (const wait of [50, 250, 450, 700, 1000, 1400]) {
      await retitle(folder, `Try ${wait}`)
      const { ended } = start(['build', '--station', folder])
      await new Promise((done) => setTimeout(done, wait))
      if (wait % 100 === 0) await writeFile(recording, 'more', { flag: 'a' })
      else await rm(recording, { force: true })
      const { status, said } = await ended
      t.ok(status === 0 || (status === 1 && /from-tape-to-text/.test(said)), `${status}: ${said}`)
      t.notMatch(said, /\n\s+at /)
      t.match(await readFile(join(folder, 'dist/index.html'), 'utf8'), /<\/html>\s*$/)
      await cp(kept, recording)
    }
    const last = await run(['build', '--station', folder])
    t.equal(last.status, 0, last.said)
  },
)

t.test('names that are no text, pipes and links out of the station', async (t) => {
  const folder = await copyOfSample(t.testdir({ secret: 'not for listeners' }))
  const episode = join(folder, 'episodes/from-tape-to-text')
  await writeFile(
    Buffer.concat([Buffer.from(`${episode}/`), Buffer.from([0xff, 0xfe, 0x2e, 0x6d, 0x64])]),
    'x',
  )
  spawnSync('mkfifo', [join(episode, 'pipe.md'), join(folder, 'feeds/pipe.yaml')])
  const checked = await run(['check', '--station', folder])
  t.ok(checked.status === 0 || checked.status === 1, checked.said)
  t.notMatch(checked.said, /\n\s+at /)

  await symlink('../../../secret', join(episode, 'transcript.zh.md'))
  const { status, said } = await run(['build', '--station', folder])
  t.equal(status, 1)
  t.match(said, /transcript\.zh\.md/)
  t.notMatch(said, /\n\s+at |not for listeners/)
})

t.test('a clock that was set back takes nothing out of the ledger', async (t) => {
  const folder = await copyOfSample(t.testdir({}))
  const ledger = await readFile(join(folder, 'ledger.json'), 'utf8')
  const { status, said } = await run(['build', '--at', '2001-01-01T00:00:00Z', '--station', folder])
  t.equal(status, 0, said)
  t.equal(await readFile(join(folder, 'ledger.json'), 'utf8'), ledger)
  t.notMatch(await readFile(join(folder, 'dist/feeds/radio-bocconi.xml'), 'utf8'), /<item>/)
  t.equal((await run(['build', '--station', folder])).status, 0)
  t.match(await readFile(join(folder, 'dist/feeds/radio-bocconi.xml'), 'utf8'), /<item>/)
  t.equal(await readFile(join(folder, 'ledger.json'), 'utf8'), ledger)
})

function run(words: readonly string[], uid?: number) {
  return start(words, uid).ended
}

/** A folder that everybody may enter, for as long as the test. */
async function openFolder(t: Test): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'inonda-'))
  await chmod(place, 0o755)
  t.teardown(() => rm(place, { recursive: true, force: true }))
  return place
}

async function freeBytes(place: string): Promise<number> {
  const { bavail, bsize } = await statfs(place)
  return Math.max(0, bavail * bsize - 200_000)
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort()
}

async function retitle(folder: string, title: string): Promise<void> {
  const file = join(folder, 'station.yaml')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(/^title: .*$/m, `title: ${title}`))
}

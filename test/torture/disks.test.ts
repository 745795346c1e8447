import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { denied } from '../cli/denied.ts'
import { compile, start } from '../cli/program.ts'
import { filesOf } from '../journeys/a-built-sample.ts'
import { stationIn } from '../journeys/strange.ts'
import { disk, NO_DISK } from '../mounted-disk.ts'
import { times } from './how-often.ts'

/** What a person must never see. */
const STACK = /\n\s+at |bug in Inonda/

t.before(() => compile())

async function run(words: readonly string[], before: readonly string[] = []) {
  return start(words, undefined, before).ended
}

/** Other pages than before. */
function retitle(station: string, title: string): void {
  const file = join(station, 'station.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: ${title}`))
}

const LINKS = ['symlink', 'symlinkat', 'link', 'linkat']
const WITHOUT_LINKS = denied('EPERM', LINKS)
const UNDENIED = WITHOUT_LINKS ? false : 'the system lets nobody deny calls here'

t.test(
  'a disk without links has the same files, and says what it cannot promise',
  { skip: UNDENIED },
  async (t) => {
    const root = t.testdir({})
    const [station, other] = [stationIn(join(root, 'a')), stationIn(join(root, 'b'))]
    for (const title of ['One', 'Two', 'Three', 'Four', 'Five'].slice(0, times(2, 5))) {
      for (const place of [station, other]) retitle(place, title)
      const { status, said } = await run(['build', '--station', station], WITHOUT_LINKS)
      t.equal(status, 0, said)
      if (title !== 'One') t.match(said, /no symbolic links.*for a moment, dist was not there/)
      t.equal((await run(['build', '--station', other])).status, 0)
      t.strictSame(await filesOf(join(station, 'dist')), await filesOf(join(other, 'dist')))
      t.ok(lstatSync(join(station, 'dist')).isDirectory())
    }
    const stays = await run(['build', '--station', station], WITHOUT_LINKS)
    t.notMatch(stays.said, /for a moment/, 'what would be the same stays')
    const beside = () => readdirSync(station).filter((name) => name.startsWith('.dist-'))
    t.strictSame(beside(), ['.dist-names.json'])

    retitle(station, 'Another')
    const linked = await run(['build', '--station', station])
    t.equal(linked.status, 0, linked.said)
    t.ok(lstatSync(join(station, 'dist')).isSymbolicLink(), 'with links it is a link from now on')
    t.notOk(beside().includes('.dist-names.json'))
  },
)

t.test(
  'a new build that cannot be put in its place leaves the old one there',
  { skip: UNDENIED },
  async (t) => {
    const station = stationIn(t.testdir({}))
    t.equal((await run(['build', '--station', station], WITHOUT_LINKS)).status, 0)
    const before = await filesOf(join(station, 'dist'))
    retitle(station, 'Another')
    const noRenames = denied('EBUSY', ['rename', 'renameat', 'renameat2', ...LINKS]) ?? []
    const { status, said } = await run(['build', '--station', station], noRenames)
    t.equal(status, 1, said)
    t.match(said, /in use/)
    t.notMatch(said, STACK)
    t.strictSame(await filesOf(join(station, 'dist')), before)
  },
)

t.test('a disk that cannot be told to write at once is written to', { skip: UNDENIED }, async (t) => {
  for (const error of ['EINVAL', 'ENOTSUP'].slice(0, times(1, 2))) {
    const station = stationIn(t.testdir({}))
    const before = denied(error, ['fsync', 'fdatasync']) ?? []
    const added = await run(['add', '--title', 'A talk', '--slug', 'a-talk', '--station', station], before)
    t.equal(added.status, 0, added.said)
    const built = await run(['build', '--station', station], before)
    t.equal(built.status, 0, built.said)
    t.ok(existsSync(join(station, 'ledger.json')))
  }
  const station = stationIn(t.testdir({}))
  const { status, said } = await run(
    ['build', '--station', station],
    denied('EIO', ['fsync', 'fdatasync']) ?? [],
  )
  t.equal(status, 1)
  t.match(said, /ledger\.json.*input\/output error/)
  t.notMatch(said, STACK)
})

t.test('few descriptors are enough, or a line says that they are too few', async (t) => {
  const station = stationIn(t.testdir({}))
  for (const count of [256, 64, 48, 32, 28, 24].slice(0, times(2, 6))) {
    retitle(station, `Of ${count}`)
    const before = ['sh', '-c', `ulimit -n ${count}; exec "$@"`, 'sh']
    const { status, said } = await run(['build', '--station', station], before)
    // Node.js opens many files of a program at a time: with so few, that alone may be too much.
    if (count === 256) t.equal(status, 0, said)
    if (status !== 0)
      t.match(said, /^[^\n]*too many files are open: allow more with ulimit -n 1024[^\n]*\n$/im, `${count}`)
    t.notMatch(said, STACK, `${count}`)
    t.ok(existsSync(join(station, 'dist', 'index.html')))
  }
})

t.test('a read-only disk: one line, and the old build', { skip: NO_DISK }, async (t) => {
  const place = disk(t, 'size=64m')
  const station = stationIn(t.testdir({}))
  const out = join(place, 'dist')
  t.equal((await run(['build', '--station', station, '--out', out])).status, 0)
  const before = await filesOf(out)
  const whole = stationIn(join(place, 'station'))
  spawnSync('mount', ['-o', 'remount,ro', place])
  retitle(station, 'Another')
  for (const words of [
    ['build', '--station', station, '--out', out],
    ['build', '--station', whole],
    ['add', '--title', 'A', '--slug', 'a', '--station', whole],
    ['publish', 'two', '--station', whole],
    [
      'init',
      join(place, 'new'),
      '--title',
      'A',
      '--url',
      'https://a.example',
      '--email',
      'a@a.example',
      '--language',
      'en',
    ],
  ].slice(0, times(2, 5))) {
    const { status, said } = await run(words)
    t.equal(status, 1, said)
    if (words[0] !== 'publish') t.match(said, /the disk is read-only/)
    t.notMatch(said, STACK)
  }
  t.strictSame(await filesOf(out), before)
  const { status, said } = await run(['check', '--station', whole])
  t.equal(status, 0, said)
})

t.test('a full disk, and a folder that another disk is mounted on', { skip: NO_DISK }, async (t) => {
  const place = disk(t, 'size=2m')
  const station = stationIn(t.testdir({}))
  const out = join(place, 'dist')
  const first = await run(['build', '--station', station, '--out', out])
  t.equal(first.status, 0, first.said)
  const before = await filesOf(out)
  writeFileSync(
    join(station, 'episodes', 'one', 'one.mp3'),
    readFileSync(join(station, 'episodes', 'one', 'one.mp3')),
  )
  spawnSync('dd', ['if=/dev/zero', `of=${join(place, 'filler')}`, 'bs=64k'])
  retitle(station, 'Another')
  const { status, said } = await run(['build', '--station', station, '--out', out])
  t.equal(status, 1)
  t.match(said, /the disk is full \(df\), or has no inodes left \(df -i\): make room/)
  t.notMatch(said, STACK)
  t.strictSame(await filesOf(out), before)

  const busy = await run(['build', '--station', station, '--out', place])
  t.equal(busy.status, 1)
  t.match(busy.said, /left alone/)
  const empty = disk(t, 'size=8m')
  const mounted = await run(['build', '--station', station, '--out', empty])
  t.equal(mounted.status, 1)
  t.match(mounted.said, /in use/)
  t.notMatch(mounted.said, STACK)
})

t.test('a name too long for the disk is told with the file', async (t) => {
  const station = stationIn(t.testdir({}))
  const slug = 'a'.repeat(255)
  mkdirSync(join(station, 'episodes', slug))
  for (const name of ['episode.md', 'one.mp3']) {
    const bytes = readFileSync(join(station, 'episodes', 'one', name))
    writeFileSync(
      join(station, 'episodes', slug, name),
      name === 'one.mp3'
        ? bytes
        : bytes
            .toString()
            .replace(/^guid: .*$/m, `guid: ${crypto.randomUUID()}`)
            .replace('episode: 1', 'episode: 9'),
    )
  }
  const { status, said } = await run(['build', '--station', station])
  if (status !== 0) t.match(said, /too long.*a{200}/)
  t.notMatch(said, STACK)
})

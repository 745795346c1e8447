import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { systemClock } from '../../src/adapters/files/clock.ts'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { build } from '../../src/build/build.ts'
import { startLiveSite } from '../../src/build/live-site.ts'
import { compose } from '../../src/compose.ts'
import { buildServer } from '../../src/server/app.ts'
import { inonda } from '../cli/a-terminal.ts'
import { compile, start } from '../cli/program.ts'
import { quickly } from '../torture/hang.ts'
import { everywhere, pipe, STRANGE, said, stationIn } from './strange.ts'

const LIMITS = { rateLimit: 0, trustProxy: false, graceSeconds: 1 } as const
const NOBODY = 65_534

t.test('whatever strange thing stands wherever in a station: a diagnostic with its path, at once', (t) =>
  // Each kind and each place; all pairs under torture.
  everywhere(t, (pair) => pair % 7 === 0),
)

t.test('what nobody needs is a warning, what systems and editors leave behind is nothing', async (t) => {
  const station = stationIn(t.testdir({}))
  const episode = join(station, 'episodes', 'one')
  const left = [
    '.DS_Store',
    '._one.mp3',
    'Thumbs.db',
    'desktop.ini',
    '~$notes.docx',
    '#notes.md#',
    'notes.md~',
  ]
  for (const folder of [
    episode,
    join(station, 'feeds'),
    join(station, 'templates'),
    join(station, 'episodes'),
  ]) {
    for (const name of left) writeFileSync(join(folder, name), 'x')
    // Emacs's lock leads nowhere.
    symlinkSync('somebody@somewhere.1234:5678', join(folder, '.#episode.md'))
  }
  t.strictSame(await said(station), [])
  const { output, context, clock } = compose(station)
  await build(context, output('dist'), clock, {})
  t.strictSame(
    readdirSync(join(station, 'dist', 'assets')).filter((name) => left.includes(name)),
    [],
  )

  pipe(join(episode, 'later.docx'))
  symlinkSync('nowhere', join(station, 'feeds', 'notes.txt'))
  writeFileSync(join(episode, 'plan\n::error::owned.txt'), 'x')
  writeFileSync(join(episode, 'Plan.txt'), 'x')
  writeFileSync(join(episode, 'plan.txt'), 'x')
  writeFileSync(Buffer.concat([Buffer.from(`${episode}/`), Buffer.from([0x63, 0xe9])]), 'x')
  t.strictSame((await said(station)).sort(), [
    'file.name-clash episodes/one/plan.txt',
    'file.name-hostile episodes/one/plan\n::error::owned.txt',
    'file.unread episodes/one/c\ufffd',
    'file.unread episodes/one/later.docx',
    'file.unread feeds/notes.txt',
  ])
  t.ok((await build(context, output('dist'), clock, {})).files, 'it is built all the same')
})

t.test('a new folder with the name of a file that would be read is told', async (t) => {
  for (const path of [
    'feeds/other.yaml',
    'feeds/other.yml',
    'episodes/three/episode.md',
    'templates/layout.liquid',
  ]) {
    const station = stationIn(t.testdir({}))
    mkdirSync(join(station, path), { recursive: true })
    t.match((await said(station)).join('\n'), path, path)
  }
})

t.test('links that lead to each other in templates/ are followed once', async (t) => {
  const station = stationIn(t.testdir({}))
  const templates = join(station, 'templates')
  for (const name of ['a', 'b', 'c']) {
    mkdirSync(join(templates, name))
    writeFileSync(join(templates, name, `${name}.txt`), name)
  }
  for (const name of ['a', 'b', 'c']) {
    for (const other of ['a', 'b', 'c']) symlinkSync(`../${other}`, join(templates, name, `to-${other}`))
  }
  await quickly(async () => {
    const codes = new Set((await said(station)).map((one) => one.split(' ')[0]))
    t.strictSame([...codes], ['file.unreadable'], 'a folder that holds itself is told')
  }, 'links in a circle')
})

t.test('a server goes on with its last good build, and a restart says why it does not begin', async (t) => {
  const station = stationIn(t.testdir({}))
  const { context, root } = compose(station)
  let told: () => Promise<void> | void = () => {}
  const events: string[] = []
  const watch = {
    start: async (changed: () => void) => {
      told = changed
      return async () => {}
    },
  }
  const { liveSite } = await startLiveSite(context, systemClock, watch, {
    onEvent: ({ kind }) => events.push(kind),
  })
  if (!liveSite) throw new Error('the station goes on air')
  const app = buildServer({ current: liveSite.current, parts: fileRangeReader(root), limits: LIMITS })
  t.teardown(async () => {
    await app.close()
    await liveSite.stop()
  })
  await liveSite.settled()
  const before = (await app.inject('/feeds/show.xml')).body
  for (const [kind, make] of Object.entries(STRANGE).filter(([kind]) => kind !== 'the other kind')) {
    const path = join(station, 'episodes', 'loop')
    make(path, path)
    events.length = 0
    await told()
    await liveSite.settled()
    t.match(events, ['refused'], kind)
    t.match(liveSite.current().refused, [{ code: 'file.unreadable', file: 'episodes/loop' }], kind)
    t.equal((await app.inject('/feeds/show.xml')).body, before)
    t.equal((await app.inject('/episodes/one/one.mp3')).statusCode, 200)
    const { liveSite: other, diagnostics } = await startLiveSite(
      compose(station).context,
      systemClock,
      watch,
      {
        onEvent: () => {},
      },
    )
    t.equal(other, undefined, 'there is nothing yet that a new program could go on with')
    t.match(diagnostics, [{ code: 'file.unreadable', file: 'episodes/loop' }])
    rmSync(path)
    await told()
    await liveSite.settled()
    t.strictSame(liveSite.current().refused, [])
  }
})

t.test('every command says what is in its way in a line, and ends', async (t) => {
  const root = t.testdir({})
  const station = stationIn(join(root, 'station'))
  for (const [name, make] of [
    ['pipe', pipe],
    ['loop', (path: string) => symlinkSync(path, path)],
    ['device', (path: string) => symlinkSync('/dev/zero', path)],
    ['nowhere', (path: string) => symlinkSync('no such file', path)],
  ] as const) {
    const path = join(root, name)
    make(path)
    const recording = join(station, 'episodes', 'one', 'one.mp3')
    for (const words of [
      ['add', path, '--station', station],
      ['lint', path],
      [
        'init',
        path,
        '--title',
        'A',
        '--url',
        'https://a.example',
        '--email',
        'a@a.example',
        '--language',
        'en',
      ],
      ['check', '--station', path],
      ['build', '--station', path],
      ['build', '--station', station, '--out', path],
      ['tag', 'one', '--station', station, '--out', path, '--force'],
    ]) {
      const { status, err, out } = await inonda(words)
      t.equal(status, 1, `${words[0]} ${name}: ${err}${out}`)
      t.notMatch(err, /\n\s+at |bug in Inonda/)
    }
    renameSync(recording, join(root, 'kept.mp3'))
    renameSync(path, recording)
    for (const words of [
      ['tag', 'one'],
      ['waveform', 'one'],
      ['publish', 'one'],
    ]) {
      const { status, err } = await inonda([...words, '--station', station])
      t.equal(status, 1, `${words[0]} ${name}: ${err}`)
      t.match(err, /one\.mp3|recording/)
      t.notMatch(err, /\n\s+at |bug in Inonda/)
    }
    rmSync(recording)
    renameSync(join(root, 'kept.mp3'), recording)
  }
})

t.test('a new station may be made where a system has left something', async (t) => {
  const root = t.testdir({ station: { '.DS_Store': '', 'Thumbs.db': '', 'desktop.ini': '' } })
  const words = ['--title', 'A', '--url', 'https://a.example', '--email', 'a@a.example', '--language', 'en']
  t.equal((await inonda(['init', join(root, 'station'), ...words])).status, 0)
})

t.test(
  'a file or folder that this user may not read is told, and nothing else fails',
  { skip: process.getuid?.() === 0 ? false : 'only root may become nobody' },
  async (t) => {
    compile()
    const root = openFolder(t)
    const broken = stationIn(join(root, 'broken'))
    const places = ['people.yaml', 'feeds/show.yaml', 'templates', 'episodes/one/one.mp3', 'episodes/two']
    for (const place of places) chmodSync(join(broken, place), 0)
    const { status, said: lines } = await start(['check', '--all', '--station', broken], NOBODY).ended
    t.equal(status, 1, lines)
    for (const place of places)
      t.match(lines, new RegExp(`^${place}.*:1:1 error file\\.unreadable`, 'm'), place)
    t.match(lines, /permission denied/)
    t.notMatch(lines, /\n\s+at /)
    const station = stationIn(join(root, 'station'))
    mkdirSync(join(root, 'closed'), { mode: 0o700 })
    symlinkSync('../../closed/x', join(station, 'episodes', 'x'))
    const { said } = await start(['check', '--station', station], NOBODY).ended
    t.match(said, /episodes\/x:1:1 error file\.unreadable/)
  },
)

/** A folder that everybody may enter, for as long as the test. */
function openFolder(t: Test): string {
  const place = mkdtempSync(join(tmpdir(), 'inonda-'))
  chmodSync(place, 0o755)
  t.teardown(() => rmSync(place, { recursive: true, force: true }))
  return place
}

t.test('a recording overwritten with its old length and time is found by the next program', async (t) => {
  const station = stationIn(t.testdir({}))
  const recording = join(station, 'episodes', 'one', 'one.mp3')
  const built = async () => {
    const { output, context, clock } = compose(station)
    return build(context, output('dist'), clock, {})
  }
  t.ok((await built()).files)
  // What was looked at only just after it changed is never believed.
  await new Promise((go) => setTimeout(go, 2200))
  t.ok((await built()).files)
  const bytes = readFileSync(recording)
  bytes[bytes.length - 1] = 1
  spawnSync('touch', ['-r', recording, join(station, 'times')])
  writeFileSync(recording, bytes, { flag: 'r+' })
  spawnSync('touch', ['-r', join(station, 'times'), recording])
  const { files, diagnostics } = await built()
  t.equal(files, undefined)
  t.match(
    diagnostics.filter(({ severity }) => severity === 'error'),
    [{ code: 'ledger.recording-changed' }],
  )
})

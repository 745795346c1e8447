import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { inonda } from './a-terminal.ts'

const NEW = [
  '--title',
  'Radio',
  '--url',
  'https://radio.example/',
  '--email',
  'a@radio.example',
  '--language',
  'it',
]

t.test('the program itself answers with its usage and status 2', async (t) => {
  const ran = spawnSync(process.execPath, [...process.execArgv, 'src/cli/inonda.ts'], { encoding: 'utf8' })
  t.equal(ran.status, 2, ran.stderr)
  t.match(ran.stderr, /Usage: inonda/)
  t.equal(ran.stdout, '')
})

t.test('help shows an example for every command, and is no failure', async (t) => {
  for (const command of [
    'init',
    'add',
    'check',
    'lint',
    'inspect',
    'tag',
    'publish',
    'build',
    'serve',
    'announce',
  ]) {
    const { status, out } = await inonda([command, '--help'])
    t.equal(status, 0)
    t.match(out, new RegExp(`Example:\\n  inonda ${command} `), command)
  }
  t.match((await inonda(['--version'])).out, /^\d+\.\d+\.\d+$/)
})

t.test('wrong use is status 2, with what to type', async (t) => {
  for (const [argv, said] of [
    [['fly'], /unknown command 'fly'/],
    [['chekc'], /Did you mean check\?/],
    [['check', '--fromat', 'json'], /Did you mean --format\?/],
    [['check', '--format', 'xml'], /pretty, json, github/],
    [['publish'], /missing required argument 'slug'/],
    [['publish', 'a', '--at', 'friday'], /2026-03-06T18:00:00\+01:00/],
    [['build', '--url', 'radio.example'], /https:\/\/radio\.example\.org/],
    ...[
      ...[
        'https:radio.example',
        'https:///radio.example',
        'https://a;b.example',
        'https://$host',
        'https://a{b',
      ],
      ...[
        'https://radio.example/a b',
        'https://:secret@radio.example',
        'https://radio.example/?a',
        'https://x"y',
      ],
    ].map((url) => [['build', '--url', url], /https:\/\/radio\.example\.org/] as const),
    [['init', 'x'], /--title is missing/],
    [['init', 'x', ...NEW.slice(0, 6), '--language', '!!'], /it, en-GB or zh/],
    [['init', 'x', ...NEW.slice(0, 6), '--language', 'Italian'], /which is “it”/],
    [['init', 'x', '--email', 'nobody'], /radio@example\.org/],
    [['lint', ''], /An argument is empty/],
    [['check', '--station', ''], /An argument is empty/],
  ] as const) {
    const { status, err, out } = await inonda([...argv])
    t.equal(status, 2, argv.join(' '))
    t.match(err, said)
    t.equal(out, '')
  }
})

t.test('a new station passes check, and init never writes over anything', async (t) => {
  const dir = join(t.testdir({}), 'radio')
  const made = await inonda(['init', dir, ...NEW])
  t.equal(made.status, 0, made.err)
  const checked = await inonda(['check', '--station', dir])
  t.strictSame([checked.status, checked.err], [0, 'No problems.'])
  const again = await inonda(['init', dir, ...NEW])
  t.equal(again.status, 1)
  t.match(again.err, /not empty/)
})

t.test('what init is not told it asks for, until it can use the answer', async (t) => {
  const dir = join(t.testdir({}), 'onda-verde')
  const answers = ['', 'nowhere', 'https://radio.example', 'x', 'a@radio.example', '']
  const { status, err } = await inonda(['init', dir], answers)
  t.equal(status, 0, err)
  t.match(err, /Name of the station \[onda-verde\]/)
  t.match(err, /Time zone \[/)
  t.match(err, /Write a whole address/)
  t.equal((await inonda(['check', '--station', dir])).status, 0)
})

t.test(
  'a new station has the time zone that is named, and a slip is told with the name that is meant',
  async (t) => {
    const dir = join(t.testdir({}), 'radio')
    const wrong = await inonda(['init', dir, ...NEW, '--timezone', 'Rome'])
    t.equal(wrong.status, 2)
    t.match(wrong.err, /Europe\/Rome/)
    t.equal((await inonda(['init', dir, ...NEW, '--timezone', 'Asia/Tokyo'])).status, 0)
    t.match(readFileSync(join(dir, 'station.yaml'), 'utf8'), /^timezone: Asia\/Tokyo$/m)
    const station = ['--station', dir]
    const local = await inonda(['build', ...station, '--at', '2026-03-06T18:00'])
    t.strictSame([local.status, local.err], [0, ''], local.err)
  },
)

t.test('a moment without an offset needs a station with a time zone', async (t) => {
  const dir = t.testdir({
    'station.yaml': 'title: Radio\nurl: https://radio.example\nlanguage: en\ncontact: a@radio.example\n',
  })
  const { status, err } = await inonda(['build', '--station', dir, '--at', '2026-07-06T18:00'])
  t.equal(status, 2)
  t.match(err, /Write --at 2026-07-06T18:00:00\+02:00, .*timezone: Europe\/Rome/)
})

t.test('a folder that is no station is told what to type', async (t) => {
  const { status, err } = await inonda(['check', '--station', t.testdir({})])
  t.equal(status, 1)
  t.match(err, /station\.yaml:1:1 error station\.missing/)
  t.match(err, /inonda init/)
  t.match(err, /1 error$/)
})

t.test('diagnostics for programs: a JSON list, and GitHub’s commands', async (t) => {
  const dir = t.testdir({ 'station.yaml': 'title: Radio\n' })
  const json = await inonda(['check', '--station', dir, '--format', 'json'])
  t.equal(json.status, 1)
  const list = JSON.parse(json.out)
  t.ok(list.length >= 3, 'url, language and contact are missing')
  for (const one of list) {
    t.strictSame(Object.keys(one), ['code', 'severity', 'file', 'line', 'column', 'message', 'hint'])
  }
  const github = await inonda(['check', '--station', dir, '--format', 'github'])
  t.match(github.out, /^::error file=station\.yaml,line=\d+,col=\d+,title=station\.key-missing::/m)
})

t.test('an unknown episode is answered with the nearest one', async (t) => {
  const dir = join(t.testdir({}), 'radio')
  await inonda(['init', dir, ...NEW])
  t.equal((await inonda(['add', '--station', dir, '--title', 'Meet the board'])).status, 0)
  for (const command of ['inspect', 'publish']) {
    const { status, err } = await inonda([command, 'meet-the-bord', '--station', dir])
    t.equal(status, 1)
    t.match(err, /meet-the-board/, command)
    t.notMatch(err, /gitkeep/)
  }
})

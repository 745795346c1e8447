import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { givenTalk, noAlignment } from '../journeys/an-aligned-talk.ts'
import { inonda } from './a-terminal.ts'
import { compile } from './program.ts'

const PROGRAM = compile()
/** Opens a pseudo terminal. It is util-linux's: Debian has it as part of its essential bsdutils. */
const SCRIPT = '/usr/bin/script'
const isThere = existsSync(SCRIPT) && /util-linux/.test(spawnSync(SCRIPT, ['--version']).stdout.toString())
const skip = isThere ? false : 'script of util-linux, which opens a pseudo terminal, is not here'

const TALK =
  'Host: When did you begin?\n\nJonas Adler: Long ago.\n\nHost: And the oven?\n\nJonas Adler: Before me.\n'
const [ENTER, CTRL_C, CTRL_D] = ['\r', '\u0003', '\u0004']

/** Somebody sits at a terminal, and types when a question is shown. Answers the exit status, and all that was shown. */
async function typed(
  words: readonly string[],
  answers: readonly (readonly [question: string, keys: string])[],
) {
  const line = [process.execPath, PROGRAM, ...words].map((word) => `'${word}'`).join(' ')
  const child = spawn(SCRIPT, ['-qefc', `env -u NODE_OPTIONS ${line}`, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', LANG: 'C.UTF-8' },
  })
  let shown = ''
  let from = 0
  const left = [...answers]
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    shown += piece
    const [next] = left
    const at = next ? shown.indexOf(next[0], from) : -1
    if (!next || at < 0) return
    left.shift()
    from = at + next[0].length
    child.stdin.write(next[1])
  })
  const status = await new Promise<number | null>((done) => child.on('close', done))
  return { status, shown, left }
}

async function station(t: Test) {
  const folder = t.testdir({ 'talk.txt': TALK })
  const at = join(folder, 'radio')
  const about = ['--title', 'Radio', '--url', 'https://radio.example', '--email', 'a@radio.example']
  await inonda(['init', at, ...about, '--language', 'en'])
  return { at, add: ['add', join(folder, 'talk.txt'), '--title', 'The oven', '--station', at] }
}

t.test('add asks at a terminal who is who, and writes the answers', { skip }, async (t) => {
  const { at, add } = await station(t)
  const { status, shown, left } = await typed(add, [
    ['Who is Host? Full name, or Enter to leave it open: ', `Mira Stölz${ENTER}`],
    ['Is Jonas Adler the Guest? [Y/n] ', ENTER],
  ])
  t.same(left, [], 'both were asked')
  t.equal(status, 0, shown)
  const written = readFileSync(join(at, 'episodes/the-oven/episode.md'), 'utf8')
  t.match(written, /^people:\n {2}Host: \[mira-stolz\]\n {2}Guest: \[jonas-adler\]$/m)
  t.match(written, /^speakers:\n {2}Jonas Adler: jonas-adler\n {2}Host: mira-stolz$/m)
  t.notMatch(written, /^# (?:people|speakers):/m)
  t.match(readFileSync(join(at, 'people.yaml'), 'utf8'), /^ {2}name: Mira Stölz$/m)
})

t.test('whoever says no and leaves the name open keeps the question', { skip }, async (t) => {
  const { at, add } = await station(t)
  const { status } = await typed(add, [
    ['Who is Host? ', ENTER],
    ['Is Jonas Adler the Guest? [Y/n] ', `n${ENTER}`],
  ])
  t.equal(status, 0)
  const written = readFileSync(join(at, 'episodes/the-oven/episode.md'), 'utf8')
  t.match(written, /^# people:\n# {3}Host: \[\] {2}# who is “Host”\?$/m)
  t.notMatch(written, /Guest:/)
  t.match(
    written,
    /^speakers:\n {2}Jonas Adler: jonas-adler$/m,
    'whose name is their label speaks, guest or not',
  )
  t.match(readFileSync(join(at, 'people.yaml'), 'utf8'), /^ {2}name: Jonas Adler$/m)
})

for (const [name, key] of [
  ['Ctrl-C', CTRL_C],
  ['Ctrl-D', CTRL_D],
] as const) {
  t.test(`${name} at a question ends add, and nothing is written`, { skip }, async (t) => {
    const { at, add } = await station(t)
    const { status, shown } = await typed(add, [['Who is Host? ', key]])
    t.equal(status, 1)
    t.match(shown, /Stopped at a question\. Nothing was written\./)
    t.notMatch(shown, /bug|node:internal/)
    t.notOk(existsSync(join(at, 'episodes/the-oven')))
  })
}

t.test(
  'add asks at a terminal whether to find when sentences are said',
  { skip: skip || noAlignment },
  async (t) => {
    const { at } = await station(t)
    const { recording, text } = await givenTalk(join(at, '../given'), 4)
    const add = ['add', recording, text, '--station', at, '--title']
    const question = 'Find when each sentence is said in the recording, for captions? [y/N] '
    const who = ['Who is Host? ', 'Who is Guest? '].map((one) => [one, ENTER] as const)
    const yes = await typed([...add, 'Aligned'], [...who, [question, `y${ENTER}`]])
    t.same(yes.left, [], yes.shown)
    t.equal(yes.status, 0, yes.shown)
    t.match(yes.shown, /\d\d %|100 %/, 'how sure each turn is')
    const timings = JSON.parse(readFileSync(join(at, 'episodes/aligned/timings.json'), 'utf8'))
    t.equal(timings.segments.length, 4)
    const no = await typed([...add, 'Not aligned'], [...who, [question, ENTER]])
    t.equal(no.status, 0, no.shown)
    t.ok(existsSync(join(at, 'episodes/not-aligned/transcript.md')))
    t.notOk(existsSync(join(at, 'episodes/not-aligned/timings.json')))
  },
)

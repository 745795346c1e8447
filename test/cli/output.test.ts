import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { terminalOutput } from '../../src/cli/terminal.ts'
import { compile } from './program.ts'

t.test('output that nobody reads to its end, or that cannot be written, is no crash', (t) => {
  const program = compile()
  const run = (line: string) =>
    spawnSync('bash', ['--norc', '-c', line, 'bash', process.execPath, program], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    })
  for (const line of ['"$1" "$2" schema | head -1', '"$1" "$2" lint nowhere.xml 2>&1 | true']) {
    const { stderr, stdout } = run(line)
    t.equal(stderr, '', line)
    t.notMatch(stdout, /\bat .*:\d+:\d+/, line)
  }
  const status = run('set -o pipefail; "$1" "$2" schema | true')
  t.equal(status.status, 0, 'what was asked for was done')
  const full = run('"$1" "$2" schema >/dev/full')
  t.equal(full.status, 1)
  t.match(full.stderr, /^What the command says cannot be written: .*ENOSPC.*\.\n$/)
  t.end()
})

t.test('nothing writes to a terminal but the terminal', (t) => {
  const writes = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => {
    return (
      name.endsWith('.ts') &&
      /\bprocess\.std(?:out|err)\b|\bconsole\.|\bstd(?:out|err)\.write/.test(
        readFileSync(join('src', name), 'utf8'),
      )
    )
  })
  t.same(writes.sort(), ['cli/inonda.ts', 'cli/terminal.ts'])
  t.end()
})

t.test('lines, progress and logs are each what they are, whatever stands in them', (t) => {
  const out: string[] = []
  const err: string[] = []
  const watched = {
    out: (text: string) => out.push(text),
    err: (text: string) => err.push(text),
    isWatched: true,
  }
  const { print, remark, data, log, progress } = terminalOutput(watched)
  print('a\nb', ['c\u001b[2J', { text: 'd\u202e', as: 'error' }])
  print()
  remark('::error::x')
  log('{"path":"/\u009b"}\n{"a":1}')
  data('{\n  "a": "\u2028"\n}')
  progress('12/48 \u001b]0;x\u0007')
  progress('')
  t.same(out, ['a\\nb\nc\\x1b[2Jd\\u202e\n', '{\n  "a": "\\u2028"\n}\n'])
  t.same(err, ['\\::error::x\n', '{"path":"/\\u009b"}\n{"a":1}\n', '12/48 \\x1b]0;x\\x07', '\r\u001b[K'])
  t.end()
})

import { test } from 'tap'
import { say } from '../../src/diagnostics/catalogue.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { type Format, formatDiagnostics } from '../../src/diagnostics/format.ts'

const HOSTILE = '100%\r\n::error file=x::y\u001b[2J\u202e\u2028\u009b1m\ud800, a:b'
const ONE: Diagnostic = {
  code: 'episode.key-unknown',
  severity: 'error',
  file: `episodes/${HOSTILE}/episode.md`,
  line: 3,
  column: 7,
  message: HOSTILE,
  hint: HOSTILE,
}
/** Bytes that do something, but for the line breaks of the format itself. */
const ACTS = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029\p{Cs}]/u

test('a diagnostic is three lines on a terminal, and one for GitHub, whatever it holds', (t) => {
  for (const [format, lines] of [
    ['pretty', 3],
    ['github', 1],
  ] as const) {
    const text = formatDiagnostics([ONE], format)
    t.equal(text.split('\n').length, lines, format)
    t.notMatch(text, ACTS)
  }
  t.equal(
    formatDiagnostics([{ ...ONE, file: 'a:b,c%\n', message: 'x: y, 5%\r\nz', hint: 'h' }], 'github'),
    '::error file=a%3Ab%2Cc%25%0A,line=3,col=7,title=episode.key-unknown::x: y, 5%25%0D%0Az h',
    'as https://github.com/actions/toolkit writes it',
  )
  t.equal(formatDiagnostics([], 'pretty'), '')
  t.end()
})

test('programs read what was said, and no byte of it acts', (t) => {
  for (const format of ['json', 'sarif'] satisfies readonly Format[]) {
    const text = formatDiagnostics([ONE], format)
    t.notMatch(text, ACTS, format)
    const read = JSON.parse(text)
    if (format === 'json') t.same(read, [ONE])
    else t.equal(read.runs[0].results[0].message.text, `${HOSTILE} ${HOSTILE}`)
  }
  t.end()
})

test('a value of a megabyte does not hide the sentence that it stands in', (t) => {
  const value = 'x'.repeat(1_000_000)
  const at = { file: 'episodes/a/episode.md', line: 1, column: 1 }
  const { message, hint } = say('episode.key-unknown', at, { key: value, fix: value, known: value })
  t.match(message, /^.{400,600}…: its value would be ignored\.$/)
  t.ok(hint.length < 1_200)
  t.end()
})

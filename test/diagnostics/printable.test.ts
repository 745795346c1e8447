import fc from 'fast-check'
import { test } from 'tap'
import { lineText } from '../../src/diagnostics/line.ts'
import { NO_PAINT } from '../../src/diagnostics/paint.ts'
import { printable, printableLine, printableLines, shortened } from '../../src/diagnostics/printable.ts'

/** What acts on a terminal instead of being shown there. */
const ACTS = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff\p{Cs}]/u

test('what acts is shown as its escape', (t) => {
  for (const [text, shown] of [
    ['plain, è, 电台, 👩‍💻', 'plain, è, 电台, 👩‍💻'],
    ['a\nb\r\nc\td', 'a\\nb\\r\\nc\\td'],
    ['\u001b[31mred\u001b[0m', '\\x1b[31mred\\x1b[0m'],
    ['\u0000\u0007\u0008\u007f', '\\x00\\x07\\x08\\u007f'],
    ['\u009b31m\u0085\u009d0;title\u0007', '\\u009b31m\\u0085\\u009d0;title\\x07'],
    ['\u001b]8;;http://evil.example\u001b\\click', '\\x1b]8;;http://evil.example\\x1b\\click'],
    ['abc\u202egpj.exe', 'abc\\u202egpj.exe'],
    ['\u2066a\u2069\u2028b\u2029\u200fc', '\\u2066a\\u2069\\u2028b\\u2029\\u200fc'],
    ['half \ud83d and \udc00 here', 'half \\ud83d and \\udc00 here'],
    ['\ufeffmark', '\\ufeffmark'],
  ] as const) {
    t.equal(printable(text), shown)
  }
  t.end()
})

test('no build service reads a command in a line', (t) => {
  for (const [text, shown] of [
    ['::error file=a::b', '\\::error file=a::b'],
    ['  ::stop-commands::x', '  \\::stop-commands::x'],
    ['a ::error::b', 'a ::error::b'],
    ['##[error]x', '#\\#[error]x'],
    ["a ##vso[task.setvariable]b ##teamcity[x 'y']", "a #\\#vso[task.setvariable]b #\\#teamcity[x 'y']"],
    ['## A heading', '## A heading'],
  ] as const) {
    t.equal(printableLine(text), shown)
  }
  t.end()
})

test('whatever a line is made of, it is one line that only shows', (t) => {
  const any = fc.string({ unit: 'binary', maxLength: 60 })
  fc.assert(
    fc.property(any, any, (text, other) => {
      for (const line of [text, [text, { text: other, as: 'error' as const }, text]]) {
        const shown = lineText(line, NO_PAINT)
        if (ACTS.test(shown)) throw new Error(JSON.stringify(shown))
        if (/^\s*::/.test(shown)) throw new Error(shown)
      }
    }),
  )
  const long = lineText('x'.repeat(100_000), NO_PAINT)
  t.ok(long.length < 2_100 && long.endsWith('…'))
  t.equal(shortened('ab👩', 3), 'ab…', 'no character is cut in two')
  t.equal(shortened('abc', 3), 'abc')
  t.end()
})

test('JSON stays the same JSON', (t) => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
      const shown = printableLines(JSON.stringify({ value, text }, null, 2))
      if (ACTS.test(shown.replaceAll('\n', ''))) throw new Error(shown)
      if (JSON.stringify(JSON.parse(shown)) !== JSON.stringify({ value, text })) throw new Error(shown)
    }),
  )
  t.end()
})

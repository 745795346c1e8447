import fc from 'fast-check'

/** Scalars that YAML reads in ways of their own, and those that only look like it. */
export const ODD = [
  ...[
    'true',
    'True',
    'TRUE',
    'yes',
    'no',
    'off',
    'Null',
    'null',
    '~',
    'NaN',
    '.nan',
    '.inf',
    '-.inf',
    'Infinity',
  ],
  ...[
    '0',
    '7',
    '-7',
    '+7',
    '007',
    '0o17',
    '0x1f',
    '1_000',
    '1e3',
    '12e03',
    '1.',
    '.5',
    '1.50',
    '-0',
    '123456789012345',
  ],
  ...[
    '1234567890123456789',
    '2025-03-14',
    '2025-03-14T18:00:00+01:00',
    '2025-03-14 18:00',
    '3:12',
    '00:03:12.5',
    '1:2',
  ],
  ...[
    '1bd56b5d-6bad-420b-882f-918927f995ca',
    '12345678e-1',
    '7 lessons',
    '7: lessons',
    '0x1f 2',
    '190:20:30',
  ],
  ...[
    'it: is',
    'it:is',
    'it #is',
    'it#is',
    'ends:',
    '# none',
    'https://radio.example/a#b',
    'a, b',
    'a [b]',
    '{a: b}',
    '{}',
  ],
  ...[
    '[]',
    '[ ]',
    '[a]',
    '[a, b c]',
    '[a,b]',
    '[a, ]',
    '[,]',
    '[a: b]',
    '["a", \'b\']',
    '["a, b"]',
    '[a',
    '[a] b',
    '[1, true]',
  ],
  ...[
    '[null, ~]',
    '[é, — ]',
    '[-a]',
    '[a?, ?b]',
    '[a]b]',
    '[[a]]',
    '[a #b]',
    '[a#b]',
    "[it’s, don't]",
    '[&a b, *a]',
  ],
  ...[
    '"a"',
    "'a'",
    '"a" ',
    '"a" b',
    '"a\\n"',
    '"\\x"',
    "'it''s'",
    '""',
    "''",
    '"',
    "'",
    '"a: b #c"',
    "'a: b'",
    '"a" # c',
  ],
  ...[
    '>',
    '>-',
    '>+',
    '|',
    '|-',
    '|2',
    '> x',
    '>- # c',
    '&x y',
    '*x',
    '!x y',
    '!!str 7',
    '%a',
    '@a',
    '`a',
    '- a',
    '-',
    '--- a',
  ],
  ...[
    '? a',
    '?',
    ': a',
    '<<',
    '...',
    'a\tb',
    '\ta',
    'a\r',
    'a\u0085b',
    '\u0085',
    'a\u2028b',
    '\ufeffa',
    'a\ufeff',
    'é',
    '…',
    '“a”',
  ],
  ...[
    '\u00a0a',
    'a\u00a0',
    '\u2003a',
    'a\u2003',
    '\u3000',
    '日本語: あ',
    '👍',
    'a 👍',
    '\ud83d',
    'a\u0007',
    '\uffff',
    'a  b',
    'a ',
    ' a',
  ],
]
/** Words before a colon: keys, and what is none. */
export const KEYS = [
  ...[
    'title',
    'people',
    'Host',
    'Cover Art Designer',
    'a',
    'b',
    'a b',
    'a  b',
    'a-b',
    'a_b',
    'x1',
    'true',
    'Null',
    'no',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'undefined',
    '1',
    '"a"',
    "'a'",
    '<<',
    '? a',
    'é',
    'a.b',
    '[a]',
    '&k a',
  ],
  ...['a'.repeat(100), 'a'.repeat(101), '- a', '-a', 'a #b', 'a:b', ''],
]
const odd = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('word', 'two words', '3', 'ann-lee') },
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ maxLength: 6 }),
)
const key = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('title', 'people', 'Host', 'teams', 'a', 'b', 'c', 'd') },
  fc.constantFrom(...KEYS),
)
const line = fc
  .tuple(
    fc.constantFrom('', '', '', '  ', '  ', '    ', ' ', '   ', '- ', '  - ', '    - ', '-  ', '- - '),
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(key, fc.constantFrom(': ', ': ', ': ', ':', ':  ', ' : '), odd)
          .map((parts) => parts.join('')),
      },
      { weight: 3, arbitrary: key.map((one) => `${one}:`) },
      { weight: 2, arbitrary: odd },
      fc.constantFrom('', '# remark', '---', '...', '%YAML 1.1', 'a: >-', 'a: |', '-'),
    ),
    fc.constantFrom('', '', '', '', '', '', ' ', ' # remark', '\r'),
  )
  .map((parts) => parts.join(''))
/** Lines that belong together by chance alone. */
export const anyText = fc
  .tuple(fc.array(line, { maxLength: 7 }), fc.constantFrom('\n', '\n', '\n', '', '\n\n', '\r\n'))
  .map(([lines, end]) => lines.join('\n') + end)

/** Texts as people write them, with now and then something in them that is odd. */
export function mostlyUsual() {
  const plain = fc.constantFrom(
    'word',
    'two words',
    'It’s “so”, isn’t it?',
    '3',
    'true',
    '"a: b"',
    "'a #b'",
    '[a, b c]',
    '[]',
    '3:12',
    'a:b#c',
  )
  const value = fc.oneof({ weight: 12, arbitrary: plain }, { weight: 2, arbitrary: odd })
  const name = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('a', 'b', 'c d', 'e-f', 'G_h', 'i2', 'j', 'k') },
    key,
  )
  const lines = (indent: string, depth: number): fc.Arbitrary<string[]> => {
    const scalar = fc.tuple(name, value).map(([key, one]) => [`${indent}${key}: ${one}`])
    const items = fc.tuple(name, fc.constantFrom('', '  '), fc.array(value, { minLength: 1, maxLength: 3 }))
    const list = items.map(([key, more, all]) => [
      `${indent}${key}:`,
      ...all.map((one) => `${indent}${more}- ${one}`),
    ])
    const below = fc.tuple(
      name,
      fc.constantFrom('>-', '>', '|', '|-'),
      fc.array(value, { minLength: 1, maxLength: 3 }),
    )
    const text = below.map(([key, mark, all]) => [
      `${indent}${key}: ${mark}`,
      ...all.map((one) => `${indent}  ${one}`),
    ])
    const between = fc.constantFrom([''], ['# remark'], [`${indent}# remark`], [`${indent}  more`])
    if (depth === 0)
      return fc.array(fc.oneof(scalar, list), { minLength: 1, maxLength: 2 }).map((all) => all.flat())
    const inner = fc.tuple(name, lines(`${indent}  `, depth - 1))
    const map = inner.map(([key, all]) => [`${indent}${key}:`, ...all])
    const maps = inner.map(([key, all]) => [
      `${indent}${key}:`,
      ...all.map((one, index) => (index === 0 ? `${indent}- ${one.trimStart()}` : one)),
    ])
    const one = fc.oneof({ weight: 4, arbitrary: scalar }, list, text, map, maps, {
      weight: depth === 2 ? 1 : 0,
      arbitrary: between,
    })
    return fc.array(one, { minLength: 1, maxLength: 4 }).map((all) => all.flat())
  }
  return lines('', 2).map((all) => `${all.join('\n')}\n`)
}

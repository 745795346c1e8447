import fc from 'fast-check'
import { Marked } from 'marked'
import t from 'tap'
import { isForWriting, writtenBlocks, writtenInline } from '../../src/render/markdown/fast-html.ts'
import { plainText, renderInline, renderMarkdown } from '../../src/render/markdown.ts'

const base = 'https://onda.example/fm/episodes/one/'
const WAYS = [{}, { base }, { base, elements: 'feed' }, { images: 'keep' }] as const
const reader = new Marked({ gfm: true })

// A text with a character that XML forbids goes the long way, through sanitize-html, which leaves the character out.
const LONG = '\u0001'

const word = fc.oneof(
  fc.constantFrom(
    'a',
    'Keeper',
    'perché',
    '灯台',
    '🔦',
    '"b"',
    "'c'",
    '&',
    'Q&A',
    '1 < 2',
    '>',
    '&copy 2020',
    'a\tb',
  ),
  fc.constantFrom(
    'https://b.example/c?d=1&e=2#f',
    'www.g.example',
    'h@i.example',
    '<https://j.example>',
    'http://',
  ),
  fc.constantFrom(
    '[k](/l)',
    '[m](../n/ "o\'p")',
    '[q](https://r.example:8/%20s_(t) "u")',
    '[v](mailto:w@x.example)',
  ),
  fc.constantFrom(
    '[y][z]',
    '[y]',
    '[](/a)',
    '[b]()',
    '[c](javascript:d)',
    '[e](//f.example)',
    '[g](h:i)',
    '[[j](k)](l)',
  ),
  fc.constantFrom(
    '*',
    '**',
    '_',
    '~~',
    '`',
    '``',
    '\\*',
    '\\',
    '\\&amp;',
    '![m](n.jpg)',
    '<b>',
    '</b>',
    '<br>',
    '<!-- o',
  ),
  fc.constantFrom(
    '&amp;',
    '&lt;',
    '&#106;',
    '&nbsp',
    '[p](q&lt "r&amp;s")',
    'https://t.example&copy;',
    '!',
    '.',
    '\u00a0',
  ),
  fc.string({ maxLength: 5 }),
)
const plain = fc.constantFrom(
  'a',
  'the lamp',
  'Carla’s',
  '1 < 2 & 3',
  '"so"',
  'https://b.example/c',
  '[k](/l)',
  '😀',
)
const piece = fc.oneof(
  { weight: 4, arbitrary: plain },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('*', '**', '_', '~~', '`', '***'), plain)
      .map(([mark, text]) => mark + text + mark),
  },
  { weight: 2, arbitrary: word },
)
const line = fc.array(piece, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
const run = fc.array(word, { maxLength: 6 }).map((words) => words.join(''))
const opening = fc.constantFrom(
  ...[
    '',
    '',
    '',
    '- ',
    '* ',
    '  - ',
    '    ',
    '1. ',
    '4) ',
    '0. ',
    '# ',
    '### ',
    '###### ',
    '> ',
    '> - ',
    '- [x] ',
    '|',
  ],
)
const ending = fc.constantFrom(
  '\n',
  '\n',
  '  \n',
  '\\\n',
  '\n\n',
  '\n\n',
  '\n\n\n',
  '\n---\n',
  '\n===\n',
  '\n```\n',
  '\r\n',
)
const markdown = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(fc.tuple(opening, fc.oneof(line, run), ending), { maxLength: 6 })
      .map((lines) => lines.map((parts) => parts.join('')).join('')),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(line, { maxLength: 4 })
      .map((lines) => `${lines.join('\n\n')}\n\n[y]: https://a.example "b"`),
  },
)

t.test('Markdown that is written at once is what sanitize-html makes of it', async (t) => {
  let written = 0
  fc.assert(
    fc.property(markdown, (text) => {
      if (isForWriting(text) && writtenBlocks(reader.lexer(text), {}) !== undefined) written++
      const isSame = WAYS.every((way) => {
        const html = renderMarkdown(text, way)
        // What is trimmed at the start of a text may stand within a longer one.
        return renderMarkdown(`${LONG}\n\n${text}`, way).replace(/^<p><\/p>\s*/, '') === html
      })
      return isSame && plainText(`${LONG}\n\n${text}`) === plainText(text)
    }),
    { numRuns: 1000 },
  )
  t.ok(written > 100, `${written} of 1,000 were written at once`)
})

t.test('and so is one line', async (t) => {
  let written = 0
  const text = fc.oneof(line, run).filter((one) => !/^\s/.test(one))
  fc.assert(
    fc.property(text, (one) => {
      if (isForWriting(one) && writtenInline(reader.Lexer.lexInline(one), {}) !== undefined) written++
      return WAYS.every((way) => renderInline(`${LONG} ${one}`, way) === renderInline(one, way))
    }),
    { numRuns: 1000 },
  )
  t.ok(written > 100, `${written} of 1,000 were written at once`)
})

t.test('what could be more than it looks goes the long way', async (t) => {
  const texts = [
    '<b>a</b>',
    '![a](b.jpg)',
    '[a](javascript:b)',
    '[a](data:b)',
    '&lt;b>',
    '- [x] a',
    '|a|\n|-|',
    '    a',
  ]
  for (const text of texts) {
    t.equal(isForWriting(text) ? writtenBlocks(reader.lexer(text), {}) : undefined, undefined, text)
  }
  t.equal(writtenBlocks(reader.lexer(`${'> '.repeat(25)}a`), {}), undefined, 'what is nested deep')
  t.notOk(isForWriting('a\ud800'), 'half a character')
})

import t from 'tap'
import { inlineExcess, markupExcess } from '../../src/model/markup-limits.ts'

t.test('what people write is within the limits', async (t) => {
  const link = '- [*An article* of `2025`](https://a.example/an_article_of_2025)'
  for (const text of [
    '',
    Array.from({ length: 4000 }, (_, index) => `${index + 1}. item`).join('\n'),
    Array.from({ length: 400 }, () => link).join('\n'),
    Array.from({ length: 400 }, () => `${link}\n  with more on a second line`).join('\n'),
    Array.from({ length: 5000 }, () => 'A **word** and _another_.').join('\n\n'),
    Array.from({ length: 12 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
    `${'> '.repeat(20)}deep`,
    `${'word '.repeat(100_000)}.`,
    ['| a | b |', '|---|---|', ...Array.from({ length: 300 }, () => '| c | d |')].join('\n'),
  ])
    t.equal(markupExcess(text), undefined, text.slice(0, 40))
  t.equal(inlineExcess('He *said* so [and laughed]. '.repeat(200)), undefined)
})

t.test('what is more is told with its line', async (t) => {
  const cases: readonly (readonly [text: string, what: RegExp, line: number])[] = [
    [`a\n\n${'_a'.repeat(1001)}`, /1000 signs/, 3],
    [`- a\n  ${'_a'.repeat(501)}\n  ${'_a'.repeat(501)}`, /1000 signs/, 3],
    ['a\n'.repeat(500), /400 lines/, 401],
    ['- a\n'.repeat(6000), /5000 lines/, 5001],
    ['a.b.c.\n- '.repeat(2000), /5000 signs/, 1667],
    [`a\n${'- '.repeat(40)}a`, /nested/, 2],
    [`${' '.repeat(201)}a`, /nested/, 1],
    ['<a>\n\n'.repeat(20_001), /sign </, 40_001],
  ]
  for (const [text, what, line] of cases) {
    t.match(markupExcess(text), { what, line }, text.slice(0, 20))
  }
  t.match(inlineExcess('*'.repeat(1001)), { line: 1 })
  t.match(inlineExcess('  \n'.repeat(5001)), { what: /5000 lines/, line: 1 })
})

t.test('a list cannot be feigned, so that nothing is counted', async (t) => {
  // Neither opens an item where it stands: both lines go on with the paragraph before them.
  for (const line of ['2. _a_', '        - _a_', '\t- _a_'])
    t.match(markupExcess(`a\n${`${line}\n`.repeat(1000)}`)?.what, /in one paragraph/, line)
  t.match(markupExcess(`- a\n${'        - _a_\n'.repeat(1000)}`)?.what, /in one paragraph/)
})

t.test('where a number is cut in two, what is nested is counted all the same', async (t) => {
  t.match(markupExcess(`- a\n\n  ${'1. '.repeat(2700)}`), { what: /nested/, line: 3 })
})

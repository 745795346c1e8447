import t from 'tap'
import { hitsFor, markedIn, nearShardsFor, passagesFor } from '../../src/render/search/query.ts'
import { type Ranks, shardsOf } from '../../src/render/search/shards.ts'
import { fold, shardOf } from '../../src/render/search/terms.ts'
import { isOneErrorAway, isSameStem } from '../../src/render/search/word-forms.ts'

t.test('forms of one word have one stem, in English and in Italian', async (t) => {
  for (const [a, b] of [
    ['interview', 'interviews'],
    ['interview', 'interviewing'],
    ['stories', 'story'],
    ['running', 'run'],
    ['making', 'make'],
    ['boxes', 'box'],
    ['intervista', 'interviste'],
    ['parlare', 'parlando'],
    ['amiche', 'amica'],
    ['studio', 'studi'],
  ] as const)
    t.ok(isSameStem(a, b), `${a}, ${b}`)
  for (const [a, b] of [
    ['glass', 'glasses2'],
    ['stare', 'stella'],
    ['the', 'then'],
    ['radio', 'radish'],
  ] as const)
    t.notOk(isSameStem(a, b), `${a}, ${b}`)
})

t.test('one letter more, less or other, or two turned, are one error', async (t) => {
  for (const word of ['lamp', 'lampo', 'lam', 'lmap', 'lanp', 'xlamp']) {
    if (word === 'lamp') t.notOk(isOneErrorAway('lamp', word))
    else t.ok(isOneErrorAway('lamp', word), word)
  }
  for (const word of ['lnop', 'lampss', 'apml', 'la']) t.notOk(isOneErrorAway('lamp', word), word)
  t.notOk(isOneErrorAway('the', 'she'), 'short words could be anything')
})

const SHARDS = 64
const texts: readonly string[] = [
  'the lighthouse keeper',
  'interviste con la radio',
  'a light house',
  'lightning',
]
const ranks = (text: string): Ranks => text.split(' ').map((word) => [fold(word), 1])
const index = shardsOf(SHARDS, { episodes: texts.map((text) => () => ranks(text)), people: [] })
const find = (question: string, loaded?: readonly number[]) =>
  hitsFor(question, SHARDS, (number) => index[number] ?? new Map(), loaded)

t.test('a word with one error finds, and says that it is only nearly the word', async (t) => {
  t.match(find('lighthuose'), [{ number: 0, near: true }])
  t.match(find('lighthouse'), [{ number: 0, near: undefined }])
  t.match(find('intervista'), [{ number: 1, near: undefined }], 'another form is not an error')
  t.match(find('lighthouse keper', nearShardsFor('lighthouse keper', SHARDS)), [{ number: 0, near: true }])
  t.same(find('lxghthxuse'), [], 'two errors are too many')
})

t.test('an error among the first letters is looked for in other files, and only in a few', async (t) => {
  t.same(find('ilghthouse'), [])
  const needed = nearShardsFor('ilghthouse', SHARDS)
  t.ok(needed.includes(shardOf('lighthouse', SHARDS)))
  t.ok(needed.length <= 8, `${needed.length} files`)
  t.match(find('ilghthouse', needed), [{ number: 0, near: true }])
  t.match(find('lghthouse', nearShardsFor('lghthouse', SHARDS)), [])
  t.equal(nearShardsFor('ilghthouse', 8).length, 8, 'of a small index, all')
})

t.test(
  'what was found instead is marked, and a word with an error only where the right one is not',
  async (t) => {
    const marked = (text: string, question: string) =>
      markedIn(text, question)
        .filter((piece) => piece.marked)
        .map((piece) => piece.text)
    t.same(marked('The Lighthouse', 'lighthuose '), ['Lighthouse'])
    t.same(marked('Interviste e intervista', 'intervista '), ['Interviste', 'intervista'])
    t.same(marked('the lamp and the lamb', 'lamp '), ['lamp'])
    const parts = [
      { r: 1, t: 'the lamb' },
      { r: 1, t: 'the lamp' },
    ] as const
    t.match(passagesFor('lamp ', parts), [{ part: { t: 'the lamp' } }])
  },
)

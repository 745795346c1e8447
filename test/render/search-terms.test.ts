import { deepStrictEqual as deepEqual } from 'node:assert'
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import t from 'tap'
import { ranksOf } from '../../src/render/search/shards.ts'
import { fold, piecesOf, shardOf, termsOf, unitsOf } from '../../src/render/search/terms.ts'

t.test('a word is found without its accents, capitals and ligatures', async (t) => {
  for (const [word, folded] of [
    ['Perché', 'perche'],
    ['PERCHÉ', 'perche'],
    ['perche\u0301', 'perche'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['smørrebrød', 'smorrebrod'],
    ['Æther', 'aether'],
    ['Œuvre', 'oeuvre'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['ﬁne', 'fine'],
    ['ＡＢＣ', 'abc'],
    ['Σίσυφος', 'σισυφοσ'],
    ['Чёрный', 'черныи'],
    ['2025', '2025'],
  ] as const)
    t.equal(fold(word), folded, word)
})

t.test('an apostrophe parts words, of either kind', async (t) => {
  t.same([...termsOf("L’intervista dell'anno")], ['l', 'intervista', 'dell', 'anno'])
})

t.test('numbers stay, signs do not', async (t) => {
  t.same([...termsOf('In 2025: 3.5 % & co., e-commerce!')], ['in', '2025', '3', '5', 'co', 'e', 'commerce'])
})

t.test('Chinese is found by its words and by any two characters beside each other', async (t) => {
  const terms = termsOf('我们在人工智能公司工作。')
  for (const term of ['我们', '公司', '工作', '工智', '能公', '作']) t.ok(terms.has(term), term)
  t.same(unitsOf('人工智能')[0]?.pairs, ['人工', '工智', '智能'])
  t.equal(unitsOf('工')[0]?.prefix, '工', 'one character begins every pair that it begins')
})

t.test('languages beside each other are told apart', async (t) => {
  t.same(
    piecesOf('AI技术와 l’电台2').map(({ text }) => text),
    ['AI', '技术', '와', 'l', '电台', '2'],
  )
})

t.test('only the last word of a question may be a beginning, from three letters on', async (t) => {
  t.same(
    unitsOf('radio int').map(({ prefix }) => prefix),
    ['', 'int'],
  )
  t.same(unitsOf('ra')[0]?.prefix, '')
  t.equal(unitsOf('a b c d e f g h i j').length, 8, 'a long question is cut')
})

t.test('a long run without spaces takes time by its length alone', async (t) => {
  const terms = termsOf('电台'.repeat(50_000))
  t.ok(terms.has('电台') && terms.has('台电'))
})

const WORDS = [
  'perché',
  'l’intervista',
  'Über',
  'naïve',
  '2025',
  'e-commerce',
  '人工智能',
  '电商平台',
  'ラジオ番組',
  'สวัสดี',
  'ﬁlm',
]
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...WORDS),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.string({ maxLength: 8 }),
    ),
    {
      maxLength: 6,
    },
  )
  .map((words) => words.join(' '))

t.test('every word of any text finds that text', async () => {
  fc.assert(
    fc.property(text, (text) => {
      const terms = termsOf(text)
      return unitsOf(text).every(
        ({ words, pairs }) =>
          words.every((word) => terms.has(word)) && pairs.every((pair) => terms.has(pair)),
      )
    }),
    { numRuns: 500 },
  )
})

t.test('a word without its accents and in capitals finds what a word with them finds', async () => {
  const word = fc.constantFrom('perché', 'città', 'Über', 'naïve', 'Müller', 'ñandú', 'çà', 'più')
  fc.assert(
    fc.property(word, (word) => {
      const bare = word.normalize('NFD').replace(/\p{M}/gu, '')
      return [bare, word.toUpperCase(), word.normalize('NFD')].every((one) => fold(one) === fold(word))
    }),
  )
})

t.test('any part of two characters or more of a Chinese text finds it', async () => {
  const characters = fc.array(fc.constantFrom(...'我们在人工智能公司工作电商平台节目文字稿'), {
    minLength: 2,
    maxLength: 30,
  })
  fc.assert(
    fc.property(characters, fc.nat(), fc.nat(), (characters, from, length) => {
      const start = from % (characters.length - 1)
      const part = characters.slice(start, start + 2 + (length % 6)).join('')
      const terms = termsOf(characters.join(''))
      return unitsOf(part).every(({ pairs }) => pairs.length > 0 && pairs.every((pair) => terms.has(pair)))
    }),
  )
})

t.test('whatever begins as a word does is in its shard', async () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 3 }),
      fc.string(),
      fc.constantFrom(1, 16, 256),
      (start, rest, shards) => {
        const [word, longer] = [fold(start), fold(start + rest)]
        if ([...word].length < 3 || !longer.startsWith(word)) return true
        return shardOf(word, shards) === shardOf(longer, shards)
      },
    ),
  )
})

t.test('browsers run what the index is made with', async (t) => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/search-modules.mjs', '--check'], {
    encoding: 'utf8',
  })
  t.equal(status, 0, stderr)
  const theirs = await import(new URL('../../templates/search-query.js', import.meta.url).href)
  fc.assert(
    fc.property(text, (text) => {
      deepEqual([...theirs.termsOf(text)], [...termsOf(text)])
      deepEqual(theirs.unitsOf(text), unitsOf(text))
    }),
  )
})

t.test('the words of an episode are the terms of its texts, each at its best place', async () => {
  const letters = 'aÉßﬁ9 \u0301’.-人ア工ไทΣ'
  const text = fc.string({ unit: fc.constantFrom(...letters, 'word', 'WORD'), maxLength: 30 })
  const part = fc.record({ r: fc.constantFrom(1 as const, 2 as const, 5 as const), t: text })
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (p) => {
      const expected = new Map<string, number>()
      for (const { r, t: one } of p) {
        for (const term of termsOf(one)) expected.set(term, Math.max(r, expected.get(term) ?? 0))
      }
      deepEqual(ranksOf({ t: '', h: '', p }), expected)
    }),
    { numRuns: 1000 },
  )
})

import t from 'tap'
import { alignWords } from '../../src/model/word-alignment.ts'
import { growth, LINEAR_ENOUGH } from '../growth.ts'

const words = (text: string) => text.split(' ').filter((word) => word !== '')

/** The words that are found in both, as one text. */
function kept(before: string, after: string): string {
  const [own, other] = [words(before), words(after)]
  let [from, start] = [0, 0]
  return alignWords(own, other)
    .flatMap((match) => {
      if (match.before < from || match.after < start) throw new Error('matches rise in both texts')
      from = match.before + match.length
      start = match.after + match.length
      const row = own.slice(match.before, from)
      if (row.join(' ') !== other.slice(match.after, start).join(' ')) throw new Error('words are the same')
      return row
    })
    .join(' ')
}

t.test('what is still there is found in its order', (t) => {
  t.equal(kept('a b c d', 'a b c d'), 'a b c d')
  t.equal(kept('a b c d', 'a x c d'), 'a c d')
  t.equal(kept('a b c d', 'c d a b').length, 3, 'one of two that changed places')
  t.equal(kept('a b a b a b', 'a b x a b'), 'a b a b')
  t.equal(
    kept('the lamp and the boat and the town', 'the old lamp and a boat in the town'),
    'the lamp and boat the town',
  )
  t.equal(kept('a', ''), '')
  t.equal(kept('', 'a'), '')
  t.end()
})

t.test('texts of few words over and over take no longer than their length', async (t) => {
  const rows = (size: number, every: number) =>
    Array.from({ length: size }, (_, index) => (index % every === 0 ? 'la' : 'le'))
  const work = (size: number) => () => alignWords(rows(size, 3), rows(size, 5))
  t.ok((await growth(work(40_000), work(160_000))) < LINEAR_ENOUGH)
})

t.test('words that come again and again on both sides are compared one by one', async (t) => {
  const [before, after] = ['p a a b b q', 'r a b a b a s'].map((text) => text.split(' '))
  const matches = alignWords(before ?? [], after ?? [])
  t.equal(
    matches.reduce((sum, { length }) => sum + length, 0),
    3,
    'as many as there can be in one order',
  )
  for (const match of matches) {
    for (let at = 0; at < match.length; at++) t.equal(before?.[match.before + at], after?.[match.after + at])
  }
})

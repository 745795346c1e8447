import t from 'tap'
import { editDistance } from '../../src/diagnostics/edit-distance.ts'

t.test('letters put in, taken out, replaced or swapped are counted', async (t) => {
  for (const [a, b, distance] of [
    ['anna', 'anna', 0],
    ['anna', 'ana', 1],
    ['anna', 'annna', 1],
    ['anna', 'anno', 1],
    ['anna', 'nana', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ] as const) {
    for (const most of [0, 1, 2, 3, 10, Number.POSITIVE_INFINITY]) {
      const expected = Math.min(distance, most + 1)
      t.equal(editDistance(a, b, most), expected, `${a} ${b}, at most ${most}`)
      t.equal(editDistance(b, a, most), expected, `${b} ${a}, at most ${most}`)
    }
  }
})

t.test('a limit changes no distance that is within it', async (t) => {
  const letters = ['a', 'b', 'c']
  let seed = 7
  const random = (most: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % most
  }
  const word = () => Array.from({ length: random(9) }, () => letters[random(3)]).join('')
  for (let index = 0; index < 500; index++) {
    const [a, b] = [word(), word()]
    const whole = editDistance(a, b, Number.POSITIVE_INFINITY)
    for (const most of [0, 1, 2, 4])
      t.equal(editDistance(a, b, most), Math.min(whole, most + 1), `${a} ${b} ${most}`)
  }
})

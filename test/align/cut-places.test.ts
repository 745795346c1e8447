import t from 'tap'
import { cutsInPauses } from '../../src/align/cut-places.ts'
import { talkOf } from './a-talk.ts'

const RATE = 16_000
const SPANS = [
  [1, 4],
  [4.8, 7.5],
  [8.3, 12],
  [12.2, 15],
] as const
const samples = Int16Array.from(talkOf(SPANS, 18), (value) => value * 32_767)

function cuts(start: number, end: number, isKnown = true) {
  const found = cutsInPauses(samples, RATE, { start: { at: start, isKnown }, end: { at: end, isKnown } })
  return [found.start, found.end].map(({ at, isInPause }) => [Math.round(at * 100) / 100, isInPause])
}

t.test('both ends go into the pause that is nearest, near to the words', async (t) => {
  for (const [start, end] of [
    [4.8, 7.5],
    [4.9, 7.3],
    [4.5, 7.9],
  ] as const) {
    const [from, to] = cuts(start, end)
    t.match(from, [4.65, true], `from ${start}`)
    t.match(to, [7.8, true], `to ${end}`)
  }
})

t.test('a short pause is cut in its middle', async (t) => {
  t.match(cuts(12.2, 15), [
    [12.1, true],
    [15.3, true],
  ])
  t.match(cuts(8.3, 12)[1], [12.1, true])
})

t.test('where nobody knows the times, a long pause farther off is taken', async (t) => {
  t.match(cuts(5.9, 11.2, false), [
    [4.65, true],
    [12.1, true],
  ])
})

t.test('in a long silence the place itself is as good as any', async (t) => {
  const quiet = Int16Array.from(talkOf([[10, 12]], 30), (value) => value * 32_767)
  const found = cutsInPauses(quiet, RATE, { start: { at: 4, isKnown: true }, end: { at: 20, isKnown: true } })
  t.strictSame(found, { start: { at: 4, isInPause: true }, end: { at: 20, isInPause: true } })
})

t.test('an end without a pause nearby stays where it is', async (t) => {
  t.match(cuts(2.5, 10), [
    [2.5, false],
    [10, false],
  ])
  const nothing = cutsInPauses(new Int16Array(0), RATE, {
    start: { at: 1, isKnown: true },
    end: { at: 2, isKnown: true },
  })
  t.strictSame(nothing.start, { at: 1, isInPause: false }, 'nothing was heard')
})

import t from 'tap'
import { timeTurns } from '../../src/model/timing.ts'
import type { Transcript, Turn } from '../../src/model/transcript.ts'

t.test(
  'turns that all have a start end where the next one starts, and the last with the recording',
  async (t) => {
    const timed = timeTurns(said(turn('a', 0), turn('b', 4.5), turn('c', 9)), 12)
    t.match(timed, { estimated: false, turns: [span(0, 4.5), span(4.5, 9), span(9, 12)] })
  },
)

t.test('turns between two known starts share the time by their number of characters', async (t) => {
  const timed = timeTurns(said(turn('aaaa', 10), turn('b'), turn('ccccc'), turn('d', 20)), 30)
  t.match(timed, { estimated: true, turns: [span(10, 14), span(14, 15), span(15, 20), span(20, 30)] })
})

t.test(
  'turns after the last known start run to the end of the recording, when two starts are known',
  async (t) => {
    const timed = timeTurns(said(turn('a', 0), turn('b', 10), turn('c')), 30)
    t.match(timed, { estimated: true, turns: [span(0, 10), span(10, 20), span(20, 30)] })
  },
)

t.test('a sentence without a cue stands between its neighbours, and moves neither', async (t) => {
  const [a, b, c] = [
    'Everybody heard the first one.',
    'Nobody ever heard this sentence.',
    'Then came the last one.',
  ]
  const cues = [
    { start: 1, end: 3, text: a, confidence: 0.9 },
    { start: 8, end: 10, text: c, confidence: 0.9 },
  ]
  const timed = timeTurns({ ...said(turn(`${a} ${b} ${c}`)), cues }, 30)
  t.match(timed, { aligned: true, estimated: true })
  t.strictSame(
    timed?.cues?.map(({ start, end, estimated }) => [start, end, estimated]),
    [
      [1, 3, false],
      [3, 8, true],
      [8, 10, false],
    ],
  )
})

t.test('no time is made up', async (t) => {
  t.equal(timeTurns(said(), 30), undefined, 'without turns')
  t.equal(timeTurns(said(turn('a'), turn('b')), 30), undefined, 'without any start')
  t.equal(timeTurns(said(turn('a'), turn('b', 3)), 30), undefined, 'before the first known start')
  t.equal(timeTurns(said(turn('a', 0), turn('b')), 30), undefined, 'from one known start alone')
})

t.test('times that go back, stand still or pass the end are no times', async (t) => {
  t.equal(timeTurns(said(turn('a', 5), turn('b', 4)), 30), undefined)
  t.equal(timeTurns(said(turn('a', 5), turn('b', 5)), 30), undefined)
  t.equal(timeTurns(said(turn('a', 5), turn('b', 30)), 30), undefined)
  t.equal(timeTurns(said(turn('a', 0), turn('b'), turn('c'), turn('d', 0.001)), 30), undefined)
})

t.test('the start of a heading is that of the first turn under it', async (t) => {
  const chapters = [
    { title: 'One', start: 0 },
    { title: 'Two', start: 10 },
  ]
  const turns = [turn('a', undefined, 0), turn('b', undefined, 0), turn('c', undefined, 1), turn('d', 25, 1)]
  const timed = timeTurns({ ...said(...turns), chapters }, 30)
  t.match(timed, { estimated: true, turns: [span(0, 5), span(5, 10), span(10, 25), span(25, 30)] })
})

t.test('a start at the turn counts before that of its heading', async (t) => {
  const timed = timeTurns({ ...said(turn('a', 2, 0)), chapters: [{ title: 'One', start: 1 }] }, 30)
  t.match(timed, { estimated: false, turns: [span(2, 30)] })
})

t.test('a turn without words has a share too', async (t) => {
  const timed = timeTurns(said(turn('', 0), turn(''), turn('b', 10)), 30)
  t.match(timed, { turns: [span(0, 5), span(5, 10), span(10, 30)] })
})

function said(...turns: Turn[]): Transcript {
  return { file: 'transcript.md', kind: 'verbatim', language: 'en', chapters: [], turns }
}

function turn(text: string, start?: number, chapter?: number): Turn {
  return {
    speaker: 'Ann',
    paragraphs: [text],
    asides: [],
    ...(start === undefined ? {} : { start }),
    ...(chapter === undefined ? {} : { chapter }),
  }
}

function span(start: number, end: number) {
  return { start, end }
}

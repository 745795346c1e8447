import fc from 'fast-check'
import t from 'tap'
import { timeTurns } from '../../src/model/timing.ts'
import type { Transcript } from '../../src/model/transcript.ts'
import { renderSrt, renderVtt } from '../../src/render/captions.ts'
import { cuesOf } from '../../src/render/cues.ts'
import { readWebVtt } from '../judges/webvtt.ts'
import { HOSTILE, makeOnAir, makeTranscript, makeTurn } from './on-air.ts'

t.test('WebVTT of an interview', async (t) => {
  t.matchSnapshot(vtt(makeTranscript()), 'vtt')
})

t.test('SubRip of an interview', async (t) => {
  t.matchSnapshot(srt(makeTranscript()), 'srt')
})

t.test(
  'a note says how near words and times are to the recording, in the language of the transcript',
  async (t) => {
    const turns = [makeTurn({ start: 0 }, 'a'), makeTurn({}, 'b'), makeTurn({ start: 9 }, 'c')]
    const note = (facts: Partial<Transcript>) => /NOTE (.*)/.exec(vtt(makeTranscript(facts)))?.[1]
    t.equal(note({}), 'The transcript is verbatim.')
    t.match(note({ kind: 'edited', turns }), /is edited: .* Its times are estimated\.$/)
    t.equal(
      note({ kind: 'summary', language: 'it' }),
      'La trascrizione è un riassunto di ciò che viene detto.',
    )
  },
)

t.test('a line of WebVTT has at most 65 characters, one of SubRip 32, a cue two lines', async (t) => {
  const words = 'The sea was calm, the lamp was lit. '.repeat(30)
  const turns = [makeTurn({ speaker: 'Anna', start: 0 }, words, `${'x'.repeat(200)} y`, '海'.repeat(100))]
  const longest = (text: string, width: number) => {
    const cues = text.split('\n\n').flatMap(
      (block) =>
        block
          .split(/-->.*\n/)[1]
          ?.replace(/<v [^>]*>/, '')
          .trim()
          .split('\n') ?? [],
    )
    for (const line of cues) t.ok(line.length <= width && line.trim() === line, line)
    for (const block of text.split('\n\n'))
      t.ok((block.split(/-->.*\n/)[1] ?? '').trim().split('\n').length <= 2, block)
  }
  longest(vtt(makeTranscript({ turns })), 65)
  longest(srt(makeTranscript({ turns })), 32)
})

t.test('cues end with sentences where these fit', async (t) => {
  const turns = [
    makeTurn(
      { start: 0 },
      'One is short. Two is short. Three is a good deal longer than these two, and does not fit there at all any more, so it goes on below. 4.5 is a number。五。',
    ),
  ]
  const texts = readWebVtt(vtt(makeTranscript({ turns }))).cues.map(({ text }) => text.replace('\n', ' '))
  t.same(texts, [
    'One is short. Two is short.',
    'Three is a good deal longer than these two, and does not fit there at all any more, so it goes on below. 4.5 is a number。五。',
  ])
})

t.test('SubRip names a speaker where another one begins', async (t) => {
  const turns = [
    makeTurn({ speaker: 'A', start: 0 }, 'x'),
    makeTurn({ speaker: 'A', start: 1 }, 'y'),
    makeTurn({ speaker: 'B', start: 2 }, 'z'),
    makeTurn({ start: 3 }, 'w'),
  ]
  t.same(
    [...srt(makeTranscript({ turns })).matchAll(/-->.*\n(.*)/g)].map(([, text]) => text),
    ['A: x', 'y', 'B: z', 'w'],
  )
})

t.test('turns without words, and asides, are not on the screen', async (t) => {
  const turns = [
    makeTurn({ speaker: 'A', start: 0 }),
    makeTurn({ speaker: 'A', start: 1, asides: [{ after: 1, text: 'Laughs' }] }, 'y'),
  ]
  t.same(
    readWebVtt(vtt(makeTranscript({ turns }))).cues.map(({ text }) => text),
    ['<v A>y'],
  )
})

t.test('a turn of a few milliseconds has all its words at once', async (t) => {
  const turns = [makeTurn({ start: 0 }, 'word '.repeat(100)), makeTurn({ start: 0.002 }, 'z')]
  t.match(readWebVtt(vtt(makeTranscript({ turns }))).cues[0], { startTime: 0, endTime: 0.002 })
})

t.test('any text and any times give captions that a strict reader takes', async (t) => {
  const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 200 }))
  const turn = fc.record({
    speaker: text,
    paragraphs: fc.array(text, { maxLength: 3 }),
    step: fc.integer({ min: 1, max: 5_000_000 }),
  })
  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 8 }), (drawn) => {
      let at = 0
      const turns = drawn.map(({ speaker, paragraphs, step }) => {
        at += step
        return makeTurn({ speaker, start: at / 1000 }, ...paragraphs)
      })
      const transcript = makeTranscript({ turns, chapters: [] })
      const timed = timeTurns(transcript, at / 1000 + 0.001)
      if (timed === undefined) return false
      const { cues, errors } = readWebVtt(renderVtt(makeOnAir(), transcript, timed))
      const ascends = cues.every(
        ({ startTime, endTime }, index) =>
          startTime < endTime && startTime >= (cues[index - 1]?.endTime ?? 0),
      )
      return errors.length === 0 && ascends && !/\n\n\n/.test(renderSrt(transcript, timed))
    }),
    { numRuns: 60 },
  )
  t.pass()
})

function vtt(transcript: Transcript): string {
  const timed = timeTurns(transcript, 120.5)
  if (timed === undefined) throw new Error('the fixture has times')
  return renderVtt(makeOnAir(), transcript, timed)
}

function srt(transcript: Transcript): string {
  const timed = timeTurns(transcript, 120.5)
  if (timed === undefined) throw new Error('the fixture has times')
  return renderSrt(transcript, timed)
}

t.test('lines break at the same places whatever letters the words are made of', async () => {
  // A letter of two units is counted as one, in another way.
  const linesOf = (text: string, width: number) => {
    const turn = { speaker: 'Anna', paragraphs: [text], asides: [], start: 0, end: 60, estimated: false }
    const timed = { turns: [turn], estimated: false }
    return cuesOf(timed, { width, label: (speaker) => `${speaker}: ` }).map(({ lines }) => lines)
  }
  const word = fc.oneof(
    fc.constantFrom('a', 'day', 'evening.', 'why?', 'so…', '“yes!”', 'A. B.', '灯。', '灯！」'),
    fc.integer({ min: 1, max: 40 }).map((length) => 'a'.repeat(length)),
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), fc.constantFrom(8, 32), (words, width) => {
      const text = words.join(' ')
      const other = linesOf(text.replaceAll('a', '𝒶'), width)
      const same = other.map((lines) => lines.map((line) => line.replaceAll('𝒶', 'a')))
      return JSON.stringify(linesOf(text, width)) === JSON.stringify(same)
    }),
    { numRuns: 1000 },
  )
})

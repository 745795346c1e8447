import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { writeTranscript } from '../../src/intake/write-transcript.ts'
import type { Chapter } from '../../src/model/chapter.ts'
import type { Turn } from '../../src/model/transcript.ts'
import { readTranscript } from '../../src/read/transcript.ts'

const about = { file: 'transcript.md', kind: 'edited', language: 'en', people: [], credits: [] } as const
const read = (text: string) => readTranscript(text, about).value

/** What looks like something else: labels, headings, quotes, times, rules, comments, escapes of these. */
const LOOKALIKES = [
  'Anna: hello',
  'Anna:',
  'Anna',
  'Host',
  '**Anna:** hello',
  '**Anna**: hello',
  '**Anna** 00:00:10',
  '**Anna** [00:10]: x',
  '**Anna**',
  'Anna\\: hello',
  'Anna\\\\: hello',
  '\\Anna: hello',
  '**Anna\\:** x',
  'Q. What?',
  'A. Smith wrote it',
  'Q1) So',
  'Q12)',
  'Q: so',
  '问：好',
  '# Title',
  '## Title {t=00:10}',
  '\\# Title',
  '> quoted',
  '> > deep',
  '\\> quoted',
  '---',
  '***',
  '- item',
  '1. item',
  '[00:10] later',
  '\\[00:10\\] later',
  '\\[00:10] later',
  '3:20',
  '00:03:20',
  'Anna 0:46',
  'Anna [0:46]: x',
  '{t=12} x',
  '<!-- note -->',
  '<!-- open',
  'Location: Milan',
  'Break: now',
  'Note: this',
  '\\',
  '\\\\',
  '`code` *em* _u_ [a](b)',
  '**Jingle:** \\[07:13\\]',
  '**Jingle:** [07:13]',
  '__Outro:__ 54:45',
  '\\**Outro:** (54:45)',
]

const flat = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
const spiced = fc
  .array(
    fc.oneof(
      flat,
      fc.constantFrom(...LOOKALIKES),
      fc.constantFrom(' ', '\\', ':', '**', '#', '>', '[', ']', '：', '-', '\u00a0'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(''))
const paragraph = fc
  .oneof(fc.constantFrom(...LOOKALIKES), flat, spiced)
  .map((text) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim())
  .filter((text) => text !== '')
const speaker = fc
  .oneof(
    fc.constantFrom(
      'Anna Rossi',
      'Host',
      'Q',
      'Dr. X: the second',
      'Break',
      'Location',
      'A*B',
      'a\\b',
      '主持人',
      '12',
    ),
    flat,
  )
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '' && text.length <= 60 && !/\(\p{L}/u.test(text))
const seconds = fc.integer({ min: 0, max: 7_200_000 }).map((thousandths) => thousandths / 1000)

/** Turns whose times rise, in chapters that follow each other. */
const spoken = fc
  .record({
    turns: fc.array(
      fc.record({
        speaker,
        paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 4 }),
        quotes: fc.array(
          fc.tuple(
            fc.nat(4),
            paragraph.filter((text) => !/^[\s>]/.test(text)),
          ),
          { maxLength: 2 },
        ),
        timed: fc.boolean(),
        opens: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    times: fc.array(seconds, { minLength: 12, maxLength: 12 }),
    titles: fc.array(paragraph, { minLength: 6, maxLength: 6 }),
  })
  .map(({ turns, times, titles }) => {
    const rising = [...times].sort((a, b) => a - b)
    const chapters: Chapter[] = []
    const made = turns.map(({ speaker: name, paragraphs, quotes, timed, opens }, index): Turn => {
      const title = (titles[index] ?? '').replace(/\s+/g, ' ').trim()
      if (opens) chapters.push(timed ? { title, start: rising[2 * index] ?? 0 } : { title })
      return {
        speaker: name,
        paragraphs,
        asides: quotes
          .map(([after, text]) => ({ after: Math.min(after, paragraphs.length), text }))
          .sort((a, b) => a.after - b.after),
        ...(timed ? { start: rising[2 * index + 1] ?? 0 } : {}),
        ...(chapters.length > 0 ? { chapter: chapters.length - 1 } : {}),
      }
    })
    return { chapters, turns: made }
  })

const RUNS = 500

t.test('whatever is said reads back as it was written', async (t) => {
  fc.assert(
    fc.property(spoken, (script) => {
      const back = read(writeTranscript(script))
      return isDeepStrictEqual({ chapters: back?.chapters, turns: back?.turns }, script)
    }),
    { numRuns: RUNS },
  )
  t.pass(`${RUNS} transcripts`)
})

t.test('nobody’s words keep their times, before anybody has a name', async (t) => {
  const turns = [
    { speaker: '', paragraphs: ['Anna: hello', 'Q12)'], asides: [], start: 1.5 },
    { speaker: '', paragraphs: ['[00:10] later'], asides: [], start: 12 },
  ]
  t.strictSame(read(writeTranscript({ chapters: [], turns }))?.turns, turns)
})

t.test('only what could be mistaken is escaped', async (t) => {
  const turns = [
    { speaker: 'Anna', paragraphs: ['We saw many countries: Italy and Spain.', 'Ben: hello'], asides: [] },
  ]
  t.equal(
    writeTranscript({ chapters: [], turns }),
    '**Anna:** We saw many countries: Italy and Spain.\n\nBen\\: hello\n',
  )
})

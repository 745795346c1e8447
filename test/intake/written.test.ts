import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { decode } from '../../src/intake/source.ts'
import { readText } from '../../src/intake/text.ts'
import { writeTranscript } from '../../src/intake/write-transcript.ts'
import type { Turn } from '../../src/model/transcript.ts'
import { readTranscript } from '../../src/read/transcript.ts'

const about = { file: 'transcript.md', kind: 'edited', language: 'en', people: [], credits: [] } as const

/** What a text holds, and what the station reads of the file that is written of it. */
function bothOf(name: string, text: string) {
  const { chapters, turns: said } = readText({ name, text })
  const turns = rising(said)
  const back = readTranscript(writeTranscript({ chapters, turns }), about).value
  return { written: { chapters, turns }, read: { chapters: back?.chapters, turns: back?.turns } }
}

/** Times that go back are told by the station, which does not use them. */
function rising(turns: readonly Turn[]): readonly Turn[] {
  let highest = 0
  return turns.map(({ start, ...turn }) => {
    if (start === undefined || start < highest) return turn
    highest = start
    return { ...turn, start }
  })
}

const NAMES = [
  'Mira',
  'Jonas Adler',
  'MS',
  'Ida (IK)',
  'IK',
  'Host',
  'Q',
  'A',
  'Caller 2',
  '李娜',
  'Jingle',
  'Break',
  'Note',
]
const LABELS: readonly ((name: string, clock: string) => string)[] = [
  (name) => `${name}: `,
  (name) => `**${name}:** `,
  (name) => `**${name}**: `,
  (name, clock) => `**${name}** [${clock}] `,
  (name, clock) => `**${name}:** \\[${clock}\\]`,
  (name, clock) => `${name} [${clock}]: `,
  (name, clock) => `[${clock}] ${name}: `,
  (name, clock) => `${name} ${clock}\n`,
  (name) => `- ${name}: `,
  (name) => `${name}：`,
  (name) => `${name}:\n\n`,
  (name) => `${name}. `,
]
const WORDS = [
  'Good morning.',
  'And the oven?',
  'There are three: rye, wheat and oats',
  '[00:10] it rang',
  '> quoted',
  '## no heading',
  '# One',
  '### Three',
  '\\# escaped',
  '**Jingle:** [07:13]',
  'Anna: said he',
  '1. first',
  '- a dash',
  '3:20',
  'Photo: Cleo Ferri',
  'courtesy of the mill',
  '<!-- a comment -->',
  '---',
  'and so on,',
  'small beginnings',
  '',
]

const texts = fc
  .record({
    label: fc.constantFrom(...LABELS),
    lines: fc.array(
      fc.record({
        name: fc.option(fc.constantFrom(...NAMES), { freq: 3 }),
        words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }),
        gap: fc.constantFrom('\n', '\n\n'),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    markdown: fc.boolean(),
  })
  .map(({ label, lines, markdown }) => {
    const rows = lines.map(({ name, words, gap }, index) => {
      const clock = `00:${String(index + 1).padStart(2, '0')}:00`
      return `${name === null ? '' : label(name, clock)}${words.join(gap)}`
    })
    return [markdown ? 'a.md' : 'a.txt', rows.join('\n\n')] as const
  })

const RUNS = 300

t.test('what is written of any notation, the station reads as it was', async (t) => {
  fc.assert(
    fc.property(texts, ([name, text]) => {
      const { written, read } = bothOf(name, text)
      return isDeepStrictEqual(read, written)
    }),
    { numRuns: RUNS },
  )
  t.pass(`${RUNS} texts`)
})

const FOLDERS = [
  'test/fixtures/intake',
  'test/fixtures/transcripts',
  '../shared/fixtures/transcripts',
  '../shared/seeds',
]

for (const folder of FOLDERS) {
  t.test(
    `${folder}, read and written`,
    { skip: existsSync(folder) ? false : `${folder} is not here` },
    async (t) => {
      for (const one of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!one.isFile() || !/(?<!draft)\.(?:md|txt)$/.test(one.name)) continue
        const bytes = readFileSync(`${one.parentPath}/${one.name}`)
        const { written, read } = bothOf(one.name, decode({ name: one.name, bytes }).text ?? '')
        t.strictSame(read, written, one.name)
      }
    },
  )
}

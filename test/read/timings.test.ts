import t from 'tap'
import { goodFiles, mp3, read } from './a-station.ts'

const FILE = 'episodes/one/timings.json'
const cue = (startTime: number, endTime: number, body: string) => ({ startTime, endTime, body })
const MEASURED = [cue(0.25, 0.5, 'How did it start?'), cue(0.5, 0.875, 'With one machine.')]

async function about(timings: unknown, transcript?: string) {
  const files = goodFiles()
  files['episodes/one/one.mp3'] = mp3(100)
  if (timings !== undefined) files[FILE] = typeof timings === 'string' ? timings : JSON.stringify(timings)
  if (transcript !== undefined) files['episodes/one/transcript.md'] = transcript
  const { station, diagnostics } = await read(files)
  return {
    cues: station?.episodes.find(({ slug }) => slug === 'one')?.transcripts[0]?.cues,
    told: diagnostics.map(({ file, line, code, severity }) => `${file}:${line} ${severity} ${code}`),
    messages: diagnostics.map(({ message }) => message).join('\n'),
  }
}

t.test('times that were measured come along, and a station without them is as it was', async (t) => {
  const { cues, told } = await about({ version: '1.0.0', segments: MEASURED })
  t.strictSame(told, [])
  t.strictSame(cues, [
    { start: 0.25, end: 0.5, text: 'How did it start?' },
    { start: 0.5, end: 0.875, text: 'With one machine.' },
  ])
  t.equal((await about(undefined)).cues, undefined)
})

t.test('a file that cannot be used is told, and times are estimated as without it', async (t) => {
  const many = Array.from({ length: 200_001 }, () => MEASURED[0])
  for (const [wrong, what] of [
    ['{', 'no JSON'],
    ['[]', 'the whole'],
    [{ segments: 'none' }, 'segments'],
    [{ segments: [cue(1, 1, 'How')] }, 'not later than startTime'],
    [{ segments: [cue(-1, 1, 'How')] }, 'segments.0.startTime'],
    [{ segments: [{ ...MEASURED[0], body: 7 }] }, 'segments.0.body'],
    [{ segments: many }, 'segments'],
    [' '.repeat(17 * 2 ** 20), 'bytes'],
  ] as const) {
    const { cues, told, messages } = await about(wrong)
    t.equal(cues, undefined, what)
    t.strictSame(told, [`${FILE}:1 warning timings.unreadable`], what)
    t.ok(messages.includes(what), messages)
  }
})

t.test('times of another recording or of other words are told and not used', async (t) => {
  const late = await about({ segments: [...MEASURED, cue(500, 501, 'And then?')] })
  t.strictSame(late.told, [`${FILE}:1 warning timings.other-recording`])
  t.equal(late.cues, undefined)
  const other = await about({ segments: [cue(0, 1, 'Nobody says any of these here, not once.')] })
  t.strictSame(other.told, [`${FILE}:1 warning timings.other-words`])
  t.equal(other.cues, undefined)
})

t.test('where words were put in after measuring, their turn is named', async (t) => {
  const { cues, told } = await about(
    { segments: MEASURED },
    '**Ann Lee:** How did it start?\n\n**Bo Chen:** With one machine. It stood in a barn.\n',
  )
  t.equal(cues?.length, 2)
  t.strictSame(told, ['episodes/one/transcript.md:3 info timings.estimated'])
})

import t from 'tap'
import { readTranscript } from '../../src/read/transcript.ts'

const about = { file: 'transcript.md', kind: 'edited', language: 'en', people: [], credits: [] } as const

t.test('an overlap of a second is a warning, and the turn keeps a time', async (t) => {
  const text = '**Anna** [00:02:00]: A.\n\n**Ben** [00:01:59.2]: B.\n\n**Anna** [00:02:04]: C.'
  const { value, diagnostics } = readTranscript(text, about)
  t.match(
    diagnostics.filter(({ code }) => code === 'transcript.time-goes-back'),
    [{ severity: 'warning', line: 3 }],
  )
  t.same(
    value?.turns.map(({ start }) => start),
    [120, 120, 124],
  )
})

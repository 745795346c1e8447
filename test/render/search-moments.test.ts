import t from 'tap'
import { episodeSearchDocument } from '../../src/render/search/document.ts'
import { sentenceMoments } from '../../src/render/search/moments.ts'
import { passagesFor } from '../../src/render/search/query.ts'
import { resultOf } from '../../src/render/search/result.ts'
import { makeEpisode, makeOnAir, makeRecording, makeTranscript, makeTurn } from './on-air.ts'

const FIRST = 'Good evening. We are at the [top](https://tower.example/a-b) of a tower. It is dark.'
const cue = (start: number, text: string, confidence?: number) => ({
  start,
  end: start + 2,
  text,
  ...(confidence !== undefined && { confidence }),
})
const CUES = [
  cue(1.04, 'Good evening.'),
  cue(3.26, 'We are at the top of a tower.', 0.9),
  cue(6.5, 'It is dark.'),
  cue(9, 'I light'),
  cue(11.2, 'the lamp. And then I wait.'),
]

function episodeWith(cues = CUES) {
  const transcript = makeTranscript({
    chapters: [],
    turns: [
      makeTurn({ speaker: 'Anna' }, FIRST),
      makeTurn({ speaker: 'Bo' }, 'I light the lamp. And then I wait.'),
    ],
    ...(cues.length > 0 && { cues }),
  })
  const italian = { ...transcript, language: 'it', file: 'episodes/the-keeper/transcript.it.md' }
  return makeEpisode({ recording: makeRecording({ seconds: 30 }), transcripts: [transcript, italian] })
}

t.test('a sentence has the second at which it is heard, or at which its caption begins', async (t) => {
  const moments = sentenceMoments(episodeWith())
  t.strictSame(moments(0, 0), [0, 1, 14, 3.2, 44, 6.5])
  t.strictSame(moments(1, 0), [0, 9, 18, 11.2])
  t.strictSame(moments(2, 0), [])
  t.strictSame(sentenceMoments(episodeWith([]))(0, 0), [], 'turns alone have times')
})

t.test('what was put in since has none', async (t) => {
  const less = CUES.filter((_, index) => index !== 1)
  const moments = sentenceMoments(episodeWith(less))(0, 0)
  t.notOk(moments.includes(3.2))
  t.ok(moments.length > 0)
})

t.test('a result leads to the second of its sentence', async (t) => {
  const document = episodeSearchDocument(makeOnAir(), episodeWith())
  const seconds = (question: string) => passagesFor(question, document.p).map(({ second }) => second)
  t.strictSame(seconds('tower '), [3.2, undefined], 'a translation has no times')
  t.strictSame(seconds('wait ')[0], 11.2)
  t.strictSame(seconds('is dark ')[0], 6.5, 'the sentence with most of the words')
  t.strictSame(seconds('good evening ')[0], 1)
  const [passage] = resultOf('tower ', document).passages
  t.match(passage, { second: 3.2, s: 'Anna' })
  t.notOk('m' in (passage ?? {}), 'and has no other times')
})

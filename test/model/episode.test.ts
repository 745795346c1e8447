import t from 'tap'
import { formOf, newestFirst } from '../../src/model/episode.ts'
import { makeEpisode, makeTrailer, makeTranscript } from '../render/on-air.ts'

t.test('an interview has turns, anything else is an article', async (t) => {
  t.equal(formOf(makeEpisode()), 'interview')
  t.equal(formOf(makeTrailer()), 'article')
  t.equal(formOf(makeEpisode({ transcripts: [makeTranscript({ turns: [] })] })), 'article')
})

t.test('newest first, and the same order every time', async (t) => {
  t.ok(newestFirst(makeEpisode(), makeTrailer()) < 0)
  t.ok(newestFirst(makeTrailer(), makeEpisode()) > 0)
  t.equal(newestFirst(makeEpisode({ guid: 'a' }), makeEpisode({ guid: 'b' })), -1)
})

import { HtmlValidate } from 'html-validate'
import t from 'tap'
import type { Transcript } from '../../src/model/transcript.ts'
import {
  renderTranscriptHtml,
  renderTranscriptJson,
  renderTranscriptText,
} from '../../src/render/transcript.ts'
import { HOSTILE, makeEpisode, makeOnAir, makeTrailer, makeTranscript, makeTurn } from './on-air.ts'

t.test('a transcript as a document', async (t) => {
  t.matchSnapshot(html({}), 'html')
})

t.test('a transcript as JSON has the cues with their times', async (t) => {
  const { version, segments } = json({})
  t.equal(version, '1.0.0')
  t.same(segments[0], { speaker: 'Anna Torre', startTime: 0, endTime: 3.745, body: 'Good evening.' })
  t.equal(segments.at(-1)?.endTime, 120.5)
  t.equal(segments.find(({ body }) => String(body).startsWith('I look'))?.['startTime'], 30.25)
})

t.test('a transcript as text', async (t) => {
  t.matchSnapshot(renderTranscriptText(makeOnAir(), makeEpisode(), makeTranscript()), 'text')
})

t.test('without times there are none', async (t) => {
  const turns = [makeTurn({ speaker: 'A' }, 'b *c*', 'd'), makeTurn({}, 'e')]
  const untimed = { turns, chapters: [{ title: 'One' }], language: 'it' }
  t.notMatch(html(untimed), /<time/)
  t.same(json(untimed).segments, [{ speaker: 'A', body: 'b c' }, { speaker: 'A', body: 'd' }, { body: 'e' }])
  t.match(
    renderTranscriptText(makeOnAir(), makeEpisode(), makeTranscript(untimed)),
    /\n\nA: b c\n\nd\n\ne\n$/,
  )
})

t.test('a time that is written is shown, though there are too few for captions', async (t) => {
  t.match(
    html({ turns: [makeTurn({}, 'a'), makeTurn({ start: 3_725 }, 'b')] }),
    '<time datetime="PT3725S">1:02:05</time>',
  )
})

t.test('asides stand between the paragraphs, headings before the first turn under them', async (t) => {
  const turns = [
    makeTurn({ asides: [{ after: 1, text: 'x *y*' }], chapter: 1 }, 'a', 'b'),
    makeTurn({ chapter: 1 }, 'c'),
  ]
  const chapters = [{ title: 'Empty' }, { title: 'Full & *well*' }]
  t.match(
    html({ turns, chapters }),
    '<h2>Full &amp; <em>well</em></h2>\n<p>a</p>\n<aside role="note">x <em>y</em></aside>\n<p>b</p>\n<p>c</p>',
  )
})

t.test('a translation says so, and leaves the title in its own language', async (t) => {
  const text = html({ language: 'it', kind: 'edited' })
  t.match(text, '<html lang="it">')
  t.match(text, '<h1 lang="en">')
  t.match(text, '<p class="note">La trascrizione è redazionale')
})

t.test('an episode without a recording has a transcript without captions', async (t) => {
  const { recording, ...draft } = makeTrailer()
  t.notMatch(renderTranscriptJson(makeOnAir(), draft, makeTranscript()), 'startTime')
})

t.test('whatever stands in it, the document is valid HTML without a script', async (t) => {
  const validate = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off' } })
  for (const [index, text] of ['Plain', ...HOSTILE].entries()) {
    const transcript = makeTranscript({
      turns: [makeTurn({ speaker: text, start: 0, chapter: 0, asides: [{ after: 0, text }] }, text, text)],
      chapters: [{ title: text }],
    })
    const document = renderTranscriptHtml(makeOnAir(), makeEpisode({ title: text }), transcript)
    t.notMatch(document, /<script/)
    const { results } = await validate.validateString(document)
    t.same(
      results.flatMap(({ messages }) =>
        messages.map(({ message, ruleId, line }) => `${ruleId} ${line} ${message}`),
      ),
      [],
      `text ${index}`,
    )
  }
})

function html(facts: Partial<Transcript>): string {
  return renderTranscriptHtml(makeOnAir(), makeEpisode(), makeTranscript(facts))
}

function json(facts: Partial<Transcript>): { version: string; segments: Record<string, unknown>[] } {
  return JSON.parse(renderTranscriptJson(makeOnAir(), makeEpisode(), makeTranscript(facts)))
}

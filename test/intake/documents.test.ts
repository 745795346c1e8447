import t from 'tap'
import { readDocument } from '../../src/intake/document.ts'
import { archive, openDocument, wordDocument } from './a-document.ts'
import { add, countsOf } from './a-draft.ts'

const TALK = wordDocument([
  ['Heading1', 'A morning in the bakery'],
  ['', 'Mira met Jonas at the oven, which has been warm since three.'],
  ['', '*Mira:*', ' Is the oven warm?'],
  ['', '*Jonas:*', ' It is, since three.'],
  ['Heading2', 'Flour'],
  ['', '*Mira:*', ' And the bread?'],
])

t.test('a Word document is read with its headings and bold names', async (t) => {
  const { front, notes, transcript } = await add({ 'talk.docx': TALK })
  t.equal(front['title'], 'A morning in the bakery')
  t.match(notes, /^Mira met Jonas/)
  t.same(countsOf(transcript), { Mira: 2, Jonas: 1 })
  t.same(transcript.chapters, [{ title: 'Flour' }])
})

t.test('without the optional package, the line that installs it is told', async (t) => {
  const absent = async () => {
    throw new Error('Cannot find package mammoth')
  }
  const read = await readDocument({ name: 'talk.docx', bytes: TALK }, absent)
  t.match(read, { diagnostics: [{ code: 'intake.document-reader-missing', hint: /npm install mammoth/ }] })
})

t.test('what would fill the memory, and what is damaged, is refused', async (t) => {
  const bomb = await add({ 'a.docx': wordDocument([['', 'so']], 2 ** 31) })
  t.match(bomb.diagnostics, [{ code: 'intake.document-unreadable', message: /64 MB/ }])
  const damaged = await add({ 'a.docx': archive({ 'word/document.xml': '<w:document' }) })
  t.match(damaged.diagnostics, [{ code: 'intake.document-unreadable' }])
  const other = await add({ 'a.zip': archive({ 'a.txt': 'Mira: hello' }) })
  t.match(other.diagnostics, [{ code: 'intake.source-unknown', message: /office document/ }])
})

const OPEN = [
  '<text:p text:style-name="P1">A morning in the bakery</text:p>',
  '<text:tracked-changes><text:changed-region><text:deletion><text:p>Nobody said this.</text:p></text:deletion></text:changed-region></text:tracked-changes>',
  '<text:p>Mira met <text:a xlink:href="https://oven.example/warm">Jonas</text:a> at the<text:s text:c="2"/>oven &amp; the stones.</text:p>',
  '<text:p><text:span text:style-name="B">Mira:</text:span> Is it warm?<office:annotation><dc:creator>Ida</dc:creator><text:p>Ask her again.</text:p></office:annotation></text:p>',
  '<text:p><text:span text:style-name="B">Jonas:</text:span><text:tab/>It is,<text:line-break/>since three.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In the morning.</text:p></text:note-body></text:note></text:p>',
  '<text:h text:outline-level="2">Flour</text:h>',
  '<text:p><text:span text:style-name="B">Mira:</text:span> And <text:span text:style-name="N">the</text:span> bread?</text:p>',
].join('')

t.test('an OpenDocument text is read with its headings, links and bold names', async (t) => {
  for (const isPacked of [true, false]) {
    const { front, notes, transcript, diagnostics } = await add({
      'talk.odt': openDocument(OPEN, { isPacked }),
    })
    t.equal(front['title'], 'A morning in the bakery')
    t.equal(notes, 'Mira met [Jonas](https://oven.example/warm) at the oven & the stones.')
    t.same(
      transcript.turns.map(({ speaker, paragraphs }) => [speaker, ...paragraphs]),
      [
        ['Mira', 'Is it warm?'],
        ['Jonas', 'It is, since three.'],
        ['Mira', 'And the bread?'],
      ],
    )
    t.same(transcript.chapters, [{ title: 'Flour' }])
    t.match(
      diagnostics.find(({ code }) => code === 'intake.stripped')?.left?.map(({ text }) => text),
      ['Ask her again.', 'In the morning.'],
      'remarks and notes are told',
    )
  }
})

t.test('an OpenDocument text that cannot be read is refused, and so are tables and slides', async (t) => {
  const bomb = await add({ 'a.odt': openDocument(OPEN, { announced: 2 ** 31 }) })
  t.match(bomb.diagnostics, [{ code: 'intake.document-unreadable', message: /64 MB/ }])
  const lying = await add({
    'a.odt': openDocument(`<text:p>${'a'.repeat(65 * 1024 * 1024)}</text:p>`, { announced: 9 }),
  })
  t.match(lying.diagnostics, [{ code: 'intake.document-unreadable' }])
  const mimetype = 'application/vnd.oasis.opendocument.text'
  const locked = await add({ 'a.odt': archive({ mimetype, 'content.xml': '\u0001\u0002 locked' }) })
  t.match(locked.diagnostics, [{ code: 'intake.document-unreadable', message: /password/ }])
  const table = await add({ 'a.ods': openDocument(OPEN, { kind: 'spreadsheet' }) })
  t.match(table.diagnostics, [{ code: 'intake.source-unknown', message: /office document/, hint: /\.odt/ }])
  for (let end = 0; end < 900; end += 13) {
    const { draft, diagnostics } = await add({ 'a.odt': openDocument(OPEN).subarray(0, end) })
    t.ok(draft !== undefined || diagnostics.length > 0)
  }
})

t.test('elements nested deeper than anybody writes them are text, whose words are there', async (t) => {
  const { draft } = await add({ 'a.html': `<div>${'<div>'.repeat(50_000)}Anna: So it was.` })
  t.match(`${draft?.episodeMd}${draft?.transcriptMd}`, /So it was/)
  const nested = `${'<text:section>'.repeat(50_000)}<text:p>So it was.</text:p>`
  const document = await add({ 'a.odt': openDocument(nested) })
  t.match(document.diagnostics, [{ code: 'intake.document-unreadable' }])
})

t.test('a long page is read as a short one is, wherever it is cut to be parsed', async (t) => {
  const paragraph = (number: number) =>
    `<p><b>Anna:</b> Number ${number} is 5 < 6 and <a href="https://a.example/${number}">told</a> so.</p>\n`
  const page = Array.from({ length: 2_000 }, (_, number) => paragraph(number)).join('')
  const { draft } = await add({ 'a.html': `<html><body>${page}</body></html>` })
  const text = `${draft?.episodeMd}${draft?.transcriptMd}`
  for (let number = 0; number < 2_000; number++) {
    const words = `Number ${number} is 5 `
    if (!text.includes(words)) t.fail(words)
  }
  t.equal(text.match(/\[told\]\(https:\/\/a\.example\/\d+\) so\./g)?.length, 2_000)
})

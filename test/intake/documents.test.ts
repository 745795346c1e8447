import t from 'tap'
import { readDocument } from '../../src/intake/document.ts'
import { archive, wordDocument } from './a-document.ts'
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

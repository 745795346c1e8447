import t from 'tap'
import { add, countsOf } from './a-draft.ts'

/** Long enough for its language to be told. */
const PROSE =
  'The old radio stood on the output directory above the stove, and nobody in the house could remember who had bought it, or when it had last been switched on for more than a minute.'

t.test('a title with Q&A in it is no question', async (t) => {
  const { front, transcript } = await add({
    'a.txt': `Q&A: the Shelf and the Radio\n\nQ. Who bought it? And why?\n\nA. Nobody knows. ${PROSE}\n\nQ. Does it play?\n\nA. It does.`,
  })
  t.equal(front['title'], 'Q&A: the Shelf and the Radio')
  t.same(countsOf(transcript), { Q: 2, A: 2 })
  t.same(
    transcript.chapters.map(({ title }) => title),
    ['And why?', 'Does it play?'],
  )
})

t.test('headings that ask are no questions where nobody answers', async (t) => {
  const { draft, notes, codes } = await add({
    'a.txt': `A radio in every kitchen\n${PROSE}\nWho switched it on?\n${PROSE}\nAnd who switched it off?\n${PROSE}`,
  })
  t.equal(draft?.transcriptMd, undefined)
  t.equal(notes.match(/^## .*\?$/gm)?.length, 2)
  t.ok(codes.includes('intake.no-interview'))
})

t.test('one remark with a colon makes no interview of an article', async (t) => {
  const { draft, notes } = await add({ 'a.txt': `${PROSE}\n\nRemember: it was blue.\n\n${PROSE}` })
  t.equal(draft?.transcriptMd, undefined)
  t.match(notes, /Remember: it was blue\./)
})

t.test('a sentence is joined only when its first half has no end', async (t) => {
  const { transcript, codes } = await add({
    'a.txt': [
      'Host:',
      '',
      'Where did you find it,',
      '',
      'and when?',
      '',
      'Anna:',
      '',
      'In the cellar',
      '',
      'That was in May.',
      '',
      'Host:',
      '',
      'So it was old,',
      '',
      'blue?',
      '',
      'Anna:',
      '',
      'Thank you, it was',
    ].join('\n'),
  })
  t.same(
    transcript.turns.map(({ paragraphs }) => paragraphs),
    [
      ['Where did you find it, and when?'],
      ['In the cellar', 'That was in May.'],
      ['So it was old, blue?'],
      ['Thank you, it was'],
    ],
  )
  t.equal(codes.filter((code) => code === 'intake.sentence-joined').length, 2)
})

t.test('a heading between two turns is a chapter, and asked about', async (t) => {
  const { transcript, codes } = await add({
    'a.txt':
      'Host: Where?\n\nAnna: There.\n\nThe second half\n\nHost: And then?\n\nAnna: Nothing more\n\nHost: Good.',
  })
  t.same(transcript.chapters, [{ title: 'The second half' }])
  t.equal(transcript.turns.length, 5)
  t.ok(codes.includes('intake.heading-taken'))
})

t.test('what a page adds is stripped and told, with its line', async (t) => {
  const { draft, notes, diagnostics } = await add({
    'a.txt': `Skip to content\n\nA radio in every kitchen\n\n${PROSE}\n\nCategories: Kitchens, Radios\n\n3 Comments\n\nLeave a Reply\n\nName *\n\nE-mail *\n`,
  })
  t.same(
    draft?.stripped.map(({ line }) => line),
    [1, 7, 9, 11, 13, 15],
  )
  t.equal(notes, PROSE)
  t.ok(diagnostics.some(({ code, line }) => code === 'intake.categories-taken' && line === 7))
  t.match(draft?.episodeMd, '\ncategories: [Kitchens, Radios]\n')
  const [stripped, ...more] = diagnostics.filter(({ code }) => code === 'intake.stripped')
  t.same(more, [], 'one sentence for all of them')
  t.equal(stripped?.line, 1)
  t.same(
    stripped?.left?.map(({ line, text }) => [line, text]),
    [
      [1, 'Skip to content'],
      [9, '3 Comments'],
      [11, 'Leave a Reply'],
      [13, 'Name *'],
      [15, 'E-mail *'],
    ],
  )
})

t.test('captions inside an answer are asides', async (t) => {
  const { transcript, codes } = await add({
    'a.txt': [
      'Q. Where?',
      '',
      'A. There.',
      '',
      'On the output directory.',
      '',
      'The shelf in the morning',
      'The shelf, 1999. Photo: Cleo Ferri',
      '',
      'It was blue.',
      '',
      'Watch the radio being switched on by its last owner',
      '',
      'Q. And then?',
      '',
      'A. Nothing.',
    ].join('\n'),
  })
  t.match(transcript.turns[1], {
    paragraphs: ['There.', 'On the output directory.', 'It was blue.'],
    asides: [{ after: 2 }, { after: 2 }, { after: 3, text: /^Watch/ }],
  })
  t.ok(codes.includes('intake.aside-taken'))
})

t.test('the same person spelt two ways is told, not fixed', async (t) => {
  const { notes, codes } = await add({
    'a.txt': `${PROSE} It was Pia Lund who said so, and again Pia Lund.\n\nLater the neighbours asked Pia Lunt about it, and and nobody knew , of course.`,
  })
  t.match(notes, /Pia Lunt/)
  for (const code of ['spelled-two-ways', 'word-doubled', 'space-before-comma'])
    t.ok(codes.includes(`intake.${code}`), code)
})

t.test('an interview told in prose', async (t) => {
  const { draft, codes } = await add({
    'a.txt': `An interview with the output directory\n\n${PROSE}\n\n“It was always blue,” says Pia Lund, who lived there.\n\n${PROSE}`,
  })
  t.equal(draft?.transcriptMd, undefined)
  t.ok(codes.includes('intake.prose-interview'))
})

t.test('posts from elsewhere are quoted whole, in their language', async (t) => {
  const italian =
    'La vecchia radio stava sopra la cucina, e nessuno in casa ricordava chi l’avesse comprata o quando fosse stata accesa per più di un minuto, ma tutti sapevano che era azzurra.'
  const { notes } = await add({
    'a.txt': `${italian}\nThis is the radio that we have all been waiting for.\n— Pia Lund (@pialund) June 7, 2025\nIt is blue and it was made for the kitchen pic.twitter.com/abc123\n${italian}`,
  })
  t.match(
    notes,
    /<blockquote lang="en">\n\nThis is[^\n]*\n\n— Pia Lund[^\n]*\n\nIt is blue[^\n]*\n\n<\/blockquote>/,
  )
})

t.test('plain text that looks like markup is shown as it is', async (t) => {
  const { transcript, notes } = await add({
    'a.txt': `1. is no list, 5 * 3 * 2 is no emphasis, <b> no tag.\n\n${PROSE}\n\nHost: So *this* [a](b)?\n\nAnna: # yes`,
  })
  t.match(notes, /^1\\\. is no list, 5 \\\* 3 \\\* 2 is no emphasis, \\<b> no tag\./)
  t.same(
    transcript.turns.map(({ paragraphs }) => paragraphs),
    [['So \\*this\\* [a\\](b)?'], ['# yes']],
  )
})

import t from 'tap'
import type { Credit } from '../../src/model/credit.ts'
import type { Person } from '../../src/model/person.ts'
import { readTranscript, type TranscriptAbout } from '../../src/read/transcript.ts'
import { growth, LINEAR_ENOUGH } from '../growth.ts'

const file = 'episodes/x/transcript.md'
const person = (id: string, name: string, ...aliases: string[]): Person => ({ id, name, aliases })
const anna = person('anna-rossi', 'Anna Rossi', 'Annina')
const ben = person('ben-ode', 'Ben Ode')
const credit = (who: Person, role: string): Credit => ({ person: who, role, group: 'Cast' })

function read(text: string, about: Partial<TranscriptAbout> = {}) {
  const { value, diagnostics } = readTranscript(text, {
    file,
    kind: 'edited',
    language: 'en',
    people: [],
    credits: [],
    ...about,
  })
  const turns = value?.turns ?? []
  return {
    turns,
    chapters: value?.chapters ?? [],
    said: turns.map(({ speaker, paragraphs }) => `${speaker}: ${paragraphs.join(' / ')}`),
    diagnostics,
    told: diagnostics.map(({ code, line, column }) => `${line}:${column} ${code}`),
  }
}
const credited = { people: [anna, ben], credits: [credit(anna, 'Host'), credit(ben, 'Guest')] }

t.test(
  'a paragraph with more signs of Markdown than anyone writes is named, and stands as it is',
  async (t) => {
    const paragraph = 'a*'.repeat(2000)
    const { said, told } = read(`**Anna:** First.\n\n${paragraph}\n`, credited)
    t.ok(told.includes('1:1 transcript.markup-excessive'), told.join(', '))
    t.strictSame(said, [`Anna Rossi: First. / ${paragraph}`], 'and no word of it is lost')
  },
)

t.test('the contract’s own notation', async (t) => {
  const text = [
    '## How did it start? {t=00:03:12}',
    '',
    '**Anna:** First words.',
    '',
    'More of them,',
    'on two lines.',
    '',
    '> Laughter',
    '',
    '**Ben** [00:03:20]: An answer.',
    '',
    '**Annina** {t=204.5}: And on.',
  ].join('\n')
  const { turns, chapters, diagnostics } = read(text, credited)
  t.same(chapters, [{ title: 'How did it start?', start: 192 }])
  t.same(turns, [
    {
      speaker: 'Anna Rossi',
      person: 'anna-rossi',
      paragraphs: ['First words.', 'More of them, on two lines.'],
      asides: [{ after: 2, text: 'Laughter' }],
      chapter: 0,
    },
    { speaker: 'Ben Ode', person: 'ben-ode', paragraphs: ['An answer.'], asides: [], start: 200, chapter: 0 },
    {
      speaker: 'Anna Rossi',
      person: 'anna-rossi',
      paragraphs: ['And on.'],
      asides: [],
      start: 204.5,
      chapter: 0,
    },
  ])
  t.same(diagnostics, [])
})

t.test('every notation of the wild opens the same two turns', async (t) => {
  const notations = [
    'Anna: Hello.\n\nBen: Hi.',
    'Anna: Hello.\nBen: Hi.',
    'Anna:\nHello.\n\nBen:\nHi.',
    'Anna:\u00a0\n\nHello.\n\nBen: \n\nHi.',
    '**Anna**: Hello.\n\n**Ben**: Hi.',
    '**Anna:**\n\nHello.\n\n**Ben:**\n\nHi.',
    '__Anna:__ Hello.\n\n__Ben:__ Hi.',
    'Anna：Hello.\n\nBen：Hi.',
    '---\ntitle: T\n---\nAnna: Hello.\n\nBen: Hi.',
    '<!-- by: me -->\nAnna: Hello.\n\nBen: Hi.',
    'Anna: Hello.\r\n\r\nBen: Hi.\r\n',
  ]
  for (const text of notations) t.same(read(text).said, ['Anna: Hello.', 'Ben: Hi.'], JSON.stringify(text))
})

t.test('times in every notation', async (t) => {
  const notations = [
    'Anna [0:46]: Hello.',
    'Anna (0:46): Hello.',
    'Anna: 00:00:46\n\nHello.',
    '**Anna:** 00:00:46\n\nHello.',
    '**Anna** 00:00:46\n\nHello.',
    '**Anna** [00:00:46]\n\nHello.',
    '**Anna [00:46]:** Hello.',
    '**Anna:** [0:46] Hello.',
    '**Anna:** \\[00:46\\] Hello.',
    'Anna: [00:46] Hello.',
    'Anna  0:46\nHello.',
    '**Anna:**\n\n[00:46] Hello.',
  ]
  for (const text of notations) {
    const { turns } = read(text)
    t.match(turns, [{ speaker: 'Anna', start: 46, paragraphs: ['Hello.'] }], text)
    t.equal(turns.length, 1)
  }
})

t.test('questions and answers need their own mark', async (t) => {
  t.same(read('Q. What?\n\nA. That.').said, ['Q: What?', 'A: That.'])
  t.same(read('Q1) What?\n\nA1) That.').said, ['Q: What?', 'A: That.'])
  t.same(read('问：什么？\n\n答：这个。').said, ['问: 什么？', '答: 这个。'])
  t.same(read('Q&A: a title\n\nA. Smith wrote it.').said, [': Q&A: a title / A. Smith wrote it.'])
  const { said } = read('Q: One?\n\nA: Yes.\n\n## Notes\n\nNobody says this.\n\nQ: Two?\n\nA: No.')
  t.same(said, ['Q: One?', 'A: Yes.', ': Nobody says this.', 'Q: Two?', 'A: No.'])
})

t.test('a known speaker’s label without its colon', async (t) => {
  t.same(read('Host:\n\nOne?\n\nAnna:\n\nYes.\n\nHost\n\nTwo?').said, [
    'Host: One?',
    'Anna: Yes.',
    'Host: Two?',
  ])
  t.same(read('**Host:** Who?\n\n**Anna:** One man:\n\nHost').said, ['Host: Who?', 'Anna: One man: / Host'])
})

t.test('labels of a page, and colons in speech, are nobody', async (t) => {
  const text =
    'Location: Milan\n\nSlides: <https://example.com/a>\n\nAnna: Hello.\n\nBen: Hi.\n\npodcast: https://example.com'
  t.same(read(text).said, [
    ': Location: Milan / Slides: <https://example.com/a>',
    'Anna: Hello.',
    'Ben: Hi. / podcast: https://example.com',
  ])
  t.same(read('**Anna:** Look.\n\nSide note: this is mine.\n\nMilan: a city.').said, [
    'Anna: Look. / Side note: this is mine. / Milan: a city.',
  ])
  t.match(read('**Anna:** So.\n\n**Break:** \\[07:13\\] to \\[08:53\\]\n\n**Anna:** Back.').turns, [
    { paragraphs: ['So.'], asides: [{ after: 1 }] },
    { paragraphs: ['Back.'] },
  ])
})

t.test('a name in full with initials once, and initials after, is one person', async (t) => {
  const { said } = read('Anna van Dam (AvD): Hello.\n\nBen Ode (BO): Hi.\n\nAvD: So.\n\nBO: Yes.')
  t.same(said, ['Anna van Dam: Hello.', 'Ben Ode: Hi.', 'Anna van Dam: So.', 'Ben Ode: Yes.'])
})

t.test('a label means a person by name, alias, role or first name, if only one has it', async (t) => {
  for (const label of ['Anna Rossi', 'ANNA ROSSI', 'Annina', 'Anna', 'Host', 'host']) {
    const { turns, told } = read(`**${label}:** Hello.`, credited)
    t.match(turns, [{ speaker: 'Anna Rossi', person: 'anna-rossi' }], label)
    t.same(told, [], label)
  }
  t.match(read('**Ben Ode:** Hi.', { people: [ben] }).turns, [{ person: 'ben-ode' }], 'known, not credited')
})

t.test('an unknown label is told once, at its first place, with who it could be', async (t) => {
  const { turns, diagnostics, told } = read('**Anna:** A.\n\n**Chorus:** B.\n\n**Chorus:** C.', credited)
  t.match(turns[1], { speaker: 'Chorus' })
  t.notOk('person' in (turns[1] ?? {}))
  t.same(told, ['3:1 transcript.speaker-unknown'])
  t.match(diagnostics[0]?.message, /2 turns/)
  t.match(diagnostics[0]?.hint, /write Chorus: ben-ode under speakers: in episode\.md/)
  t.match(read('**Ann:** A.').diagnostics[0]?.hint, /people\.yaml/)
})

t.test('a first name that two credited people have is nobody’s', async (t) => {
  const other = person('anna-bianchi', 'Anna Bianchi')
  const { turns, told } = read('**Anna:** A.', { credits: [credit(anna, 'Guest'), credit(other, 'Guest')] })
  t.match(turns, [{ speaker: 'Anna' }])
  t.same(told, ['1:1 transcript.speaker-ambiguous'])
})

t.test('a near miss is asked about and left as it is', async (t) => {
  const { turns, diagnostics, told } = read('**Anna Rosi:** A.', credited)
  t.match(turns, [{ speaker: 'Anna Rosi' }])
  t.same(told, ['1:1 transcript.speaker-misspelt'])
  t.match(diagnostics[0]?.hint, /\*\*Anna Rossi:\*\*/)
  const often = Array.from({ length: 4 }, () => '**Cesare:** A.').join('\n\n')
  t.ok(read(`${often}\n\n**Cesrae:** B.`).told.includes('9:1 transcript.speaker-misspelt'))
  t.notOk(read('**Speaker 1:** A.\n\n**Speaker 2:** B.').told.some((one) => one.includes('misspelt')))
})

t.test('times that cannot be are told with their places, and do not enter the value', async (t) => {
  const back = read('**Anna** [00:02:00]: A.\n\n**Ben** [00:01:00]: B.\n\n**Anna** [00:03:00]: C.', credited)
  t.same(back.told, ['3:10 transcript.time-goes-back'])
  t.same(
    back.turns.map(({ start }) => start),
    [120, undefined, 180],
  )
  t.same(read('  **Anna** [0:99]: A.', credited).told, ['1:13 transcript.time-unreadable'])
  t.same(read('## A {t=soon}\n\n**Anna:** A.', credited).told, ['1:9 transcript.time-unreadable'])
  t.same(read('**Anna** [00:02:00]: A.', { ...credited, seconds: 100 }).told, [
    '1:11 transcript.time-past-end',
  ])
  t.same(read('**Anna** [00:01:40]: A.', { ...credited, seconds: 99.5 }).told, [], 'a rounded second')
})

t.test('empty things are told', async (t) => {
  t.same(read('**Anna:**\n\n**Ben:** Hi.', credited).told, ['1:1 transcript.turn-empty'])
  t.same(read('##\n\n**Ben:** Hi.', credited).told, ['1:1 transcript.heading-empty'])
  t.same(read('').told, ['1:1 transcript.no-turns'])
  t.same(read('---\ntitle: T\n---\n').turns, [])
  t.same(read('Nobody said this.').told, ['1:1 transcript.no-labels'])
  const before = read('---\ntitle: T\n---\n\nWords.\n\n**Ben:** Hi.', credited)
  t.same(before.told, ['5:1 transcript.text-before-label'])
  t.equal(before.turns[0]?.speaker, '')
})

t.test('only headings of level two are chapters', async (t) => {
  const { chapters, told } = read(
    '# The title\n\n## One\n\n**Ben:** Hi.\n\n### Two\n\n**Ben:** Ho.',
    credited,
  )
  t.same(chapters, [{ title: 'One' }])
  t.same(told, ['7:1 transcript.heading-level'])
})

t.test('an aside below a heading belongs to the turn that comes', async (t) => {
  const { turns } = read('**Ben:** Hi.\n\n## Two\n\n> A picture\n\n**Ben:** Ho.')
  t.same(
    turns.map(({ asides }) => asides),
    [[], [{ after: 0, text: 'A picture' }]],
  )
})

t.test('a paragraph with more markup than anybody reads is told once a turn', async (t) => {
  const { diagnostics } = read(
    `**Ann:** Yes.\n\n**Bo:** ${'_a'.repeat(1001)}\n\n${'*a'.repeat(1001)}\n`,
    credited,
  )
  const reported = diagnostics.filter(({ code }) => code === 'transcript.markup-excessive')
  t.match(reported, [{ severity: 'warning', line: 3, message: /1000 signs/ }])
})

t.test(
  'of many labels that mean nobody, all are told, and the first with the name they are slips of',
  async (t) => {
    const turns = ['**Anna Rossi:** a', ...Array.from({ length: 3 }, () => '**Carla Bianchi:** b')]
    const others = Array.from(
      { length: 300 },
      (_, index) => `**Carla Bianch${String.fromCodePoint(0x4e00 + index)}:** c`,
    )
    const { diagnostics } = read([...turns, ...others].join('\n\n'), credited)
    const codes = diagnostics.map(({ code }) => code)
    t.ok(codes.filter((code) => code === 'transcript.speaker-misspelt').length >= 190)
    t.ok(codes.filter((code) => code === 'transcript.speaker-unknown').length >= 100)
  },
)

t.test('huge and hostile input takes no longer than its size', async (t) => {
  const inputs = (huge: number): Record<string, string> => ({
    word: 'a'.repeat(huge),
    colons: ':'.repeat(huge),
    stars: '*'.repeat(huge),
    'bold labels': '**a:** '.repeat(huge / 7),
    quotes: '> '.repeat(huge / 100),
    brackets: '['.repeat(huge),
    backslashes: '\\'.repeat(huge),
    'a heading': `## ${'# '.repeat(huge / 2)}`,
    spaces: `Anna${' '.repeat(huge)}: x`,
    'many lines': 'Anna: x\n'.repeat(huge / 50),
    'many labels': Array.from(
      { length: huge / 1667 },
      (_, index) => `**Name ${index.toString(36)}:** x`,
    ).join('\n\n'),
    comments: '<!--\n'.repeat(huge / 50),
    'control characters': '\u0000\u001b[31m\u0007\ud800'.repeat(huge / 100),
  })
  const [small, large] = [inputs(1_250_000), inputs(5_000_000)]
  for (const name of Object.keys(large)) {
    const times = await growth(
      () => read(small[name] ?? '', credited),
      () => read(large[name] ?? '', credited),
    )
    t.ok(times < LINEAR_ENOUGH, `${name}: ${times.toFixed(1)} times for four times the text`)
  }
})

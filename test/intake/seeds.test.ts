import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { add, countsOf } from './a-draft.ts'

// Pages of our own with the same traits are read by kinds.test.ts: radio-interview-page, press-interview-page,
// article-with-takeaways, news-page, prose-interview-page.
const SEEDS = '../shared/seeds'
const skip = existsSync(SEEDS) ? false : `${SEEDS} is not here`
const seed = (name: string) => ({ [name]: skip ? '' : readFileSync(`${SEEDS}/${name}`) })

t.test('a radio interview with labels alone on their lines', { skip }, async (t) => {
  const { draft, front, transcript, diagnostics, codes, notes } = await add(seed('000_ed22da97feab69e7.txt'))

  t.test('45 turns, the one whose label lost its colon included', async (t) => {
    t.same(countsOf(transcript), { Host: 23, Alessandro: 22 })
    t.equal(transcript.turns.length, 45)
  })

  t.test('54 paragraphs: two broken sentences of 56 are joined, and said', async (t) => {
    const paragraphs = transcript.turns.flatMap((turn) => turn.paragraphs)
    t.equal(paragraphs.length, 54)
    t.same(
      diagnostics.filter(({ code }) => code === 'intake.sentence-joined').map(({ line }) => line),
      [171, 213],
    )
    const words = (speaker: string) =>
      transcript.turns
        .filter((turn) => turn.speaker === speaker)
        .flatMap((turn) => turn.paragraphs.join(' ').split(/\s+/)).length
    t.equal(words('Host'), 536)
    t.equal(words('Alessandro'), 1024)
  })

  t.test('23 chapters, each question titled with its own words', async (t) => {
    const titles = transcript.chapters.map(({ title }) => title)
    t.equal(titles.length, 23)
    t.equal(titles[0], 'Introduction')
    t.equal(titles.at(-1), 'Greetings')
    t.equal(titles.filter((title) => title.endsWith('?')).length, 21)
    t.match(titles[2], /^How has your international experience/)
    t.equal(titles[18], 'Would you take your family to visit China?')
    t.match(titles[19], /e-commerce, B2B\?$/)
    t.match(titles[20], / work in in e-commerce /, 'never corrected')
    t.notOk(titles.some((title) => /\s{2}/.test(title)))
    t.same(
      transcript.chapters.map((_, index) => transcript.turns.filter((turn) => turn.chapter === index).length),
      [2, ...Array.from({ length: 21 }, () => 2), 1],
    )
  })

  t.test('an answer of six paragraphs is one turn, an answer without a full stop too', async (t) => {
    const answers = transcript.turns.filter((turn) => turn.speaker === 'Alessandro')
    t.equal(answers[9]?.paragraphs.length, 6)
    t.same(answers[0]?.paragraphs, ['My pleasure, thank you'])
    t.equal(transcript.turns.at(-1)?.paragraphs.length, 3)
  })

  t.test('credits by team, each with a proposed role, and thanks', async (t) => {
    t.same(front['thanks'], ['Alessandro Marcello', 'Radio Bocconi'])
    t.same(
      (front['teams'] as { name: string; role: string; people: string[] }[]).map((team) => [
        team.name,
        team.role,
        team.people.length,
      ]),
      [
        ['Board BCSA', 'Executive Producer', 4],
        ['Advisor', 'Consultant', 1],
        ['Business team', 'Production Coordinator', 4],
        ['Marketing team', 'Marketing Manager', 2],
      ],
    )
    t.equal(codes.filter((code) => code === 'intake.team-role-proposed').length, 4)
  })

  t.test('12 new people, no organisation among them, nobody merged', async (t) => {
    const names = draft?.newPeople.map(({ name }) => name) ?? []
    t.equal(names.length, 12)
    t.notOk(names.includes('Radio Bocconi'))
    for (const name of ['Lina Ye', 'Lina Yingying Zhang', 'Louis Hu', 'Angelo Hu', 'Alessandro Marcello']) {
      t.ok(names.includes(name), name)
    }
  })

  t.test('who is who is asked, and stands as a comment only', async (t) => {
    t.notOk('people' in front)
    t.match(
      draft?.episodeMd,
      /^# people:\n# {3}Host: \[boris-gueorguiev\] {2}# .*\n# {3}Co-Host: \[louis-hu\] {2}# .*\n# {3}Guest: \[alessandro-marcello\]/m,
    )
    t.equal(codes.filter((code) => code === 'intake.person-question').length, 3)
  })

  t.test('what is not there is asked for, what is the page’s own is stripped and told', async (t) => {
    t.equal(front['title'], '')
    t.notOk('date' in front)
    t.equal(front['language'], 'en')
    t.equal(front['transcript'], 'edited')
    t.ok(codes.includes('intake.title-missing'))
    t.ok(codes.includes('intake.date-missing'))
    t.same(
      draft?.stripped.map(({ line }) => line),
      [264, 266, 268, 270],
    )
    t.ok(codes.includes('intake.categories-taken'))
    t.same(front['categories'], ['Business Post'])
    t.equal(notes, '')
  })

  t.test('misspellings are told, not fixed', async (t) => {
    const told = (code: string) => diagnostics.filter((one) => one.code === code).map(({ line }) => line)
    t.same(told('intake.space-before-comma'), [57])
    t.same(told('intake.word-doubled'), [223])
    t.same(told('intake.spelled-two-ways'), [169])
    t.match(draft?.transcriptMd, /fact , influencing/)
  })
})

t.test('a known person keeps their id', async (t) => {
  const people = [{ id: 'the-keeper', name: 'Giacomo Ferri', aliases: [] }]
  const page = readFileSync('test/fixtures/intake/radio-interview-page/in.txt')
  const { draft } = await add({ 'in.txt': page }, { people, title: 'A talk' })
  t.notOk(draft?.newPeople.some(({ name }) => name === 'Giacomo Ferri'))
  t.match(draft?.episodeMd, /# {3}Guest: \[the-keeper\]/)
  t.equal(draft?.slug, 'a-talk')
})

t.test('so does one of a page of others', { skip }, async (t) => {
  const people = [{ id: 'marcello', name: 'Alessandro Marcello', aliases: [] }]
  const { draft } = await add(seed('000_ed22da97feab69e7.txt'), { people, title: 'A talk' })
  t.equal(draft?.newPeople.length, 11)
  t.match(draft?.episodeMd, /# {3}Guest: \[marcello\]/)
  t.equal(draft?.slug, 'a-talk')
})

t.test('a press interview in Q. and A.', { skip }, async (t) => {
  const { draft, front, notes, transcript, codes } = await add(seed('001_371bda3d295ad488.txt'))
  t.match(front['title'], /^Q&A: .* Top Brands$/)
  t.same(countsOf(transcript), { Q: 6, A: 6 })
  t.same(
    transcript.turns.filter((turn) => turn.speaker === 'A').map((turn) => turn.paragraphs.length),
    [3, 3, 6, 1, 2, 1],
  )
  t.equal(transcript.chapters.length, 6)
  t.equal(transcript.chapters[0]?.title, 'How did you get things started?')
  t.same(
    transcript.turns.map((turn) => turn.asides.map(({ after }) => after)),
    [[], [], [], [3, 3], [], [6], [], [], [], [], [], []],
  )
  t.equal(front['transcript'], 'edited')
  t.equal((front['tags'] as string[]).length, 6)
  t.equal((front['tags'] as string[])[1], 'Cross-Border Trade')
  const [lead, ...intro] = notes.split('\n\n')
  t.match(lead, /^> .*Photo Credit/)
  t.equal(intro.length, 4)
  t.same(
    draft?.stripped.map(({ line }) => line),
    [3, 5, 17, 69, 71, 73],
  )
  t.match(draft?.episodeMd, /# {3}Host: \[\] {2}# .*Alizila/)
  t.match(draft?.episodeMd, /# {3}Guest: \[rodrigo-cipriani-foresio\]/)
  for (const code of [
    'edited',
    'tags-proposed',
    'date-missing',
    'interviewer-question',
    'person-question',
    'aside-taken',
  ]) {
    t.ok(codes.includes(`intake.${code}`), code)
  }
})

t.test('an Italian article that asks in its headings', { skip }, async (t) => {
  const { draft, front, notes, codes, diagnostics } = await add(seed('002_9c622ccefebd7cc7.txt'))
  t.equal(draft?.transcriptMd, undefined)
  t.equal(front['language'], 'it')
  t.match(front['title'], /^Come .* in Cina$/)
  t.match(front['summary'], /^E specialmente /)
  t.equal((front['takeaways'] as string[]).length, 5)
  t.equal(notes.match(/^## /gm)?.length, 4)
  t.equal(notes.match(/^<blockquote lang="en">$/gm)?.length, 3)
  t.match(notes, /story\.\n\n— Kyle Chan \(@kyleichan\) June 7, 2025\n\nAlibaba restructured/)
  const prose = notes
    .replace(/<blockquote[\s\S]*?<\/blockquote>/g, '')
    .split(/\n{2,}/)
    .filter((block) => !/^(?:#|$)/.test(block.trim()))
  t.equal(prose.length, 14)
  t.ok(codes.includes('intake.title-split'))
  t.ok(codes.includes('intake.no-interview'))
  t.ok(codes.includes('intake.date-missing'))
  t.ok(
    diagnostics.some(
      ({ code, message }) => code === 'intake.spelled-two-ways' && message.includes('Pavillion'),
    ),
  )
})

t.test('a short news item', { skip }, async (t) => {
  const { draft, front, notes, codes } = await add(seed('003_a31c8d53c7f2617f.txt'))
  t.equal(draft?.transcriptMd, undefined)
  t.equal(front['title'], 'Alibaba to push global expansion, says new CEO')
  t.notOk('date' in front)
  t.match(draft?.episodeMd, /^# date: 2015-05-14 /m)
  t.notOk('tags' in front)
  t.match(draft?.episodeMd, /^# tags: \[Alibaba, Asia, China, employment, news\]/m)
  t.equal(notes.split('\n\n').length, 9)
  t.match(notes, /to understand them to understand/)
  t.match(notes, /serve \[Chinese\] e-commerce/)
  t.same(
    draft?.stripped.map(({ line }) => line),
    [1, 27],
  )
  for (const code of ['no-interview', 'date-question', 'tags-unclear'])
    t.ok(codes.includes(`intake.${code}`), code)
})

t.test('an interview told in prose', { skip }, async (t) => {
  const { draft, front, notes, codes, diagnostics } = await add(seed('004_1870aee08a228de7.txt'))
  t.equal(draft?.transcriptMd, undefined)
  t.equal(front['title'], 'Interview With Alibaba: The Consumer First of All')
  t.match(front['summary'], /^The consumer first of all\. .* in Paris$/)
  t.equal(notes.split('\n\n').length, 17)
  t.ok(codes.includes('intake.prose-interview'))
  t.ok(diagnostics.some(({ code, line }) => code === 'intake.spelled-two-ways' && line === 11))
  t.match(notes, /Laura Pho Due/)
  t.same(
    draft?.stripped.map(({ line }) => line),
    [48, 50],
  )
})

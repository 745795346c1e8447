import t from 'tap'
import { film } from '../read/a-video.ts'
import { add } from './a-draft.ts'

/** Long enough for its language to be told. */
const PROSE =
  'The old radio stood on the output directory above the stove, and nobody in the house could remember who had bought it, or when it had last been switched on for more than a minute.'

t.test('credits: roles of the taxonomy, teams of the house, firms that are thanked', async (t) => {
  const { draft, front, codes } = await add({
    'a.txt': [
      'Host: Where?',
      '',
      'Anna Rossi: There.',
      '',
      'Special thanks to',
      '',
      'Radio Kitchen',
      '',
      'Cleo Ferri',
      '',
      'Producer: Dino Galli',
      '',
      'Kitchen helpers : Elio Moro , Fia Neri and Gus Orsi',
      '',
      'Advisor: Hill Studios',
    ].join('\n'),
  })
  t.same(front['people'], { Producer: ['dino-galli'] })
  t.same(front['teams'], [
    { name: 'Kitchen helpers', role: 'Production Assistant', people: ['elio-moro', 'fia-neri', 'gus-orsi'] },
  ])
  t.same(front['thanks'], ['Radio Kitchen', 'Cleo Ferri', 'Hill Studios'])
  t.same(draft?.newPeople.map(({ id }) => id).sort(), [
    'anna-rossi',
    'cleo-ferri',
    'dino-galli',
    'elio-moro',
    'fia-neri',
    'gus-orsi',
  ])
  t.ok(codes.includes('intake.team-role-proposed'))
  t.ok(codes.includes('intake.role-question'))
})

t.test('a first name is never taken for a full one', async (t) => {
  const people = [
    { id: 'anna-rossi', name: 'Anna Rossi', aliases: [] },
    { id: 'anna-bianchi', name: 'Anna Bianchi', aliases: [] },
  ]
  const { draft, front, diagnostics } = await add(
    { 'a.txt': 'Host: Where?\n\nAnna: There.\n\nHost: So.' },
    { people },
  )
  t.same(draft?.newPeople, [])
  t.notOk('people' in front)
  t.match(draft?.episodeMd, /^# {3}Guest: \[anna-rossi, anna-bianchi\]/m)
  t.match(
    diagnostics.find(({ code }) => code === 'intake.person-question')?.message,
    /Anna Rossi or Anna Bianchi/,
  )
  t.ok((await add({ 'a.txt': 'Host: Where?\n\nZoe: There.' })).codes.includes('intake.person-unnamed'))
})

t.test('a notice that the text was edited', async (t) => {
  const { front, notes, codes } = await add({
    'a.txt': 'This interview has been condensed for clarity.\n\nHost: Where?\n\nAnna: There.',
  })
  t.equal(front['transcript'], 'edited')
  t.equal(notes, '')
  t.ok(codes.includes('intake.edited'))
})

t.test('tags: run together, spaced, hashed, listed', async (t) => {
  const tags = async (tail: string) => {
    const { front, codes } = await add({
      'a.txt': `A radio in every kitchen\n\n${PROSE}\n\n${PROSE}\n\n${tail}`,
    })
    return { tags: front['tags'], codes }
  }
  const glued = await tags('Old RadiosKitchensBlue')
  t.same(glued.tags, ['Old Radios', 'Kitchens', 'Blue'])
  t.ok(glued.codes.includes('intake.tags-proposed'))
  const spaced = await tags('Radio Kitchen shelf\nSend us a correction')
  t.equal(spaced.tags, undefined)
  t.ok(spaced.codes.includes('intake.tags-unclear'))
  t.same((await tags('#radio #kitchen')).tags, ['radio', 'kitchen'])
  t.same((await tags('Tags: radio, old kitchens')).tags, ['radio', 'old kitchens'])
})

t.test('a title: the option wins, then the text; it is never made up', async (t) => {
  const text = 'A radio in every kitchen\n\nHost: Where?\n\nAnna: There.'
  t.equal((await add({ 'a.txt': text })).front['title'], 'A radio in every kitchen')
  const given = await add({ 'a.txt': text }, { title: 'Mine: "quoted" #1' })
  t.equal(given.front['title'], 'Mine: "quoted" #1')
  t.equal(given.draft?.slug, 'mine-quoted-1')
  const none = await add({ 'My File.txt': 'Host: Where?\n\nAnna: There.' })
  t.equal(none.front['title'], '')
  t.equal(none.draft?.slug, 'my-file')
  t.match(
    none.diagnostics.find(({ code }) => code === 'intake.title-missing')?.hint,
    /^Write it after title: in the episode\.md of the draft/,
  )
  t.equal(
    (await add({ 'a.md': `---\ntitle: From the file\n---\n\n${PROSE}` })).front['title'],
    'From the file',
  )
  t.equal((await add({ 'a.md': `# From a heading\n\n${PROSE}` })).front['title'], 'From a heading')
})

t.test('title and deck in one line are parted, and asked about', async (t) => {
  const { front, codes } = await add({
    'a.txt': `La vecchia radio che nessuno voleva accendere in cucina E soprattutto quella azzurra, che parlava ancora\n${PROSE}\n${PROSE}`,
  })
  t.equal(front['title'], 'La vecchia radio che nessuno voleva accendere in cucina')
  t.match(front['summary'], /^E soprattutto/)
  t.ok(codes.includes('intake.title-split'))
})

t.test('a paragraph set apart below the title is the summary', async (t) => {
  const { front, codes } = await add({
    'a.txt': `A radio in every kitchen\n\nWhy a small blue box stood above so many stoves\n\n\n${PROSE}\n\n${PROSE}`,
  })
  t.match(front['summary'], /^Why a small/)
  t.ok(codes.includes('intake.summary-taken'))
})

t.test('a date: given, asked, or missing', async (t) => {
  const dated = await add({ 'a.txt': `A radio in every kitchen\n\n3 March 2021\n\n${PROSE}` })
  t.notOk('date' in dated.front)
  t.match(dated.draft?.episodeMd, /^# date: 2021-03-03 /m)
  t.ok(dated.codes.includes('intake.date-question'))
  const given = await add({ 'a.txt': PROSE }, { date: '2021-03-03T10:00:00+01:00' })
  t.equal(given.front['date'], '2021-03-03T10:00:00+01:00')
  t.notOk(given.codes.includes('intake.date-missing'))
  t.ok((await add({ 'a.txt': PROSE })).codes.includes('intake.date-missing'))
})

t.test('the language: given, told, or the station’s', async (t) => {
  const language = async (text: string, given?: string) => {
    const { front, codes } = await add({ 'a.txt': text }, given === undefined ? {} : { language: given })
    return [front['language'], codes.includes('intake.language-unsure')]
  }
  t.same(await language(PROSE), ['en', false])
  t.same(await language(PROSE, 'sv'), ['sv', false])
  t.same(await language('Host: So?\n\nAnna: Ja.'), ['de', true])
  t.same(
    await language(
      'La vecchia radio stava sopra la cucina, e nessuno in casa ricordava chi l’avesse comprata o quando fosse stata accesa.',
    ),
    ['it', false],
  )
  t.same(
    await language(
      '那台旧收音机放在炉子上方的架子上，家里没有人记得是谁买的，也没有人记得它上次打开是什么时候。',
    ),
    ['zh', false],
  )
})

t.test('who asks is a question, since a publication is no person', async (t) => {
  const { diagnostics, draft } = await add({
    'talk.txt': `Q&A: A cupboard with a view

The Cupboard Gazette sat down with Noor Sample to talk about doors.

Q. What is behind the door?

A. Another cupboard.
`,
  })
  t.match(
    diagnostics.find(({ code }) => code === 'intake.interviewer-question'),
    { severity: 'info', line: 5, message: /The Cupboard Gazette/ },
  )
  t.match(draft?.episodeMd, /^# people:$/m)
})

t.test('front matter: what has a key is taken, every other key is named with its line', async (t) => {
  const { front, diagnostics, codes } = await add({
    'a.md': `---\ntitle: Bread\nlang: nl_NL\npublishDate: 2024-03-09T07:30Z\nepisode_type: trailer\nseason: zero\nmood:\n  - warm\n---\n${PROSE}`,
  })
  t.match(front, { title: 'Bread', language: 'nl-NL', date: '2024-03-09T07:30Z', kind: 'trailer' })
  t.notOk(codes.includes('intake.date-missing'))
  t.match(
    diagnostics.find(({ code }) => code === 'intake.key-left'),
    {
      line: 6,
      left: [
        { line: 6, text: 'season: zero' },
        { line: 7, text: 'mood: warm' },
      ],
    },
  )
  const broken = await add({ 'a.md': `---\njust a line\n---\n${PROSE}` })
  t.match(
    broken.diagnostics.find(({ code }) => code === 'intake.front-unreadable'),
    { left: [{ line: 2, text: 'just a line' }] },
  )
})

t.test('front matter credits by name or id; a short name that nobody has is asked about', async (t) => {
  const people = [{ id: 'ida-korn', name: 'Ida Korn', aliases: ['Ida'] }]
  const { front, draft, diagnostics } = await add(
    { 'a.md': `---\nhosts: [ida-korn, Ida]\nguest: Jonas Adler, Leo\n---\n${PROSE}` },
    { people },
  )
  t.same(front['people'], { Host: ['ida-korn'], Guest: ['jonas-adler'] })
  t.same(
    draft?.newPeople.map(({ id }) => id),
    ['jonas-adler'],
  )
  t.match(
    diagnostics.find(({ code }) => code === 'intake.person-unnamed'),
    { message: /“Leo”/ },
  )
})

t.test('a video is told as one and named as one, and the pictures of chapters are none', async (t) => {
  for (const entry of ['avc1', 'hvc1', 'mp4v'])
    t.ok((await add({ 'talk.m4a': film({ entry }) })).codes.includes('intake.recording-video'), entry)
  const { draft, diagnostics } = await add({ 'talk.m4a': film() })
  t.equal(draft?.recording?.name, 'talk.mp4')
  t.match(
    diagnostics.find(({ code }) => code === 'intake.recording-video'),
    { severity: 'info', hint: 'If only its sound is meant, take that: ffmpeg -i talk.m4a -vn talk.mp3' },
  )
  for (const entry of ['mp4a', 'jpeg'])
    t.notOk((await add({ 'talk.m4a': film({ entry }) })).codes.includes('intake.recording-video'), entry)
})

import NodeID3 from 'node-id3'
import t from 'tap'
import { parse } from 'yaml'
import { freeSlug, slugOf } from '../../src/intake/slug.ts'
import { cleanName, endingOf } from '../../src/intake/source.ts'
import { growth, LINEAR_ENOUGH } from '../growth.ts'
import { mp3 } from '../read/a-station.ts'
import { add } from './a-draft.ts'

const bytes = (...parts: readonly (string | number)[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part].map((one) => one.charCodeAt(0)))),
  )

t.test('a file is what its bytes say', async (t) => {
  t.same(endingOf(bytes('ID3', 4, 0)), { kind: 'recording', ending: 'mp3' })
  t.same(endingOf(bytes(0xff, 0xfb, 0x90, 0)), { kind: 'recording', ending: 'mp3' })
  t.same(endingOf(bytes(0, 0, 0, 32, 'ftypM4A ')), { kind: 'recording', ending: 'm4a' })
  t.same(endingOf(bytes('OggS', 'x'.repeat(24), 'OpusHead')), { kind: 'recording', ending: 'opus' })
  t.same(endingOf(bytes('OggS', 'x'.repeat(24), 1, 'vorbis')), { kind: 'recording', ending: 'ogg' })
  t.same(endingOf(bytes('fLaC')), { kind: 'recording', ending: 'flac' })
  t.same(endingOf(bytes('RIFF', 0, 0, 0, 0, 'WAVE')), { kind: 'recording', ending: 'wav' })
  t.same(endingOf(bytes(0xff, 0xd8, 0xff, 0xe0)), { kind: 'picture', ending: 'jpg' })
  t.same(endingOf(bytes(0x89, 'PNG\r\n', 0x1a, '\n')), { kind: 'picture', ending: 'png' })
  t.equal(endingOf(bytes(0xff, 0xfe, '1', 0)), undefined, 'the mark of UTF-16')
  t.equal(endingOf(bytes('Host: hello')), undefined)
})

t.test('recording and cover come along under clean names', async (t) => {
  const { draft, front } = await add({
    'La mia voce (finale) è.MP3': bytes('ID3', 4, 0),
    'Foto.jpeg': bytes(0xff, 0xd8, 0xff),
    'talk.txt': 'Host: Where?\n\nAnna: There.',
  })
  t.same(draft?.recording, { from: 'La mia voce (finale) è.MP3', name: 'La-mia-voce-finale-e.mp3' })
  t.same(draft?.cover, { from: 'Foto.jpeg', name: 'Foto.jpeg' })
  t.equal(front['recording'], 'La-mia-voce-finale-e.mp3')
  t.equal(front['cover'], 'Foto.jpeg')
  t.equal(cleanName('voice.ogg', 'opus'), 'voice.ogg')
  t.equal(cleanName('../../etc/passwd', 'mp3'), 'passwd.mp3')
  t.equal(cleanName('录音', 'mp3'), 'LuYin.mp3')
  t.equal(cleanName('...', 'wav'), 'recording.wav')
})

t.test('two files for one part are refused', async (t) => {
  const { draft, diagnostics } = await add({ 'a.txt': 'Host: A?', 'b.txt': 'Host: B?' })
  t.equal(draft, undefined)
  t.match(diagnostics, [{ code: 'intake.sources-doubled', file: 'b.txt' }])
})

t.test('no file at all is an empty draft', async (t) => {
  const { draft, front } = await add({}, { title: 'Later' })
  t.equal(draft?.slug, 'later')
  t.equal(draft?.transcriptMd, undefined)
  t.same(Object.keys(front), ['title', 'guid', 'feed', 'status', 'language'])
})

t.test('what is no text makes nothing', async (t) => {
  t.match((await add({ 'a.txt': '' })).diagnostics, [{ code: 'intake.source-empty' }])
  t.match((await add({ 'a.txt': ' \n ' })).diagnostics, [{ code: 'intake.source-empty' }])
  const unknown = await add({ 'a.bin': Uint8Array.from([1, 0, 2, 0, 3]) })
  t.match(unknown.diagnostics, [{ code: 'intake.source-unknown' }])
  t.equal(unknown.draft, undefined)
})

t.test('nothing binary is read as text, and what check accepts is accepted', async (t) => {
  const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31 + 7 * index) % 256)
  const files: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['a.pdf', bytes('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'), /a PDF document/],
    ['a.rtf', bytes('{\\rtf1\\ansi Mira: Good morning.}'), /Rich Text/],
    ['a.mp3', bytes('version https://git-lfs.github.com/spec/v1\noid sha256:00\n'), /git lfs pull/],
    ['a.docx', bytes('PK', 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 1, 2, 3, 4), /office document/],
    ['b.mp3', bytes('Mira: Good morning.'), /text under the name of a recording/],
    ['noise.bin', noise, /neither sound nor words/],
  ]
  for (const [name, content, message] of files) {
    const { draft, diagnostics } = await add({ [name]: content })
    t.equal(draft, undefined, name)
    t.match(diagnostics, [{ code: 'intake.source-unknown', message }], name)
  }
  const stream = bytes(0xff, 0xf1, 0x50, 0x80, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5)
  t.match((await add({ 'a.aac': stream })).diagnostics, [
    { code: 'recording.format-unknown', message: /a bare AAC stream/, hint: /a\.mp3/ },
  ])
  const padded = Uint8Array.from([...new Uint8Array(300), ...mp3()])
  t.same(endingOf(padded), { kind: 'recording', ending: 'mp3' }, 'silence before the first frame')
  t.equal(endingOf(bytes('verse one\n\nMira: hello')), undefined)
})

t.test('what a recording says of itself is offered as comments', async (t) => {
  const tags = {
    title: 'A morning',
    artist: 'Mira Stolz',
    chapter: [{ elementID: 'a', startTimeMs: 0, endTimeMs: 900, tags: { title: 'The oven' } }],
  }
  const { draft, front, diagnostics } = await add({ 'a.mp3': NodeID3.write(tags, Buffer.from(mp3())) })
  t.equal(front['title'], '')
  t.notOk('chapters' in front)
  for (const line of [
    '# title: A morning  # the recording says so',
    '# The recording names “Mira Stolz”.',
    '#   - title: The oven',
    '#     start: 00:00:00',
  ])
    t.ok(draft?.episodeMd.split('\n').includes(line), line)
  t.match(
    diagnostics.find(({ code }) => code === 'intake.recording-offers'),
    { message: /the title “A morning”, the artist “Mira Stolz”, 1 chapter/ },
  )
})

t.test('slugs', async (t) => {
  t.equal(slugOf('How did it start? Già!'), 'how-did-it-start-gia')
  t.equal(slugOf('大学ラジオの歴史'), 'rajiono')
  t.equal(slugOf('???'), '')
  t.ok(slugOf('word '.repeat(40)).length <= 60)
  t.notMatch(slugOf('wordy '.repeat(40)), /-wor?d?$/)
  t.equal(freeSlug('talk', ['talk', 'talk-2']), 'talk-3')
  t.equal((await add({}, { title: 'Talk', takenSlugs: ['talk'] })).draft?.slug, 'talk-2')
  const wrong = await add({}, { slug: 'My Talk' })
  t.match(wrong.diagnostics, [{ code: 'intake.slug-wrong' }])
  t.equal(wrong.draft, undefined)
})

t.test('any title and any feed are valid YAML that reads back', async (t) => {
  for (const title of [
    'a: b',
    '- x',
    '"',
    "'",
    '#',
    'yes',
    '12:30',
    '1.10',
    '[x]',
    '{y}',
    '& *',
    '| >',
    'a\nb',
    '\\',
    '😀',
    '---',
    '%',
    '@',
    '`',
    ' null ',
  ]) {
    const { draft } = await add({ 'a.txt': 'Host: A?\n\nAnna: B.' }, { title, feed: ['one', 'two'] })
    const front = parse(/^---\n([\s\S]*?)\n---\n/.exec(draft?.episodeMd ?? '')?.[1] ?? '') as Record<
      string,
      unknown
    >
    t.equal(front['title'], title.trim().replace('\n', ' '))
    t.same(front['feed'], ['one', 'two'])
  }
})

t.test('huge and hostile texts take no longer than their size', async (t) => {
  const texts = (size: number): Record<string, string> => ({
    word: 'a'.repeat(size),
    'one line': 'so it was, '.repeat(size / 11),
    lines: 'Anna: so it was.\n\n'.repeat(size / 50),
    paragraphs: 'It was blue, and nobody knew.\n\n'.repeat(size / 50),
    capitals: 'Anna Berta Carla Dora Emma Frida '.repeat(size / 33),
    'glued capitals': 'aB'.repeat(size / 2),
    spaces: `Anna:${' '.repeat(size)}x`,
    quotes: '> '.repeat(size / 20),
    'blank lines': '\n'.repeat(size),
    tags: '<a'.repeat(size / 2),
    brackets: '['.repeat(size),
    'numbered questions': '1. So?\n\n\n'.repeat(size / 40),
    'names with colons': Array.from({ length: size / 60 }, (_, index) => `Name ${index}: so it was\n\n`).join(
      '',
    ),
    'nested page': `<div>${'<div>'.repeat(size / 20)}so it was`,
    'rows of a table': `time,speaker,words\n${'0:01,Anna,"so, it was"\n'.repeat(size / 60)}`,
    'listed labels': '- Anna: so\n- Ben: it was\n'.repeat(size / 80),
    'JSON above a text': `{"a":\n${'}\n'.repeat(size / 20)}`,
  })
  const captions = (size: number) =>
    `WEBVTT\n\n${'00:01.000 --> 00:02.000\n<v Anna>so it was\n\n'.repeat(size / 50)}`
  const [small, large] = [texts(250_000), texts(1_000_000)]
  for (const name of Object.keys(large)) {
    const times = await growth(
      () => add({ 'a.txt': small[name] ?? '' }),
      () => add({ 'a.txt': large[name] ?? '' }),
    )
    t.ok(times < LINEAR_ENOUGH, `${name}: ${times.toFixed(1)} times for four times the text`)
  }
  const times = await growth(
    () => add({ 'a.vtt': captions(250_000) }),
    () => add({ 'a.vtt': captions(1_000_000) }),
  )
  t.ok(times < LINEAR_ENOUGH, `captions: ${times.toFixed(1)} times for four times the text`)
})

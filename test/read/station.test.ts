import t from 'tap'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import { freshGuid } from '../../src/read/fresh-guid.ts'
import { readStation } from '../../src/read/station.ts'
import { goodFiles, mp3, png, read, said, spot } from './a-station.ts'

const edited = (file: string, from: string | RegExp, to: string) => {
  const files = goodFiles()
  files[file] = String(files[file]).replace(from, to)
  return files
}

t.test('a folder becomes a station', async (t) => {
  const root = t.testdir({
    'station.yaml':
      'title: Example Radio\nurl: https://radio.example/onda/\nlanguage: IT\ncontact: desk@radio.example\ndefaults:\n  author: Example Radio\n  explicit: false\n  license: cc-by-4.0\n  feed: show\n',
    'people.yaml': 'ann-lee:\n  name: Ann Lee\n',
    feeds: {
      'show.yaml':
        'title: The Show\ndescription: |\n  Talks.\ncategories: [Business > Careers, News]\nartwork: show.png\nlocation: Milan\n',
      'show.png': Buffer.from(png(1400, 1400)),
      '.DS_Store': '',
    },
    episodes: {
      '.gitkeep': '',
      one: {
        'episode.md':
          '---\ntitle: One\nguid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3e\ndate: 2025-03-14T18:00:00+01:00\nstatus: published\npeople:\n  host: [ann-lee]\nteams:\n  - name: Board\n    role: Executive Producer\n    people: [ann-lee]\nchapters:\n  - title: Late\n    start: 00:00:01\n  - title: First\n    start: 0\n---\n\nNotes.\n',
        'one.mp3': Buffer.from(mp3(100)),
        'cover.png': Buffer.from(png(1400, 1400)),
        'transcript.md': '**Ann Lee:** Ciao.\n',
        'transcript.pt-br.md': '**Ann Lee:** Oi.\n',
      },
    },
    templates: { 'episode.liquid': 'x', fonts: { 'a.woff2': 'y' } },
  })
  const { station, diagnostics, drafts, placeOf } = await readStation(fileStorage(root))
  t.strictSame(diagnostics.map(spot), ['episodes/one/episode.md:16:12 episode.chapter-order'])
  t.match(station, {
    title: 'Example Radio',
    url: 'https://radio.example/onda',
    language: 'it',
    feeds: [
      {
        id: 'show',
        description: 'Talks.',
        author: 'Example Radio',
        language: 'it',
        explicit: false,
        type: 'episodic',
        medium: 'podcast',
        locked: false,
        license: { name: 'cc-by-4.0' },
        location: { name: 'Milan' },
        categories: [{ name: 'Business', sub: 'Careers' }, { name: 'News' }],
        artwork: { file: 'feeds/show.png', type: 'image/png', width: 1400, height: 1400 },
      },
    ],
    episodes: [
      {
        slug: 'one',
        feeds: ['show'],
        language: 'it',
        kind: 'full',
        status: 'published',
        date: new Date('2025-03-14T17:00:00Z'),
        notes: 'Notes.',
        credits: [
          { person: { id: 'ann-lee' }, role: 'Host', group: 'Cast' },
          { person: { id: 'ann-lee' }, role: 'Executive Producer', team: 'Board' },
        ],
        chapters: [
          { title: 'First', start: 0 },
          { title: 'Late', start: 1 },
        ],
        transcripts: [{ language: 'it' }, { language: 'pt-BR' }],
        recording: { file: 'one.mp3', type: 'audio/mpeg' },
        cover: { file: 'episodes/one/cover.png' },
      },
    ],
  })
  t.notHas(station?.episodes[0], 'license')
  t.strictSame([...(station?.templates.keys() ?? [])], ['episode.liquid', 'fonts/a.woff2'])
  t.equal(drafts.size, 0)
  t.match(placeOf('feeds/show.yaml', 'categories', 1), { file: 'feeds/show.yaml', line: 4, column: 34 })
  t.match(placeOf('episodes/one/episode.md', 'teams', 0, 'role'), { line: 10, column: 11 })
  t.match(placeOf('episodes/one/episode.md', 'teams', 7, 'role'), { line: 9, column: 3 })
  t.match(placeOf('nowhere.yaml', 'x'), { file: 'nowhere.yaml', line: 1, column: 1 })
})

t.test('all problems are told in one run, in the order of files and lines', async (t) => {
  const files = goodFiles()
  files['station.yaml'] = 'title: Example Radio\nurl: radio.example\nlanguage: en\ncontact: x\n'
  files['people.yaml'] = 'ann-lee:\n  name: Ann Lee\n  urll: x\n'
  files['feeds/show.yaml'] = 'title: 1\ncategories: []\nartwork: no.png\n'
  files['episodes/one/episode.md'] =
    '---\ntitle: One\nfeed: shw\ndate: soon\nseason: 0\nstatus: published\npeople:\n  Host: [cy]\nrecording: a/b\n---\n'
  t.strictSame(await said(files), [
    'station.yaml:2:6 station.url-wrong',
    'station.yaml:4:10 station.email-wrong',
    'people.yaml:1:1 people.uncredited',
    'people.yaml:3:3 people.key-unknown',
    'feeds/show.yaml:1:1 feed.key-missing',
    'feeds/show.yaml:1:8 feed.text-unquoted',
    'feeds/show.yaml:2:13 feed.value-wrong',
    'feeds/show.yaml:3:10 feed.artwork-missing',
    'episodes/one/episode.md:2:1 episode.guid-missing',
    'episodes/one/episode.md:2:1 episode.description-missing',
    'episodes/one/episode.md:3:7 episode.feed-unknown',
    'episodes/one/episode.md:4:7 episode.date-unreadable',
    'episodes/one/episode.md:5:9 episode.number-wrong',
    'episodes/one/episode.md:8:10 episode.person-unknown',
    'episodes/one/episode.md:9:12 episode.file-name-wrong',
    'episodes/one/transcript.md:3:1 transcript.speaker-unknown',
  ])
})

t.test('a byte-order mark, carriage returns and comments are no faults', async (t) => {
  const files = goodFiles()
  for (const file of ['station.yaml', 'people.yaml', 'feeds/show.yaml', 'episodes/one/episode.md']) {
    const text = String(files[file]).replaceAll('\n', '\r\n')
    files[file] = Buffer.from(`\ufeff${file.endsWith('.md') ? '' : '# a comment\r\n'}${text}`)
  }
  const { diagnostics, station } = await read(files)
  t.strictSame(diagnostics, [])
  t.equal(station?.episodes[0]?.notes, 'The notes.')
})

t.test('a draft lacks what only a published episode needs, and is known as a draft', async (t) => {
  const { diagnostics, drafts, station } = await read(goodFiles())
  t.strictSame(diagnostics, [])
  t.strictSame([...drafts], ['two'])
  t.match(station?.episodes[1], { slug: 'two', status: 'draft' })
  const faulty = edited('episodes/two/episode.md', 'title: Two\n', '')
  t.strictSame([...(await read(faulty)).drafts], ['two'], 'a faulty one too')
  const unclear = edited('episodes/two/episode.md', 'title: Two', 'title: Two\nstatus: publishd')
  t.strictSame([...(await read(unclear)).drafts], [], 'but not one that may have been meant as published')
})

t.test('an episode without its facts is left out, and so is a feed', async (t) => {
  const { station } = await read(edited('episodes/one/episode.md', /^guid.*\n/m, ''))
  t.strictSame(
    station?.episodes.map(({ slug }) => slug),
    ['two'],
  )
  const { station: other } = await read(edited('feeds/show.yaml', 'title: The Show\n', ''))
  t.strictSame(other?.feeds, [])
})

t.test('there is no station while station.yaml has an error, and no error follows from that', async (t) => {
  const { station, diagnostics } = await read({ ...goodFiles(), 'station.yaml': 'title: [\n' })
  t.equal(station, undefined)
  t.strictSame(
    diagnostics.map(({ code }) => code),
    ['station.yaml-broken'],
  )
})

t.test('a folder name that is unfit for an address is told, and a fit one proposed', async (t) => {
  const { 'episodes/two/episode.md': two = '', ...files } = goodFiles()
  const { diagnostics, station } = await read({ ...files, 'episodes/Número Dos/episode.md': two })
  t.match(diagnostics, [{ code: 'episode.slug-wrong', hint: /episodes\/numero-dos$/ }])
  t.equal(station?.episodes.length, 1)
})

t.test('a feed file’s name has to be fit for an address', async (t) => {
  const feed = goodFiles()['feeds/show.yaml'] ?? ''
  const { diagnostics } = await read({ ...goodFiles(), 'feeds/My Show.yaml': feed })
  t.match(diagnostics, [{ code: 'feed.id-wrong', file: 'feeds/My Show.yaml', hint: /feeds\/my-show.yaml/ }])
})

t.test('a station without a feed is told so', async (t) => {
  const files = { 'station.yaml': goodFiles()['station.yaml'] ?? '' }
  t.strictSame(await said(files), ['station.yaml:1:1 feed.none'])
})

t.test('full episodes of a serial show need a number; trailers and drafts do not', async (t) => {
  const serial = (front: string) => {
    const files = edited('feeds/show.yaml', 'license:', 'type: serial\nlicense:')
    files['episodes/one/episode.md'] = String(files['episodes/one/episode.md']).replace('episode: 1', front)
    return said(files)
  }
  t.strictSame(await serial('tags: []'), ['episodes/one/episode.md:2:1 episode.number-missing'])
  t.strictSame(await serial('kind: trailer'), [])
  const draft = edited('feeds/show.yaml', 'license:', 'type: serial\nlicense:')
  draft['episodes/two/episode.md'] = String(draft['episodes/two/episode.md']).replace('episode: 2\n', '')
  t.strictSame(await said(draft), [])
})

t.test('an episode without a guid is given one that is the same at every run', async (t) => {
  const { diagnostics } = await read(edited('episodes/one/episode.md', /^guid.*\n/m, ''))
  const fresh = freshGuid('https://radio.example', 'one')
  t.match(fresh, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  t.match(diagnostics, [{ code: 'episode.guid-missing', hint: `Write guid: ${fresh}` }])
  t.not(fresh, freshGuid('https://radio.example', 'two'))
})

t.test('no file can change what every object inherits', async (t) => {
  await read(
    edited(
      'station.yaml',
      'title:',
      '__proto__:\n  polluted: true\nconstructor:\n  prototype: {polluted: true}\ntitle:',
    ),
  )
  t.equal(({} as { polluted?: boolean }).polluted, undefined)
})

t.test('words that objects have by nature are unknown keys, roles and people like any other', async (t) => {
  const files = edited('episodes/one/episode.md', 'Host: [ann-lee]', 'constructor: [toString]')
  t.strictSame(await said({ ...files, 'transcript.md': '' }).then((all) => all.slice(0, 2)), [
    'episodes/one/episode.md:10:3 episode.role-unknown',
    'episodes/one/episode.md:10:17 episode.person-unknown',
  ])
})

t.test('a draft that lacks only its title can be looked at, a published episode is left out', async (t) => {
  for (const [status, titles] of [
    ['draft', ['']],
    ['published', []],
  ] as const) {
    const episode = `---\ntitle: ""\nguid: 5b0c6f0e-8a54-4d3e-9d5c-0d3e6f1a2b3c\nfeed: show\nstatus: ${status}\n---\n`
    const { station } = await read({ ...goodFiles(), 'episodes/one/episode.md': episode })
    t.strictSame(
      station?.episodes.filter((one) => one.slug === 'one').map((one) => one.title),
      titles,
    )
  }
})

t.test(
  'the day of an episode is the day where it was written, whatever day it is in Greenwich',
  async (t) => {
    const file = 'episodes/one/episode.md'
    const written = String(goodFiles()[file]).replace(/^date: .*$/m, 'date: 2025-03-15T00:30:00+01:00')
    const { station } = await read({ ...goodFiles(), [file]: written })
    t.match(station?.episodes[0], { date: new Date('2025-03-14T23:30:00Z'), day: '2025-03-15' })
  },
)

t.test(
  'a feed keeps its newest episodes and its hubs, and takes the station’s hubs where it has none',
  async (t) => {
    const own = await read(
      edited(
        'feeds/show.yaml',
        'artwork:',
        'newest: 50\nhub: [https://hub.example/, https://other.example/]\nartwork:',
      ),
    )
    t.match(own.station?.feeds, [{ newest: 50, hubs: ['https://hub.example/', 'https://other.example/'] }])
    const shared = edited('station.yaml', 'defaults:', 'defaults:\n  hub: [https://hub.example/]')
    t.match((await read(shared)).station?.feeds, [{ hubs: ['https://hub.example/'] }])
    shared['feeds/show.yaml'] = `${shared['feeds/show.yaml']}hub: []\n`
    t.strictSame((await read(shared)).station?.feeds[0]?.hubs, [])
  },
)

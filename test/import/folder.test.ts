import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { readStation } from '../../src/read/station.ts'
import { answersIn, folderTexts, mappingFor } from '../../src/tasks/import-mapping.ts'
import { importFolder } from '../../src/tasks/import-show.ts'
import { answersFile, joinTranscripts } from '../../src/tasks/import-transcripts.ts'
import { starter } from './a-show.ts'

const FILES = {
  '_posts/2020-01-05-the-crane.md': `---
title: "Talk #1 - The crane"
team: 'Ann Lee, bo'
youtube: https://video.example/1
audioformats:
  mp3: https://media.example/1.mp3
  ogg: https://media.example/1.ogg
aliases: [/1]
---
Notes with **Markdown**.

* 00:00 - Hello
* 3:07 - Up there
`,
  '_posts/two.md': `+++
Title = "Tide"
date = "2020-02-02T18:30:00"
episode = "2"
podcast_duration = "1:02:03"
explicit = "no"
url = "https://media.example/2.mp3?x=1"
+++
- [Low](https://low.example/) - *00:01:00*.
- High - *00:20:30*.
`,
  '_posts/about.md': '---\ntitle: About us\ndate: 1577836800000\n---\nHello.\n',
  'team/bo.md': '---\nname: Bo Chen\nwebsite: https://bo.example/\n---\nBo has a boat.\n',
  '_config.yml':
    'title: Harbour Talk\nlanguage: en\nemail: desk@harbour.example\ntimezone: Europe/Rome\nurl: https://harbour.example\n',
}

async function imported(files: Readonly<Record<string, string>> = FILES, map?: string, preset = 'jekyll') {
  const storage = memoryStorage({})
  const file = map === undefined ? undefined : { name: 'map.yaml', bytes: new TextEncoder().encode(map) }
  const { value: mapping } = mappingFor(preset, file)
  if (!mapping) throw new Error('no mapping')
  const texts = await folderTexts(memoryStorage(files))
  const result = await importFolder(storage, starter, { name: 'site', files: texts, mapping }, {})
  const { station } = await readStation(storage)
  return { storage, station, ...result }
}

t.test('front matter becomes episodes, and data files people', async (t) => {
  const { station, diagnostics } = await imported()
  t.match(station, { title: 'Harbour Talk', url: 'https://harbour.example', timezone: 'Europe/Rome' })
  t.match(
    station?.episodes.find(({ slug }) => slug === 'talk-1-the-crane'),
    {
      title: 'Talk #1 - The crane',
      episode: 1,
      guid: 'https://media.example/1.mp3',
      date: new Date('2020-01-04T23:00:00Z'),
      recording: { url: 'https://media.example/1.mp3', type: 'audio/mpeg' },
      alternatives: [{ type: 'audio/ogg', sources: [{ uri: 'https://media.example/1.ogg' }] }],
      contentLinks: [{ url: 'https://video.example/1', title: 'YouTube' }],
      formerly: ['/1'],
      chapters: [
        { title: 'Hello', start: 0 },
        { title: 'Up there', start: 187 },
      ],
      credits: [
        { role: 'Host', person: { name: 'Ann Lee' } },
        { role: 'Host', person: { name: 'Bo Chen' } },
      ],
    },
  )
  t.match(
    station?.episodes.find(({ slug }) => slug === 'tide'),
    {
      episode: 2,
      date: new Date('2020-02-02T17:30:00Z'),
      recording: { seconds: 3723 },
      explicit: false,
      chapters: [
        { title: 'Low', url: 'https://low.example/', start: 60 },
        { title: 'High', start: 1230 },
      ],
    },
  )
  t.match(
    station?.people.find(({ id }) => id === 'bo-chen'),
    { url: 'https://bo.example/', bio: 'Bo has a boat.' },
  )
  t.ok(diagnostics.some(({ code }) => code === 'import.time-unknown'))
})

t.test('a mapping file says what keys mean, and which pages are episodes: import.page-left', async (t) => {
  const files = {
    'a.md': '---\nname: A\nwhen: 2020-01-01T10:00:00Z\nkind: show\nfile: a\n---\n',
    'b.md': '---\nname: B\nkind: page\n---\n',
  }
  const map =
    'only: { key: kind, value: show }\ntitle: name\ndate: when\nrecording: https://cdn.example/{file}.mp3\n'
  const { station, diagnostics } = await imported(files, map)
  t.match(station?.episodes, [{ title: 'A', recording: { url: 'https://cdn.example/a.mp3' } }])
  t.equal(station?.episodes.length, 1)
  t.ok(diagnostics.some(({ code, file }) => code === 'import.page-left' && file === 'site/b.md'))
  const wrong = (text: string) =>
    mappingFor('jekyll', { name: 'map.yaml', bytes: new TextEncoder().encode(text) }).diagnostics
  t.match(wrong('titel: name'), [{ code: 'import.mapping-wrong', file: 'map.yaml' }])
  t.match(mappingFor('drupal', undefined).diagnostics, [
    { code: 'import.mapping-wrong', message: /no preset “drupal”, but hugo/ },
  ])
})

t.test('transcripts find their episodes, and each label is asked about once', async (t) => {
  const { storage, feed = '' } = await imported()
  const folder = memoryStorage({
    '001.md': '**Ann Lee:** Hello.\n\n**Captain:** Good day.\n\n**Host:** Well.\n',
    'tide.vtt': 'WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n<v Captain>High water.\n',
    'tide.txt': 'Captain: Once more.\n\nAnn Lee: Yes.\n',
    'other.md': '**A:** Nothing of ours.\n',
  })
  const asked: string[] = []
  const ask = async (question: string) => {
    asked.push(question)
    return ''
  }
  const first = await joinTranscripts(storage, folder, { feed, answers: { known: new Map(), ask } })
  t.same(first.joined, ['talk-1-the-crane', 'tide'])
  t.same(first.diagnostics.map(({ code }) => code).sort(), [
    'import.transcript-doubled',
    'import.transcript-unmatched',
  ])
  t.equal(asked.filter((question) => question.includes('“Captain”')).length, 1)
  t.same(first.open, ['Captain'])
  const file = answersFile(new Map(), first.open)
  t.match(file, 'Captain: "?"')
  t.same([...answersIn(new TextEncoder().encode(file))], [])

  const again = await imported()
  const known = answersIn(new TextEncoder().encode('labels:\n  Captain: Carla Costa\n'))
  const second = await joinTranscripts(again.storage, folder, { feed, answers: { known } })
  t.same(second.open, [])
  const { station } = await readStation(again.storage)
  t.match(station?.people.at(-1), { id: 'carla-costa', name: 'Carla Costa', aliases: ['Captain'] })
  t.match(station?.episodes.find(({ slug }) => slug === 'tide')?.transcripts[0]?.turns, [
    { speaker: 'Carla Costa', person: 'carla-costa' },
  ])
  t.same(
    (await joinTranscripts(again.storage, folder, { feed, answers: { known } })).joined,
    [],
    'what has one is left alone',
  )
})

t.test('Eleventy: data of folders and of pages, the nearest first; drafts stay drafts', async (t) => {
  const files = {
    'src/episodes/episodes.json': '{"layout": "episode", "season": 2, "hosts": ["bo"]}',
    'src/episodes/late/late.11tydata.json': '{"season": 3}',
    'src/episodes/one.md':
      '---\ntitle: One\ndate: 2024-01-02\naudio: https://media.example/1.mp3\npermalink: /e/1/\nsponsors: [Rope Works]\n---\nHello.\n',
    'src/episodes/late/two.md':
      '---\ntitle: Two\ndate: 2024-01-03\naudio: https://media.example/2.mp3\ndraft: true\n---\n',
    'src/episodes/late/two.11tydata.json': '{"number": 7}',
    'src/people/bo.json': '{"name": "Bo Chen", "website": "https://bo.example/"}',
  }
  const { station } = await imported(files, undefined, 'eleventy')
  const of = (slug: string) => station?.episodes.find((one) => one.slug === slug)
  t.match(of('one'), {
    season: 2,
    status: 'published',
    formerly: ['/e/1/'],
    thanks: ['Rope Works'],
    credits: [{ person: { name: 'Bo Chen', url: 'https://bo.example/' } }],
  })
  t.match(of('two'), {
    season: 3,
    episode: 7,
    status: 'draft',
    recording: { url: 'https://media.example/2.mp3' },
  })
})

t.test('Astro: collections of texts and of data', async (t) => {
  const files = {
    'src/content/episodes/one.mdx':
      '---\ntitle: One\npubDate: "2024-05-01T08:00:00Z"\naudioUrl: https://media.example/1.mp3\nheroImage: https://media.example/1.jpg\nauthors: [ann]\nguests: Bo Chen\n---\nHello.\n',
    'src/content/authors/ann.yaml': 'name: Ann Lee\navatar: https://ann.example/me.jpg\n',
  }
  const { station } = await imported(files, undefined, 'astro')
  t.match(station?.episodes, [
    {
      date: new Date('2024-05-01T08:00:00Z'),
      coverUrl: 'https://media.example/1.jpg',
      credits: [
        { role: 'Host', person: { name: 'Ann Lee', image: 'https://ann.example/me.jpg' } },
        { role: 'Guest', person: { name: 'Bo Chen' } },
      ],
    },
  ])
})

t.test('what Jekyll does not publish stays a draft', async (t) => {
  const { station } = await imported({
    '_posts/2020-01-05-a.md': '---\ntitle: A\npublished: false\naudio: https://media.example/a.mp3\n---\n',
  })
  t.equal(station?.episodes[0]?.status, 'draft')
})

t.test('two pages of one recording are two episodes', async (t) => {
  const page = (title: string) =>
    `---\ntitle: ${title}\ndate: 2020-01-05\naudio: https://media.example/a.mp3\n---\n`
  const { station, diagnostics } = await imported({ 'a.md': page('A'), 'b.md': page('B') })
  t.same(station?.episodes.map(({ guid }) => guid).sort(), ['file:b.md', 'https://media.example/a.mp3'])
  t.ok(diagnostics.some(({ code }) => code === 'import.guid-made'))
})

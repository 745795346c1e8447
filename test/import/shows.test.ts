import { existsSync } from 'node:fs'
import t from 'tap'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { readStation } from '../../src/read/station.ts'
import { folderTexts, mappingFor } from '../../src/tasks/import-mapping.ts'
import { importFolder } from '../../src/tasks/import-show.ts'
import { starter } from './a-show.ts'

const SHOWS = '../shared/fixtures/shows'
const skip = existsSync(SHOWS) ? false : `${SHOWS} is not here`

/** What is in a show of others, by its README, when it came in by a preset. */
async function imported(folder: string, preset: string, map?: string) {
  const storage = memoryStorage({})
  const file = map === undefined ? undefined : { name: 'map.yaml', bytes: new TextEncoder().encode(map) }
  const { value: mapping } = mappingFor(preset, file)
  if (!mapping) throw new Error(preset)
  const files = await folderTexts(fileStorage(`${SHOWS}/${folder}`))
  const terms = { url: 'https://station.example', email: 'desk@station.example', title: folder }
  const { diagnostics } = await importFolder(storage, starter, { name: folder, files, mapping }, terms)
  const { station, diagnostics: found } = await readStation(storage)
  return {
    station,
    episodes: station?.episodes ?? [],
    codes: diagnostics.map(({ code }) => code),
    errors: found.filter(({ severity }) => severity === 'error'),
    of: (title: string) => station?.episodes.find((one) => one.title.startsWith(title)),
  }
}

t.test('Syntax: numbers, milliseconds, chapters of the notes', { skip }, async (t) => {
  const { of, errors, episodes } = await imported('syntax', 'jekyll')
  t.same(errors, [])
  t.equal(episodes.length, 4)
  t.match(of('Gatsby'), {
    episode: 150,
    date: new Date(1559739600000),
    recording: { url: 'https://traffic.libsyn.com/syntax/Syntax150.mp3' },
    chapters: [{ title: 'Jason Lengstorf - What do you do?', start: 138 }, {}, {}, {}],
  })
  t.equal(of('Fitness')?.chapters.length, 16)
  t.equal(of('Thinking')?.chapters.length, 7)
})

t.test('Radio-T: TOML, Russian notes, topics closed by times; a page is no episode', { skip }, async (t) => {
  const { of, errors, episodes, codes } = await imported('radio-t', 'radio-t')
  t.same(errors, [])
  t.equal(episodes.length, 2)
  t.ok(codes.includes('import.page-left'))
  t.match(of('Радио-Т 800'), {
    episode: 800,
    recording: { url: 'https://cdn.radio-t.com/rt_podcast800.mp3' },
    chapters: { length: 9 },
  })
  t.match(of('Радио-Т 101')?.date, new Date('2008-08-31T09:25:00Z'))
})

t.test('Binärgewitter: several formats of one episode', { skip }, async (t) => {
  const { of, errors, episodes } = await imported('binaergewitter', 'jekyll')
  t.same(errors, [])
  t.equal(episodes.length, 4)
  t.match(of('Binärgewitter Talk #36')?.alternatives, [
    { type: 'audio/ogg' },
    { type: 'audio/x-m4a' },
    { type: 'audio/opus' },
  ])
  t.match(of('Binärgewitter Talk #383'), {
    credits: ['madmas', 'ingo', 'felix', 'sebastian'].map((name) => ({ person: { name } })),
    transcriptLinks: [{ type: 'application/json' }],
    contentLinks: [{ title: 'Chapters' }],
    summary: /^In dieser Folge/,
  })
  t.match(of('Binärgewitter Talk #1 '), { episode: 1 })
})

t.test('Les Cast Codeurs: days from names, a team as one text, biographies', { skip }, async (t) => {
  const { of, errors, episodes, station } = await imported('lescastcodeurs', 'jekyll')
  t.same(errors, [])
  t.equal(episodes.length, 4)
  t.match(of('LCC 281'), {
    episode: 281,
    author: 'Emmanuel Bernard',
    credits: { length: 6 },
    recording: { bytes: 58437414 },
  })
  t.match(of('LCC 320')?.contentLinks, [{ title: 'YouTube' }])
  const arnaud = station?.people.filter(({ name }) => name === 'Arnaud Héritier')
  t.match(arnaud, [{ url: 'https://www.aheritier.net/', bio: /^Spécialisé/ }])
  t.equal(arnaud?.length, 1, 'an entity in a name is a letter')
  t.match(of('LCC 100')?.date, new Date('2014-04-09T00:00:00Z'))
})

t.test('Castanet: guests by key, lengths, explicit, and an empty size', { skip }, async (t) => {
  const { of, errors, episodes, station } = await imported(
    'castanet',
    'castanet',
    'base: https://media.example/audio/\n',
  )
  t.same(errors, [])
  t.equal(episodes.length, 3)
  t.match(of('Holiday'), {
    episode: 3,
    explicit: true,
    formerly: ['/3'],
    recording: {
      url: 'https://media.example/audio/arrested-devops-podcast-episode053.mp3',
      seconds: 4102,
      bytes: 0,
    },
    credits: { length: 5 },
  })
  for (const name of ['Alan Johnston', 'Carl Adams', 'Bridget Kromhout', 'Matt Stratton', 'Trevor Hess'])
    t.ok(station?.people.find((one) => one.name === name)?.bio, name)
})

t.test('Yattecast: people of _config.yml, placeholders that say nothing', { skip }, async (t) => {
  const { of, errors, station } = await imported('yattecast', 'jekyll')
  t.same(errors, [])
  t.match(of('1. Example'), {
    episode: 1,
    date: new Date('2016-11-09T15:00:00Z'),
    recording: { url: 'http://example.com/audio/1.mp3', bytes: 0, seconds: 0 },
    credits: [{ person: { name: 'alice' } }, { person: { name: 'bob' } }],
  })
  t.match(station?.feeds, [{ language: 'ja' }])
  t.match(station?.people, [{ url: 'http://sns.example.com/alice' }, { url: 'http://sns.example.com/bob' }])
})

t.test('firtz: a form of its own', { skip }, async (t) => {
  const { of, errors, station } = await imported('firtz', 'firtz')
  t.same(errors, [])
  t.match(of('Demo'), {
    summary: 'Kurz und knackig',
    recording: { bytes: 1234567, seconds: 5025, type: 'audio/mpeg' },
    alternatives: [
      { type: 'audio/x-m4a', bytes: 1234567 },
      { type: 'audio/opus', bytes: 1234567 },
    ],
    chapters: [
      { title: 'Intro', start: 0, url: 'http://firtz.org/' },
      { start: 552, image: /\.png$/ },
      { start: 1080 },
      { start: 1102 },
    ],
  })
  t.match(station?.feeds, [{ language: 'de-DE', categories: { length: 3 } }])
})

t.test('Python Bytes: a title as heading, topics that are no turns', { skip }, async (t) => {
  const { of, errors, episodes } = await imported('python-bytes', 'markdown')
  t.same(errors, [])
  t.equal(episodes.length, 3)
  t.match(of('Python Bytes 30'), {
    episode: 30,
    status: 'draft',
    notes: /\*\*Brian #1:\*\*/,
    transcripts: [],
  })
  t.match(of('Python Bytes 400'), { episode: 400 })
})

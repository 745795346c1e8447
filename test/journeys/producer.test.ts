import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseRssFeed } from 'feedsmith'
import t from 'tap'
import { inonda } from '../cli/a-terminal.ts'

const RECORDING = resolve('episodes/what-you-will-hear/what-you-will-hear.mp3')

/** A station with one feed, `r`. */
async function newStation(folder: string): Promise<void> {
  const facts = [
    '--title',
    'R',
    '--url',
    'https://radio.example',
    '--email',
    'a@radio.example',
    '--language',
    'en',
  ]
  await inonda(['init', folder, ...facts])
}

const INTERVIEW = `Meeting the board

Published by the press office

Introduction:

Host:

Good evening, my name is Ada and with me is our guest Noor.

Noor:

My pleasure, thank you

Q1)

Host:

How did the station begin?

Noor:

With one microphone in a cupboard.

Then came a second cupboard.

Q2)

Host

And what comes next?

Noor:

A door with a window.

SPECIAL THANKS TO

Noor Example

Board: Ada Sample

Leave a Reply

Your email address will not be published.
`

t.test('three commands lead from a recording and a text to a feed', async (t) => {
  const home = t.testdir({ 'interview.txt': INTERVIEW })
  const radio = join(home, 'radio')
  const station = ['--station', radio]
  const made = await inonda([
    ...[
      'init',
      radio,
      '--title',
      'Cupboard Radio',
      '--url',
      'https://radio.example',
      '--email',
      'a@radio.example',
    ],
    ...['--language', 'en'],
  ])
  t.equal(made.status, 0, made.err)

  const added = await inonda([
    ...[
      'add',
      RECORDING,
      join(home, 'interview.txt'),
      ...station,
      '--title',
      'Meeting the board',
      '--slug',
      'board',
    ],
  ])
  t.equal(added.status, 0, added.err)
  t.strictSame((await readdir(join(radio, 'episodes', 'board'))).sort(), [
    'episode.md',
    'transcript.md',
    'what-you-will-hear.mp3',
  ])
  t.match(added.err, /interview\.txt:\d+:1 info intake\.stripped\n {2}“Leave a Reply”/)

  const facts = JSON.parse((await inonda(['inspect', 'board', '--json', ...station])).out)
  t.match(facts, {
    slug: 'board',
    title: 'Meeting the board',
    status: 'draft',
    form: 'interview',
    date: null,
    credits: [{ name: 'Ada Sample', role: 'Executive Producer', team: 'Board' }],
    thanks: ['Noor Example'],
    recording: { type: 'audio/mpeg' },
  })
  t.equal(facts.transcript.turns.length, 6)
  t.strictSame(
    facts.chapters.map((chapter: { title: string }) => chapter.title),
    ['Introduction', 'How did the station begin?', 'And what comes next?'],
  )

  const before = await readFile(join(radio, 'episodes', 'board', 'episode.md'), 'utf8')
  const published = await inonda(['publish', 'board', '--at', '2026-03-06T18:00:00+01:00', ...station])
  t.equal(published.status, 0, published.err)
  const after = await readFile(join(radio, 'episodes', 'board', 'episode.md'), 'utf8')
  t.match(after, /^status: published$/m)
  t.match(after, /^date: 2026-03-06T18:00:00\+01:00$/m)
  const rest = (text: string) => text.replace(/^(status|date):.*\n/gm, '')
  t.equal(rest(after), rest(before), 'every other byte is as it was')

  const built = await inonda(['build', ...station])
  t.equal(built.status, 0, built.err)
  const feed = parseRssFeed(await readFile(join(radio, 'dist', 'feeds', 'cupboard-radio.xml'), 'utf8'))
  t.match(feed, { title: 'Cupboard Radio', items: [{ title: 'Meeting the board' }] })
  t.equal(
    JSON.parse(await readFile(join(radio, 'ledger.json'), 'utf8')).episodes[facts.guid].address,
    '/episodes/board/',
  )
})

t.test('add writes a whole draft or nothing', async (t) => {
  const home = t.testdir({
    'noise.mp3': 'this is no sound at all',
    'text.txt': 'Host:\n\nHello?\n\nNoor:\n\nYes.\n',
  })
  const radio = join(home, 'radio')
  await newStation(radio)
  const people = await readFile(join(radio, 'people.yaml'), 'utf8')
  for (const files of [['noise.mp3', 'text.txt'], ['absent.txt']]) {
    const paths = files.map((file) => join(home, file))
    const { status, err } = await inonda(['add', ...paths, '--station', radio, '--title', 'X'])
    t.equal(status, 1)
    t.match(err, /Nothing was written/)
    t.strictSame(await readdir(join(radio, 'episodes')), ['.gitkeep'])
    t.equal(await readFile(join(radio, 'people.yaml'), 'utf8'), people)
  }
})

t.test('a name changed in people.yaml is changed everywhere', async (t) => {
  const home = t.testdir({ 'interview.txt': INTERVIEW })
  const radio = join(home, 'radio')
  const station = ['--station', radio]
  await newStation(radio)
  await inonda(['add', RECORDING, join(home, 'interview.txt'), '--title', 'Board', ...station])
  await inonda(['publish', 'board', '--at', '2026-03-06T18:00:00+01:00', ...station])
  const people = await readFile(join(radio, 'people.yaml'), 'utf8')
  await writeFile(join(radio, 'people.yaml'), people.replace('name: Ada Sample', 'name: Adele Sample'))
  const built = await inonda(['build', ...station])
  t.equal(built.status, 0, built.err)
  const dist = join(radio, 'dist')
  for (const entry of await readdir(dist, { recursive: true })) {
    if (!/\.(html|xml|txt|json|vtt|srt)$/.test(entry)) continue
    t.notMatch(await readFile(join(dist, entry), 'utf8'), 'Ada Sample', entry)
  }
  t.match(await readFile(join(dist, 'feeds', 'r.xml'), 'utf8'), '>Adele Sample<')
  t.match(await readFile(join(dist, 'credits', 'index.html'), 'utf8'), 'Adele Sample')
})

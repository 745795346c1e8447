import { existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import t from 'tap'
import { parse } from 'yaml'
import { inonda } from '../cli/a-terminal.ts'

const RECORDING = resolve('episodes/what-you-will-hear/what-you-will-hear.mp3')
const INTERVIEW =
  'Ada: How did it begin?\n\nNoor: With one microphone.\n\nSPECIAL THANKS TO\n\nBoard: Ada Sample\n'

async function newStation(root: string): Promise<string> {
  const radio = join(root, 'radio')
  const facts = ['--title', 'R: “one”', '--url', 'https://radio.example', '--email', 'a@radio.example']
  const { status, err } = await inonda(['init', radio, ...facts, '--language', 'en'])
  t.equal(status, 0, err)
  return radio
}

/** What an editor that follows the file's first line finds wrong with it. */
async function underlined(file: string): Promise<string[]> {
  const whole = await readFile(file, 'utf8')
  const yaml = file.endsWith('.md') ? (/^---\n([\s\S]*?)^---$/m.exec(whole)?.[1] ?? '') : whole
  const line = /^# yaml-language-server: \$schema=(\S+)\n/.exec(yaml)
  if (!line?.[1]) return ['no schema is named in the first line']
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const validate = ajv.compile(JSON.parse(await readFile(resolve(dirname(file), line[1]), 'utf8')))
  validate(parse(yaml))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

t.test('every file that Inonda writes names its schema, lies beside it and is right by it', async (t) => {
  const home = t.testdir({ 'interview.txt': INTERVIEW })
  const radio = await newStation(home)
  const station = ['--station', radio]
  const files = ['station.yaml', 'people.yaml', 'feeds/r-one.yaml'].map((file) => join(radio, file))
  for (const file of files) t.same(await underlined(file), [], file)
  t.same(await inonda(['check', ...station]), { status: 0, out: '', err: 'No problems.' })

  const added = await inonda(['add', RECORDING, join(home, 'interview.txt'), '--title', 'Noor', ...station])
  t.equal(added.status, 0, added.err)
  const empty = await inonda(['add', '--title', 'Nothing yet', '--slug', 'empty', ...station])
  t.equal(empty.status, 0, empty.err)
  for (const slug of ['noor', 'empty']) {
    const file = join(radio, 'episodes', slug, 'episode.md')
    t.same(await underlined(file), [], slug)
  }
  t.same(await underlined(join(radio, 'people.yaml')), [], 'people.yaml keeps its first line')
  t.match(await readFile(join(radio, 'people.yaml'), 'utf8'), 'name: Ada Sample')

  t.equal((await inonda(['publish', 'noor', '--at', '2026-03-06T18:00:00+01:00', ...station])).status, 0)
  t.same(await underlined(join(radio, 'episodes', 'noor', 'episode.md')), [], 'published')
  const built = await inonda(['build', ...station])
  t.equal(built.status, 0, built.err)
  const dist = await readdir(join(radio, 'dist'), { recursive: true })
  t.notMatch(dist.join('\n'), /\.inonda|schemas/, 'schemas are not published')
})

t.test('a station that keeps no schemas gets no lines that lead nowhere', async (t) => {
  const radio = await newStation(t.testdir({}))
  await rm(join(radio, '.inonda'), { recursive: true })
  await inonda(['add', '--title', 'Noor', '--station', radio])
  t.notMatch(await readFile(join(radio, 'episodes', 'noor', 'episode.md'), 'utf8'), 'yaml-language-server')

  const written = await inonda(['schema', '--out', join(radio, '.inonda', 'schemas')])
  t.equal(written.status, 0, written.err)
  t.equal(written.out.split('\n').length, 5)
  t.same(await underlined(join(radio, 'station.yaml')), [])
})

t.test('schema prints one schema, or all, and knows no others', async (t) => {
  const one = await inonda(['schema', 'people'])
  t.equal(one.status, 0)
  t.equal(JSON.parse(one.out).title, 'people.yaml')
  t.strictSame(Object.keys(JSON.parse((await inonda(['schema'])).out)), [
    'station',
    'people',
    'feed',
    'episode',
    'page',
  ])
  const folder = join(t.testdir({}), 'out')
  await inonda(['schema', 'feed', '--out', folder])
  t.strictSame(await readdir(folder), ['feed.json'])
  t.notOk(existsSync(join(folder, 'station.json')))

  const wrong = await inonda(['schema', 'peple'])
  t.equal(wrong.status, 2)
  t.match(wrong.err, /Allowed choices are station, people, feed, episode, page/)
})

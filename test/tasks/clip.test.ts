import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import type { ClipTerms } from '../../src/tasks/clip.ts'
import { read } from '../read/a-station.ts'
import { files, MATTER, NAME, QUOTE, skip, TALK, workshop } from './a-clip.ts'

const folder = t.testdir({})

function probed(bytes: Uint8Array, name: string) {
  writeFileSync(join(folder, name), bytes)
  const words = ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', join(folder, name)]
  return JSON.parse(spawnSync('ffprobe', words).stdout.toString())
}

t.test('a quote becomes sound, captions, a picture, a video and a soundbite', { skip }, async (t) => {
  const { cut, written, made } = workshop()
  const shares: number[] = []
  const { value, diagnostics } = await cut(
    { quote: QUOTE },
    { isStill: false, shapes: ['wide'], tell: (share) => shares.push(share) },
  )
  t.strictSame(diagnostics, [])
  t.match(value, { start: 4.65, end: 21.31, speakers: ['Bo Chen'], soundbite: 'new' })
  t.equal(
    value?.text,
    'With one machine, and “nobody” believed in it. I never wanted to be a maker; I wanted to know how it’s done.',
    'whole sentences, without markup',
  )
  t.strictSame(
    await made(),
    ['.mp3', '.vtt', '.wide.mp4', '.wide.png'].map((ending) => NAME + ending),
  )
  t.strictSame(
    value?.files.map(({ state }) => state),
    ['made', 'made', 'made', 'made'],
  )
  t.strictSame([...shares].sort(), shares)
  t.equal(shares.at(-1), 1)

  const sound = probed((await written(`clips/${NAME}.mp3`)) ?? Buffer.alloc(0), 'clip.mp3')
  t.ok(Math.abs(Number(sound.format.duration) - 16.65) < 0.06, sound.format.duration)
  t.match(sound.format.tags, { title: value?.title, album: 'The Show' })
  const film = probed((await written(`clips/${NAME}.wide.mp4`)) ?? Buffer.alloc(0), 'clip.mp4')
  t.match(film.streams, [{ codec_name: 'h264', width: 1280, height: 720 }, { codec_name: 'aac' }])
  t.ok(Math.abs(Number(film.format.duration) - 16.65) < 0.1, film.format.duration)
  t.equal(
    String(await written(`clips/${NAME}.vtt`)),
    `WEBVTT

NOTE The transcript is edited: its wording can differ from what is heard.

00:00:00.250 --> 00:00:07.750
<v Bo Chen>With one machine, and “nobody” believed in it.

00:00:08.650 --> 00:00:16.250
<v Bo Chen>I never wanted to be a maker; I wanted to know how it’s done.
`,
  )
  const matter = String(await written('episode.md'))
  const entry = /\n {2}- start: 00:00:04\.650\n {4}duration: 16\.66\n {4}title: .*(?=\ntags)/.exec(
    matter,
  )?.[0]
  t.ok(entry, matter)
  t.equal(matter.replace(entry ?? '', ''), MATTER, 'all else in the front matter stays')
  t.strictSame(await written('talk.wav'), Buffer.from(TALK), 'and so does the recording')
})

t.test('the same clip again has the same bytes, and is entered once', { skip }, async (t) => {
  const { cut, written, made } = workshop()
  const terms: ClipTerms = { isStill: false, shapes: ['square'], title: 'It’s done', name: 'done' }
  const request = { quote: 'And now? Now I know. I still make it.' }
  await cut(request, terms)
  const before = await Promise.all(
    [...(await made()), '../episode.md'].map((name) => written(`clips/${name}`)),
  )
  const { value } = await cut(request, terms)
  t.equal(value?.soundbite, 'known')
  t.strictSame(
    value?.files.map(({ state }) => state),
    ['kept', 'kept', 'kept', 'kept'],
  )
  const after = await Promise.all(
    [...(await made()), '../episode.md'].map((name) => written(`clips/${name}`)),
  )
  t.strictSame(after, before)
  const changed = await cut(request, { ...terms, isExact: true, isStill: true, shapes: [] })
  t.ok(changed.value?.files.some(({ file, state }) => file.endsWith('.mp3') && state === 'replaced'))
})

t.test('the station has the soundbite, and pages have none of the files', { skip }, async (t) => {
  const { cut, storage } = workshop()
  await cut({ from: 4.8, to: 21 })
  const all = {
    ...files(),
    'episodes/talk/episode.md': (await storage.read('episodes/talk/episode.md')) ?? '',
  }
  const { station } = await read({
    ...all,
    'episodes/talk/clips/a.mp3': 'x',
    'episodes/talk/clips/a.png': 'x',
  })
  const episode = station?.episodes.find(({ slug }) => slug === 'talk')
  t.match(episode?.soundbites, [{ start: 1 }, { start: 4.65, duration: 16.66 }])
  t.equal(episode?.recording?.file, 'talk.wav')
})

t.test('a dry run, and one that is stopped, write nothing', { skip }, async (t) => {
  const { cut, written, made } = workshop()
  const { value } = await cut({ quote: QUOTE }, { dryRun: true, isStill: false, shapes: ['square'] })
  t.strictSame(
    value?.files.map(({ file, state }) => [file.slice(file.indexOf('.')), state]),
    ['.mp3', '.square.png', '.square.mp4', '.vtt'].map((ending) => [ending, 'planned']),
  )
  const stopping = new AbortController()
  const tell = () => stopping.abort()
  await t.rejects(cut({ quote: QUOTE }, { signal: stopping.signal, tell, shapes: ['square'] }), {
    name: 'IoError',
    message: /stopped/,
  })
  t.strictSame(await made(), [])
  t.equal(String(await written('episode.md')), MATTER)
})

t.test('hostile words and names stay words', { skip }, async (t) => {
  const hostile = `</text><script>alert(1)</script>';movie=/etc/passwd,drawtext=text='%{pts}\\: & \u0000 x`
  const { cut, made, written } = workshop()
  const { value } = await cut(
    { from: 4.8, to: 21 },
    { title: hostile, name: '../../../etc/passwd', shapes: ['square'] },
  )
  t.strictSame(
    await made(),
    ['.mp3', '.square.png', '.vtt'].map((ending) => `etc-passwd${ending}`),
  )
  t.equal(value?.soundbite, 'new')
  const { station } = await read({
    ...files(),
    'episodes/talk/episode.md': String(await written('episode.md')),
  })
  const bites = station?.episodes.find(({ slug }) => slug === 'talk')?.soundbites
  t.match(bites?.[1]?.title, /^<\/text><script>/)
})

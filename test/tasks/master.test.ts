import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ffmpegMastering } from '../../src/adapters/ffmpeg/mastering.ts'
import { ffmpegSound } from '../../src/adapters/ffmpeg/sound.ts'
import { ffmpegTagger } from '../../src/adapters/ffmpeg/tagger.ts'
import { id3Tagger } from '../../src/adapters/id3/tagger.ts'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import type { Storage } from '../../src/ports/storage.ts'
import { master } from '../../src/tasks/master.ts'
import { goodFiles, read, spot } from '../read/a-station.ts'
import { judgeSound, probed, withoutFfmpeg as skip, studioSound } from '../sounds.ts'

const noMutagen = existsSync('/usr/lib/python3/dist-packages/mutagen')
  ? false
  : 'python3-mutagen is not installed'
const MATTER = `---
title: Talk
feed: show
status: draft
guid: 2b0c4d4e-0f2f-5d0b-9d5e-6d1f1a0f7c11
season: 2
episode: 7
people:
  Host: [ann-lee]
chapters:
  - title: Beginning
    start: 0:00
  - title: Middle
    start: 0:01
    url: https://station.example/middle
---
Notes.
`
const FORMS = ['mp3', 'm4a', 'opus'] as const

type Files = Record<string, string | Uint8Array>

function workshop(sources: Readonly<Record<string, Uint8Array>>, more: Readonly<Files> = {}) {
  const files: Files = { ...goodFiles(), 'episodes/talk/episode.md': MATTER, ...more }
  for (const [name, bytes] of Object.entries(sources)) files[`episodes/talk/source/${name}`] = bytes
  return { files, ...over(memoryStorage(files)) }
}

/** What a task needs, over these files. */
function over(storage: Storage) {
  const context = {
    storage,
    shipped: memoryStorage(),
    generator: 'x',
    sound: ffmpegSound(),
    taggers: [id3Tagger, ffmpegTagger()],
    mastering: ffmpegMastering(),
  }
  const written = async (name: string) => Buffer.from((await storage.read(`episodes/talk/${name}`)) ?? [])
  return { storage, context, written }
}

const source = skip ? new Uint8Array() : studioSound()
const folder = t.testdir({})

/** An episode in all forms, made once for all who look at it or go on from it. */
let made: ReturnType<typeof makeAll> | undefined
async function makeAll() {
  const { files, storage, context, written } = workshop({ 'studio.wav': source })
  const shares: number[] = []
  const tell = (share: number) => shares.push(share)
  const { value, diagnostics } = await master(context, 'talk', { also: ['m4a', 'opus'] }, { tell })
  const after: Files = { ...files }
  for (const { name } of await storage.list('episodes/talk'))
    if (name !== 'source') after[`episodes/talk/${name}`] = await written(name)
  after['episodes/talk/source/master.json'] = await written('source/master.json')
  for (const form of FORMS) writeFileSync(join(folder, `talk.${form}`), await written(`talk.${form}`))
  return { value, diagnostics, files, after, shares, written, storage }
}
const talk = () => {
  made ??= makeAll()
  return made
}
/** The same station, for changes of its own. */
const again = async (more: Readonly<Files> = {}) => over(memoryStorage({ ...(await talk()).after, ...more }))

t.test('each form is made as it is wanted, and the station names it', { skip }, async (t) => {
  const { value, diagnostics, files, after, shares, written, storage } = await talk()
  t.strictSame(diagnostics.map(spot), ['episodes/talk/talk.m4a:1:1 tagging.links-left-out'])
  t.strictSame(
    value?.made,
    FORMS.map((form) => `episodes/talk/talk.${form}`),
  )
  t.equal(shares.at(-1), 1)
  for (const form of FORMS) {
    const { integrated, peak, channels } = judgeSound(await written(`talk.${form}`), form)
    t.ok(Math.abs(integrated + 16) <= 0.5, `${form}: ${integrated} LUFS`)
    t.ok(peak <= -1, `${form}: ${peak} dBTP`)
    t.equal(channels, 1, `${form}: both channels were the same`)
    t.match(value?.loudness.get(`episodes/talk/talk.${form}`), { isMono: true }, form)
  }
  const { station, diagnostics: told } = await read(after)
  t.strictSame(told.filter(({ file }) => file.startsWith('episodes/talk/')).map(spot), [])
  const episode = station?.episodes.find(({ slug }) => slug === 'talk')
  t.equal(episode?.recording?.file, 'talk.mp3')
  t.strictSame(
    episode?.alternatives?.map(({ file }) => file),
    ['talk.m4a', 'talk.opus'],
  )
  t.ok(episode?.waveform)
  t.strictSame(episode?.loudness, value?.loudness.get('episodes/talk/talk.mp3'))
  t.strictSame(
    await storage.read('episodes/talk/source/studio.wav'),
    files['episodes/talk/source/studio.wav'],
    'the source is as it was',
  )
})

const TITLES = ['Beginning', 'Middle']

t.test('what was written is read by ffprobe', { skip }, async (t) => {
  await talk()
  for (const form of FORMS) {
    const { format, streams, chapters } = probed(join(folder, `talk.${form}`))
    const tags = Object.fromEntries(
      [...Object.entries(streams[0]?.tags ?? {}), ...Object.entries(format.tags ?? {})].map(
        ([name, value]) => [name.toLowerCase(), value],
      ),
    )
    t.match(tags, { title: 'Talk', album: 'The Show', artist: 'Ann Lee', disc: '2', track: '7' }, form)
    t.strictSame(
      chapters.map((one) => one.tags?.['title']),
      TITLES,
      form,
    )
    t.ok(Math.abs(Number(chapters[1]?.start_time) - 1) < 0.01, form)
    t.equal(streams.filter(({ codec_type }) => codec_type === 'video').length, 1, `${form}: a cover`)
  }
})

t.test('what was written is read by mutagen', { skip: skip || noMutagen }, async (t) => {
  await talk()
  const program = `
import base64, json, mutagen, mutagen.flac, sys
for form in ('mp3', 'm4a', 'opus'):
    f = mutagen.File(sys.argv[1] + '/talk.' + form)
    tags = f.tags
    if form == 'mp3':
        words = [str(tags[name].text[0]) for name in ('TIT2', 'TALB', 'TPE1', 'TPOS', 'TRCK')]
        chapters = [[str(one.sub_frames['TIT2'].text[0]), one.start_time / 1000] for one in tags.getall('CHAP')]
        links = [frame.url for one in tags.getall('CHAP') for frame in one.sub_frames.getall('WXXX')]
        cover = tags.getall('APIC')[0].data
    elif form == 'm4a':
        words = [tags[name][0] for name in ('\\xa9nam', '\\xa9alb', '\\xa9ART')] + [str(tags[name][0][0]) for name in ('disk', 'trkn')]
        chapters = [[one.title, one.start] for one in f.chapters]
        links = []
        cover = bytes(tags['covr'][0])
    else:
        words = [tags[name][0] for name in ('title', 'album', 'artist', 'discnumber', 'tracknumber')]
        stamps = [tags['CHAPTER00%d' % n][0].split(':') for n in (1, 2)]
        chapters = [[tags['CHAPTER00%dNAME' % n][0], float(stamps[n - 1][2])] for n in (1, 2)]
        links = tags['CHAPTER002URL']
        cover = mutagen.flac.Picture(base64.b64decode(tags['metadata_block_picture'][0])).data
    print(json.dumps([form, words, chapters, links, len(cover)]))
`
  // Debian's own Python has Debian's packages.
  const { stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', program, folder], { encoding: 'utf8' })
  const cover = (goodFiles()['feeds/show.png'] as Uint8Array).length
  const chapters = [
    ['Beginning', 0],
    ['Middle', 1],
  ]
  const words = ['Talk', 'The Show', 'Ann Lee', '2', '7']
  const url = 'https://station.example/middle'
  t.strictSame(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    [
      ['mp3', words, chapters, [url], cover],
      ['m4a', words, chapters, [], cover],
      ['opus', words, chapters, [url], cover],
    ],
    stderr,
  )
})

t.test('a change makes only what it touches', { skip }, async (t) => {
  const files = FORMS.map((form) => `episodes/talk/talk.${form}`)
  const same = await again()
  const drawn = await same.written('waveform.json')
  t.match((await master(same.context, 'talk')).value, { made: [], tagged: [], kept: files })

  const { after } = await talk()
  const title = String(after['episodes/talk/episode.md']).replace('title: Talk\n', 'title: A talk\n')
  const renamed = await again({ 'episodes/talk/episode.md': title })
  t.match((await master(renamed.context, 'talk')).value, { made: [], tagged: files, kept: [] })
  const found = await read({
    ...after,
    'episodes/talk/episode.md': title,
    'episodes/talk/talk.mp3': await renamed.written('talk.mp3'),
    'episodes/talk/loudness.json': await renamed.written('loudness.json'),
  })
  t.ok(
    found.station?.episodes.find(({ slug }) => slug === 'talk')?.loudness,
    'the same sound, as loud as before',
  )
  t.strictSame(await renamed.written('waveform.json'), drawn)

  const damaged = await again({ 'episodes/talk/talk.m4a': 'not what was made' })
  t.match((await master(damaged.context, 'talk')).value, { made: [files[1]], kept: [files[0], files[2]] })
  t.strictSame(await damaged.written('talk.m4a'), after['episodes/talk/talk.m4a'], 'the same bytes')

  const other = await again({ 'episodes/talk/source/studio.wav': studioSound({ seed: 8 }) })
  t.match((await master(other.context, 'talk', { also: ['m4a'] })).value, { made: files.slice(0, 2) })
  t.match((await other.written('episode.md')).toString(), /alternatives: \[\{ file: talk\.m4a \}\]/)
})

t.test('intro and outro are joined, and a station for radio is quieter', { skip }, async (t) => {
  const { context, written } = workshop(
    {
      'studio.wav': studioSound({ seconds: 1, stereo: true }),
      'outro.wav': studioSound({ seconds: 1, seed: 9 }),
    },
    {
      'sounds/intro.wav': source,
      'station.yaml': `${goodFiles()['station.yaml']}loudness: radio\n`,
    },
  )
  const settings = { intro: 'sounds/intro.wav', outro: 'episodes/talk/source/outro.wav', also: [] }
  t.ok((await master(context, 'talk', settings)).value)
  const { integrated, seconds, channels } = judgeSound(await written('talk.mp3'), 'mp3')
  t.ok(Math.abs(integrated + 23) <= 0.5, `${integrated} LUFS`)
  t.ok(Math.abs(seconds - 4) < 0.2, String(seconds))
  t.equal(channels, 2)
  t.strictSame((await master(context, 'talk')).value?.made, [], 'the settings are those of the last time')
})

t.test('what is stopped leaves nothing', { skip }, async (t) => {
  const { storage, context } = workshop({ 'studio.wav': source })
  const stop = new AbortController()
  const tell = () => stop.abort()
  await t.rejects(master(context, 'talk', {}, { signal: stop.signal, tell }), {
    name: 'IoError',
    message: /stopped/,
  })
  t.strictSame(
    (await storage.list('episodes/talk')).map(({ name }) => name),
    ['episode.md', 'source'],
  )
})

t.test(
  'a published episode stops, with the command that corrects it; its new recording can be made elsewhere',
  { skip },
  async (t) => {
    const matter = MATTER.replace('status: draft', 'status: published\ndate: 2026-03-06T18:00:00Z')
    const { context, storage } = workshop({ 'studio.wav': source }, { 'episodes/talk/episode.md': matter })
    const { diagnostics } = await master(context, 'talk')
    t.match(
      diagnostics.map(({ code, hint }) => `${code} ${hint}`),
      [/^master.published .*inonda correct talk --recording/],
    )
    const { value } = await master(context, 'talk', {}, { isElsewhere: true })
    t.ok((value?.mp3.length ?? 0) > 10_000)
    t.equal(await storage.read('episodes/talk/talk.mp3'), undefined)
  },
)

t.test('what cannot be made is told with what to type', { skip }, async (t) => {
  const told = async (sources: Readonly<Record<string, Uint8Array>>, settings = {}, more = {}) => {
    const { context } = workshop(sources)
    const { value, diagnostics } = await master({ ...context, ...more }, 'talk', settings)
    t.equal(value, undefined)
    return diagnostics.map(spot)
  }
  const wav = source
  t.strictSame(await told({}), ['episodes/talk/source/:1:1 master.source-missing'])
  t.strictSame(await told({ 'a.wav': wav, 'b.wav': wav }), [
    'episodes/talk/source/:1:1 master.source-unclear',
  ])
  t.strictSame(await told({ 'a.wav': wav }, { source: 'c.wav' }), [
    'episodes/talk/source/:1:1 master.part-missing',
  ])
  t.strictSame(await told({ 'a.wav': wav }, { intro: 'no.wav' }), ['no.wav:1:1 master.part-missing'])
  t.strictSame(
    await told({ 'a.wav': wav }, {}, { mastering: ffmpegMastering({ command: 'no-such-program' }) }),
    ['episodes/talk/episode.md:1:1 master.tool-missing'],
  )
  const few = { ...ffmpegMastering(), forms: async () => ['mp3'] as const }
  t.strictSame(await told({ 'a.wav': wav }, {}, { mastering: few }), [
    'episodes/talk/episode.md:1:1 master.form-missing',
  ])
  const { context } = workshop({ 'a.wav': Buffer.from('#EXTM3U\n/etc/passwd\n') })
  await t.rejects(master(context, 'talk'), { name: 'IoError', port: 'mastering' })
})

t.test('a form that did not come out as it should is told', { skip }, async (t) => {
  const { context } = workshop({ 'studio.wav': source })
  const real = ffmpegMastering()
  const quiet = {
    ...real,
    master: async (...[parts, terms]: Parameters<typeof real.master>) =>
      real.master(parts, { ...terms, integrated: -20 }),
  }
  const { diagnostics } = await master({ ...context, mastering: quiet }, 'talk', { also: [] })
  t.match(
    diagnostics.map(({ code, file }) => `${file} ${code}`),
    ['episodes/talk/talk.mp3 master.target-missed', 'episodes/talk/talk.mp3 loudness.off-target'],
  )
})

t.test('alternatives that somebody wrote stay', { skip }, async (t) => {
  const own =
    'alternatives:\n  - title: Elsewhere\n    type: audio/mpeg\n    sources: [https://other.example/talk.mp3]\n'
  const { after } = await talk()
  const matter = String(after['episodes/talk/episode.md']).replace(/^alternatives:.*\n/m, own)
  const { context, written } = await again({ 'episodes/talk/episode.md': matter })
  const { diagnostics } = await master(context, 'talk')
  t.ok(diagnostics.some(({ code }) => code === 'master.alternatives-kept'))
  t.ok((await written('episode.md')).toString().includes(own))
})

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ffmpegMastering } from '../../src/adapters/ffmpeg/mastering.ts'
import { ffmpegSound } from '../../src/adapters/ffmpeg/sound.ts'
import { ffmpegTagger } from '../../src/adapters/ffmpeg/tagger.ts'
import { id3Tagger } from '../../src/adapters/id3/tagger.ts'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { master } from '../../src/tasks/master.ts'
import { goodFiles, read, spot } from '../read/a-station.ts'

const skip = spawnSync('ffmpeg', ['-version']).status === 0 ? false : 'ffmpeg is not on the PATH'
const noMutagen = existsSync('/usr/lib/python3/dist-packages/mutagen')
  ? false
  : 'python3-mutagen is not installed'
const folder = t.testdir({})
const MATTER = `---
title: Talk
feed: show
status: draft
guid: 2b0c4d4e-0f2f-5d0b-9d5e-6d1f1a0f7c11
chapters:
  - title: Beginning
    start: 0:00
  - title: Middle
    start: 0:03
---
Notes.
`

/** Noise that comes and goes as syllables do, as WAV. */
function studio(name: string, { seconds = 6, level = -20, stereo = false, pitch = 7 } = {}): Uint8Array {
  const side = stereo ? ',haas' : ''
  const swell = "volume='0.15+0.85*pow(abs(sin(9*t)),2)':eval=frame"
  const noise = `anoisesrc=color=pink:seed=${pitch}:duration=${seconds}:sample_rate=48000,${swell},volume=${level + 12}dB,aformat=channel_layouts=stereo${side}`
  spawnSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', noise, join(folder, name)])
  return readFileSync(join(folder, name))
}

function workshop(
  sources: Readonly<Record<string, Uint8Array>>,
  more: Readonly<Record<string, string | Uint8Array>> = {},
) {
  const files: Record<string, string | Uint8Array> = {
    ...goodFiles(),
    'episodes/talk/episode.md': MATTER,
    ...more,
  }
  for (const [name, bytes] of Object.entries(sources)) files[`episodes/talk/source/${name}`] = bytes
  const storage = memoryStorage(files)
  const context = {
    storage,
    shipped: memoryStorage(),
    generator: 'x',
    sound: ffmpegSound(),
    taggers: [id3Tagger, ffmpegTagger()],
    mastering: ffmpegMastering(),
  }
  const written = async (name: string) => Buffer.from((await storage.read(`episodes/talk/${name}`)) ?? [])
  return { files, storage, context, written }
}

function measured(bytes: Uint8Array, name: string) {
  writeFileSync(join(folder, name), bytes)
  const run = [
    '-hide_banner',
    '-nostats',
    '-i',
    join(folder, name),
    '-filter_complex',
    '[0:a]ebur128=peak=true',
    '-f',
    'null',
    '-',
  ]
  const said = spawnSync('ffmpeg', run, { maxBuffer: 2 ** 28 }).stderr.toString()
  const summary = said.slice(said.lastIndexOf('Summary'))
  const number = (pattern: RegExp) => Number(pattern.exec(summary)?.[1])
  return { integrated: number(/I: +(-[\d.]+)/), peak: number(/Peak: +(-?[\d.]+)/) }
}

function probed(name: string) {
  const words = [
    '-v',
    'error',
    '-show_format',
    '-show_streams',
    '-show_chapters',
    '-of',
    'json',
    join(folder, name),
  ]
  return JSON.parse(spawnSync('ffprobe', words).stdout.toString())
}

t.test(
  'each form is as loud as wanted, with tags, chapters and cover, and the station names it',
  { skip },
  async (t) => {
    const { files, storage, context, written } = workshop({ 'studio.wav': studio('a.wav') })
    const shares: number[] = []
    const { value, diagnostics } = await master(
      context,
      'talk',
      { also: ['m4a', 'opus'] },
      { tell: (share) => shares.push(share) },
    )
    t.strictSame(diagnostics.map(spot), [])
    t.strictSame(value?.made, ['episodes/talk/talk.mp3', 'episodes/talk/talk.m4a', 'episodes/talk/talk.opus'])
    t.ok(shares.length > 2 && shares.at(-1) === 1)
    for (const form of ['mp3', 'm4a', 'opus']) {
      const bytes = await written(`talk.${form}`)
      const { integrated, peak } = measured(bytes, `talk.${form}`)
      t.ok(Math.abs(integrated + 16) <= 0.5, `${form}: ${integrated} LUFS`)
      t.ok(peak <= -1, `${form}: ${peak} dBTP`)
      const { format, streams, chapters } = probed(`talk.${form}`)
      const tags = { ...format.tags, ...streams[0].tags }
      t.match(
        { title: tags.title ?? tags.TITLE, album: tags.album ?? tags.ALBUM },
        { title: 'Talk', album: 'The Show' },
        form,
      )
      t.equal(
        streams.find((one: { codec_type: string }) => one.codec_type === 'audio')?.channels,
        1,
        `${form}: both channels were the same`,
      )
      t.strictSame(
        chapters.map((one: { tags: { title: string } }) => one.tags.title),
        ['Beginning', 'Middle'],
        form,
      )
    }
    const after = { ...files }
    for (const name of ['episode.md', 'talk.mp3', 'talk.m4a', 'talk.opus', 'waveform.json', 'loudness.json'])
      after[`episodes/talk/${name}`] = await written(name)
    const { station, diagnostics: told } = await read(after)
    t.strictSame(told.filter(({ file }) => file.startsWith('episodes/talk/')).map(spot), [])
    const episode = station?.episodes.find(({ slug }) => slug === 'talk')
    t.equal(episode?.recording?.file, 'talk.mp3')
    t.strictSame(
      episode?.alternatives?.map(({ file }) => file),
      ['talk.m4a', 'talk.opus'],
    )
    t.ok(episode?.waveform)
    t.ok(episode?.loudness)
    t.strictSame(
      await storage.read('episodes/talk/source/studio.wav'),
      files['episodes/talk/source/studio.wav'],
    )
  },
)

t.test('what was written is read by mutagen', { skip: skip || noMutagen }, async (t) => {
  const program = `
import mutagen, sys
for form in ('mp3', 'm4a', 'opus'):
    f = mutagen.File(sys.argv[1] + '/talk.' + form)
    tags = f.tags
    title = tags['TIT2'].text[0] if form == 'mp3' else tags['\\xa9nam'][0] if form == 'm4a' else tags['title'][0]
    if form == 'mp3': chapters = [str(one.sub_frames['TIT2'].text[0]) for one in tags.getall('CHAP')]
    elif form == 'm4a': chapters = [one.title for one in f.chapters]
    else: chapters = [tags['CHAPTER%03dNAME' % (n + 1)][0] for n in range(2)]
    cover = 'APIC:' if form == 'mp3' else 'covr' if form == 'm4a' else 'metadata_block_picture'
    print(form, title, '|'.join(chapters), any(key.startswith(cover) for key in tags.keys()))
`
  // Debian's own Python has Debian's packages.
  const { stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', program, folder])
  t.strictSame(
    stdout.toString().trim().split('\n'),
    ['mp3 Talk Beginning|Middle True', 'm4a Talk Beginning|Middle True', 'opus Talk Beginning|Middle True'],
    stderr.toString(),
  )
})

t.test(
  'the same source and settings give the same bytes, and only what a change touches is made',
  { skip },
  async (t) => {
    const source = studio('a.wav')
    const one = workshop({ 'studio.wav': source })
    const two = workshop({ 'studio.wav': source })
    await master(one.context, 'talk')
    await master(two.context, 'talk')
    for (const name of ['talk.mp3', 'talk.m4a'])
      t.strictSame(await one.written(name), await two.written(name), name)

    const again = await master(one.context, 'talk')
    t.match(again.value, { made: [], tagged: [], kept: ['episodes/talk/talk.mp3', 'episodes/talk/talk.m4a'] })
    const more = await master(one.context, 'talk', { also: ['m4a', 'opus'] })
    t.match(more.value, { made: ['episodes/talk/talk.opus'] })
    t.match((await one.written('episode.md')).toString(), /talk\.opus/)
    const text = (await one.written('episode.md')).toString().replace('title: Talk\n', 'title: A talk\n')
    await one.storage.write('episodes/talk/episode.md', Buffer.from(text))
    const renamed = await master(one.context, 'talk')
    t.strictSame(renamed.value?.made, [])
    t.equal(renamed.value?.tagged.length, 3)
    await one.storage.write('episodes/talk/source/studio.wav', studio('b.wav', { pitch: 8 }))
    t.equal((await master(one.context, 'talk')).value?.made.length, 3)
  },
)

t.test(
  'intro and outro are joined, two channels stay two, and a station for radio is quieter',
  { skip },
  async (t) => {
    const stereo = studio('c.wav', { stereo: true })
    const files = goodFiles()
    const { context, written } = workshop(
      { 'studio.wav': stereo, 'outro.wav': studio('outro.wav', { seconds: 2 }) },
      {
        'sounds/intro.wav': studio('intro.wav', { seconds: 3 }),
        'station.yaml': `${files['station.yaml']}loudness: radio\n`,
      },
    )
    const settings = { intro: 'sounds/intro.wav', outro: 'episodes/talk/source/outro.wav' }
    const { value } = await master(context, 'talk', settings)
    t.ok(value)
    const { integrated } = measured(await written('talk.mp3'), 'joined.mp3')
    t.ok(Math.abs(integrated + 23) <= 0.5, `${integrated} LUFS`)
    const { format, streams } = probed('joined.mp3')
    t.ok(Math.abs(Number(format.duration) - 11) < 0.2, format.duration)
    t.equal(streams[0].channels, 2)
    t.strictSame((await master(context, 'talk')).value?.made, [], 'the settings are those of the last time')
  },
)

t.test('what is stopped leaves nothing', { skip }, async (t) => {
  const { storage, context } = workshop({ 'studio.wav': studio('long.wav', { seconds: 60 }) })
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
    const { context, storage } = workshop(
      { 'studio.wav': studio('a.wav') },
      {
        'episodes/talk/episode.md': MATTER.replace(
          'status: draft',
          'status: published\ndate: 2026-03-06T18:00:00Z',
        ),
      },
    )
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
  const wav = studio('a.wav', { seconds: 1 })
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

t.test('alternatives that somebody wrote stay', { skip }, async (t) => {
  const own =
    'alternatives:\n  - title: Elsewhere\n    type: audio/mpeg\n    sources: [https://other.example/talk.mp3]\n'
  const { context, written } = workshop(
    { 'a.wav': studio('a.wav') },
    {
      'episodes/talk/episode.md': MATTER.replace('status: draft\n', `status: draft\n${own}`),
    },
  )
  const { diagnostics } = await master(context, 'talk')
  t.ok(diagnostics.some(({ code }) => code === 'master.alternatives-kept'))
  t.ok((await written('episode.md')).toString().includes(own))
})

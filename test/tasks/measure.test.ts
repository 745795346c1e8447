import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ffmpegSound } from '../../src/adapters/ffmpeg/sound.ts'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { inspectEpisode } from '../../src/tasks/inspect.ts'
import { measure } from '../../src/tasks/measure.ts'
import { goodFiles, read, spot } from '../read/a-station.ts'

const skip = spawnSync('ffmpeg', ['-version']).status === 0 ? false : 'ffmpeg is not on the PATH'
const FILE = 'episodes/one/loudness.json'
const folder = t.testdir({})

/** Pink noise at a level, as MP3. */
function recording(name: string, filters: string, channels = 2): Uint8Array {
  const noise = `anoisesrc=color=pink:seed=7:duration=8:sample_rate=48000,${filters}`
  const words = [
    '-v',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    noise,
    '-ac',
    String(channels),
    '-b:a',
    '192k',
    '-f',
    'mp3',
  ]
  spawnSync('ffmpeg', [...words, join(folder, name)])
  return readFileSync(join(folder, name))
}

function workshop(bytes: Uint8Array, more: Record<string, string> = {}) {
  const files = { ...goodFiles(), 'episodes/one/one.mp3': bytes, ...more }
  const storage = memoryStorage(files)
  const context = { storage, shipped: memoryStorage(), generator: 'x', sound: ffmpegSound() }
  const again = async () => read({ ...files, [FILE]: (await storage.read(FILE)) ?? '' })
  return { files, storage, context, again }
}

t.test('what was measured is what an independent run says, and inspect shows it', { skip }, async (t) => {
  const { context, again } = workshop(recording('a.mp3', 'volume=-14dB'))
  const { value, diagnostics } = await measure(context, 'one')
  const run = [
    '-hide_banner',
    '-nostats',
    '-i',
    join(folder, 'a.mp3'),
    '-af',
    'ebur128=peak=true',
    '-f',
    'null',
    '-',
  ]
  const said = spawnSync('ffmpeg', run).stderr.toString()
  const summary = said.slice(said.lastIndexOf('Summary'))
  t.equal(value?.loudness.integrated, Number(/I: +(-[\d.]+)/.exec(summary)?.[1]))
  t.equal(value?.loudness.truePeak, Number(/Peak: +(-?[\d.]+)/.exec(summary)?.[1]))
  t.match(value, {
    isKnown: false,
    file: FILE,
    loudness: { isMono: true, clipped: 0, silentStart: 0, silentEnd: 0 },
  })
  t.match(diagnostics.map(spot), [/loudness.off-target/])

  const { station, diagnostics: told } = await again()
  const episode = station?.episodes.find(({ slug }) => slug === 'one')
  t.strictSame(episode?.loudness, value?.loudness)
  t.ok(told.some(({ code }) => code === 'loudness.off-target'))
  if (episode) t.strictSame(inspectEpisode(episode, []).recording?.loudness, value?.loudness)
  t.equal((await measure(context, 'one')).value?.isKnown, true)
})

t.test('the profile of the station says what is right', { skip }, async (t) => {
  const codes = async (filters: string, profile: string) => {
    const files = goodFiles()
    const station = `${files['station.yaml']}loudness: ${profile}\n`
    const { context } = workshop(recording('b.mp3', filters), { 'station.yaml': station })
    const { value, diagnostics } = await measure(context, 'one')
    t.ok(value)
    return diagnostics.map(({ code }) => code).filter((code) => code.startsWith('loudness.'))
  }
  t.strictSame(await codes('loudnorm=I=-16:TP=-2', 'podcast'), [])
  t.strictSame(await codes('loudnorm=I=-23:TP=-2', 'radio'), [])
  t.strictSame(await codes('loudnorm=I=-16:TP=-2', 'radio'), ['loudness.off-target'])
})

t.test('peaks, clipping, silence and two channels are told', { skip }, async (t) => {
  const loud = workshop(recording('c.mp3', 'volume=30dB,alimiter=limit=1:level=0,volume=6dB', 1))
  const { diagnostics } = await measure(loud.context, 'one')
  const codes = diagnostics.map(({ code }) => code)
  t.ok(codes.includes('loudness.peak-high'), codes.join())
  t.ok(codes.includes('loudness.clipped'), codes.join())
  const quiet = workshop(recording('d.mp3', 'loudnorm=I=-16:TP=-2,adelay=5s:all=1,apad=pad_dur=4'))
  const { value, diagnostics: told } = await measure(quiet.context, 'one')
  t.ok(Math.abs((value?.loudness.silentStart ?? 0) - 5) < 0.3, String(value?.loudness.silentStart))
  t.ok(Math.abs((value?.loudness.silentEnd ?? 0) - 4) < 0.3, String(value?.loudness.silentEnd))
  t.equal(told.filter(({ code }) => code === 'loudness.silence-long').length, 2)
  const wide = workshop(
    recording('e.mp3', 'aformat=channel_layouts=stereo,stereotools=sbal=0.5,haas,volume=-10dB'),
  )
  t.equal((await measure(wide.context, 'one')).value?.loudness.isMono, false)
})

t.test(
  'what was measured of another file is told, and measured anew; so is what cannot be read',
  { skip },
  async (t) => {
    const { context, files } = workshop(recording('f.mp3', 'volume=-14dB'))
    await measure(context, 'one')
    const before = await context.storage.read(FILE)
    const told = async (content: string | Uint8Array) => {
      const { diagnostics } = await read({ ...files, [FILE]: content })
      return diagnostics.filter(({ file }) => file === FILE).map(({ code }) => code)
    }
    const text = Buffer.from(before ?? []).toString()
    t.strictSame(await told(text.replace(/"digest": "[0-9a-f]+/, '"digest": "00')), [
      'loudness.other-recording',
    ])
    for (const wrong of ['{', '[]', text.replace(/"range": [-\d.]+/, '"range": "much"'), ' '.repeat(20_000)])
      t.strictSame(await told(wrong), ['loudness.unreadable'])
  },
)

t.test('what cannot be measured is told with what to type', async (t) => {
  const { context } = workshop(goodFiles()['episodes/one/one.mp3'] as Uint8Array)
  const absent = { ...context, sound: ffmpegSound({ command: 'no-such-program' }) }
  t.strictSame((await measure(absent, 'one')).diagnostics.map(spot), [
    'episodes/one/one.mp3:1:1 loudness.tool-missing',
  ])
  t.match((await measure(context, 'oen')).diagnostics.map(spot), ['episodes:1:1 episode.unknown'])
  await context.storage.remove('episodes/one/one.mp3')
  const { diagnostics } = await measure(context, 'one')
  t.ok(diagnostics.some(({ code }) => code === 'loudness.recording-missing'))
})

import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ffmpegClips } from '../../src/adapters/ffmpeg/clips.ts'
import { png } from '../read/a-station.ts'

const skip = spawnSync('ffmpeg', ['-version']).status === 0 ? false : 'ffmpeg is not on the PATH'
const folder = t.testdir({ temporary: {} })
process.env['TMPDIR'] = join(folder, 'temporary')
const leftovers = () => readdirSync(join(folder, 'temporary'))

const FORMS = [
  ['audio/mpeg', ['-c:a', 'libmp3lame', '-q:a', '9', '-f', 'mp3']],
  ['audio/x-m4a', ['-c:a', 'aac', '-f', 'ipod']],
  ['audio/ogg; codecs=opus', ['-c:a', 'libopus', '-f', 'opus']],
  ['audio/flac', ['-c:a', 'flac', '-f', 'flac']],
  ['audio/wav', ['-f', 'wav']],
] as const

/** Silence, and a tone from the third second to the fifth. */
function toneAt3(words: readonly string[]): Uint8Array {
  const tone = "aevalsrc='if(between(t,3,5),0.5*sin(2765*t),0)':d=8:s=48000"
  spawnSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', tone, ...words, join(folder, 'tone')])
  return readFileSync(join(folder, 'tone'))
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 10_001) yield bytes.subarray(at, at + 10_001)
}

/** When the tone is heard, in seconds, and how long all of it takes. */
function heardIn(sound: Uint8Array) {
  writeFileSync(join(folder, 'clip.mp3'), sound)
  const words = ['-v', 'error', '-i', join(folder, 'clip.mp3'), '-ac', '1', '-ar', '8000', '-f', 's16le', '-']
  const samples = spawnSync('ffmpeg', words, { maxBuffer: 2 ** 26 }).stdout
  const values = Array.from({ length: samples.length >> 1 }, (_, at) => Math.abs(samples.readInt16LE(at * 2)))
  const isHeard = (value: number) => value > 3000
  return {
    from: values.findIndex(isHeard) / 8000,
    to: values.findLastIndex(isHeard) / 8000,
    all: values.length / 8000,
  }
}

t.test('a stretch is cut to the hundredth of a second, from any kind of file', { skip }, async (t) => {
  for (const [type, words] of FORMS) {
    const recording = toneAt3(words)
    const stretch = { type, start: 2.4, end: 6.15 }
    const sound = await ffmpegClips().cut(pieces(recording), stretch)
    const { from, to, all } = heardIn(sound)
    t.ok(Math.abs(from - 0.6) < 0.04, `${type}: from ${from}`)
    t.ok(Math.abs(to - 2.6) < 0.04, `${type}: to ${to}`)
    t.ok(Math.abs(all - 3.75) < 0.06, `${type}: ${all} s`)
    t.strictSame(await ffmpegClips().cut(pieces(recording), stretch), sound, `${type}: the same again`)
  }
  t.strictSame(leftovers(), [])
})

t.test('a film has the picture and the sound, and the same bytes each time', { skip }, async (t) => {
  const clips = ffmpegClips()
  const sound = await clips.cut(pieces(toneAt3(FORMS[4][1])), { type: 'audio/wav', start: 2, end: 4 })
  const veil = { left: 20, top: 100, width: 140, height: 40, colour: '#ffeedd' }
  const film = { sound, picture: png(160, 140), seconds: 2, veil }
  const bytes = await clips.film(film)
  t.strictSame(await clips.film(film), bytes)
  t.notMatch(Buffer.from(bytes).toString('latin1'), /x264 - core|Lavf\d/, 'whoever made it is not told')
  writeFileSync(join(folder, 'film.mp4'), bytes)
  const words = ['-v', 'error', '-show_streams', '-of', 'json', join(folder, 'film.mp4')]
  t.match(JSON.parse(String(spawnSync('ffprobe', words).stdout)), {
    streams: [{ codec_name: 'h264', width: 160, height: 140, pix_fmt: 'yuv420p' }, { codec_name: 'aac' }],
  })
  for (const colour of ['red', "#fff':s=1x1", '#ffeedd,movie=/etc/passwd'])
    await t.rejects(clips.film({ ...film, veil: { ...veil, colour } }), { name: 'IoError' })
  t.strictSame(leftovers(), [])
})

t.test('what is no sound, or a playlist, is an outage, and so is what is stopped', { skip }, async (t) => {
  const clips = ffmpegClips()
  const list = pieces(Buffer.from('#EXTM3U\n/etc/passwd\nffconcat version 1.0\nfile /etc/passwd\n'))
  await t.rejects(clips.cut(list, { type: 'audio/mpeg', start: 0, end: 1 }), {
    name: 'IoError',
    port: 'clips',
  })
  await t.rejects(clips.cut(pieces(png(8, 8)), { type: 'image/png', start: 0, end: 1 }), { name: 'IoError' })
  const tone = pieces(toneAt3(FORMS[4][1]))
  await t.rejects(clips.cut(tone, { type: 'audio/wav', start: 0, end: 1, signal: AbortSignal.abort() }), {
    name: 'IoError',
    message: /stopped/,
  })
  t.strictSame(leftovers(), [])
})

t.test('a program that is not there has no version', async (t) => {
  t.equal(await ffmpegClips({ command: 'no-such-program-anywhere' }).maker(), undefined)
})

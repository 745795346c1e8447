import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import t from 'tap'
import { ffmpegSound } from '../../src/adapters/ffmpeg/sound.ts'
import { soundContract } from '../ports/sound.contract.ts'

const FORMS = [
  ['audio/mpeg', 'libmp3lame', 'mp3'],
  ['audio/x-m4a', 'aac', 'ipod'],
  ['audio/ogg; codecs=opus', 'libopus', 'opus'],
  ['audio/flac', 'flac', 'flac'],
  ['audio/wav', 'pcm_s16le', 'wav'],
] as const
const there = spawnSync('ffmpeg', ['-version']).status === 0
// Other tests make such files at the same time.
const folder = t.testdir({ temporary: {} })
process.env['TMPDIR'] = join(folder, 'temporary')
const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('inonda-sound-'))
const none = async function* () {}

if (!there) t.test('ffmpeg decodes', { skip: 'ffmpeg is not on the PATH' }, async () => {})
else {
  const recordings = FORMS.map(([type, encoder, format]): [string, Uint8Array] => {
    const tone = ['-v', 'error', '-f', 'lavfi', '-i', 'sine=duration=2:sample_rate=48000', '-ac', '2']
    spawnSync('ffmpeg', [...tone, '-c:a', encoder, '-f', format, join(folder, format)])
    return [type, readFileSync(join(folder, format))]
  })
  soundContract(t, ffmpegSound(), new Map(recordings))
  t.test('nothing is left behind', async (t) => t.strictSame(leftovers(), []))
}

t.test('a program that is not there is not ready, and an outage for who asks all the same', async (t) => {
  const sound = ffmpegSound({ command: 'no-such-program-anywhere' })
  t.equal(await sound.ready(), false)
  await t.rejects(buffer(sound.samples(none(), 'audio/mpeg')), {
    name: 'IoError',
    message: /cannot be started/,
  })
})

t.test('a kind of file that no recording is, is not handed to the program', async (t) => {
  await t.rejects(buffer(ffmpegSound().samples(none(), 'text/plain')), { name: 'IoError' })
})

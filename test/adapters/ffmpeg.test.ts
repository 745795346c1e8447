import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { ffmpegTagger } from '../../src/adapters/ffmpeg/tagger.ts'
import { IoError } from '../../src/ports/io-error.ts'
import type { TaggedKind } from '../../src/ports/tagger.ts'
import { someTags, taggerContract } from '../ports/tagger.contract.ts'

const ENCODERS = { m4a: 'aac', ogg: 'libvorbis', opus: 'libopus', flac: 'flac' } as const
const WRITE_AS = { m4a: 'ipod', ogg: 'ogg', opus: 'opus', flac: 'flac' } as const
// Other tests make temporary files at the same time.
const folder = t.testdir({ temporary: {} })
process.env['TMPDIR'] = join(folder, 'temporary')
const there = spawnSync('ffmpeg', ['-version']).status === 0

if (!there) t.test('ffmpeg writes tags', { skip: 'ffmpeg is not on the PATH' }, async () => {})
else {
  const path = (kind: string) => join(folder, `sine.${kind}`)
  const recordings: Partial<Record<TaggedKind, Uint8Array>> = {}
  for (const kind of ['m4a', 'ogg', 'opus', 'flac'] as const) {
    const words = [
      '-v',
      'error',
      '-f',
      'lavfi',
      '-i',
      'sine=duration=2:sample_rate=48000',
      '-c:a',
      ENCODERS[kind],
    ]
    spawnSync('ffmpeg', [...words, '-f', WRITE_AS[kind], path(kind)])
    recordings[kind] = readFileSync(path(kind))
  }
  const tagger = ffmpegTagger()

  taggerContract(t, tagger, recordings, (bytes) => {
    const words = [
      '-v',
      'error',
      '-i',
      'pipe:0',
      '-map',
      '0:a',
      '-c',
      'copy',
      '-f',
      'streamhash',
      '-hash',
      'md5',
      '-',
    ]
    const hash = spawnSync('ffmpeg', words, { input: bytes, encoding: 'utf8' }).stdout
    if (!hash.startsWith('0,a,MD5=')) throw new Error('ffmpeg hashes no sound')
    return hash
  })

  t.test('ffprobe reads show, people, number, language and further credits', async (t) => {
    for (const kind of tagger.kinds) {
      const copy = await tagger.write(recordings[kind] ?? new Uint8Array(), kind, someTags())
      const words = ['-v', 'error', '-show_format', '-show_streams', '-show_chapters', '-of', 'json', '-']
      const told = JSON.parse(spawnSync('ffprobe', words, { input: copy, encoding: 'utf8' }).stdout)
      const tags = { ...told.streams[0].tags, ...told.format.tags }
      t.match(tags, {
        artist: 'Ann Lee, Bo Chen',
        album: 'Lamp & Lens',
        genre: 'Podcast',
        date: '2025-03-14',
        disc: '2',
        track: '7',
        comment: 'Editor: Chiara Neri; Producer: Dao Minh, 陈博',
      })
      t.equal(tags.language, kind === 'm4a' ? 'ita' : 'it-IT')
      t.match(
        told.chapters.map((one: { tags: { title: string } }) => one.tags.title),
        ['How did it start?', 'E poi? – 然后呢'],
      )
      const picture = told.streams.find((one: { codec_type: string }) => one.codec_type === 'video')
      t.match(picture, { codec_name: 'png', disposition: { attached_pic: 1 } }, kind)
    }
  })

  t.test('what is no sound is an outage that says why, and leaves nothing behind', async (t) => {
    await t.rejects(tagger.write(Buffer.from('#EXTM3U\n/etc/passwd\n'), 'm4a', someTags()), {
      name: 'IoError',
      port: 'tagger',
      message: /^ffmpeg gave up with status \d+: /,
    })
    t.strictSame(leftovers(), [])
  })
}

t.test('a program that is not there is not ready, and an outage for who asks all the same', async (t) => {
  const tagger = ffmpegTagger({ command: 'no-such-program-anywhere' })
  t.equal(await tagger.ready(), false)
  await t.rejects(tagger.write(new Uint8Array(), 'm4a', someTags()), IoError)
})

t.test('a program that hangs is stopped', async (t) => {
  const folder = t.testdir({ hang: '#!/bin/sh\nexec sleep 60\n' })
  chmodSync(join(folder, 'hang'), 0o755)
  const tagger = ffmpegTagger({ command: join(folder, 'hang'), milliseconds: 200 })
  await t.rejects(tagger.write(new Uint8Array(), 'm4a', someTags()), { message: /took longer than 0\.2 s/ })
  t.strictSame(leftovers(), [])
})

function leftovers(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('inonda-tag-'))
}

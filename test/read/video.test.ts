import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import type { Storage } from '../../src/ports/storage.ts'
import { readRecording } from '../../src/read/recording.ts'
import { goodFiles, read as readAll } from './a-station.ts'
import { film } from './a-video.ts'

const read = async (file: string, bytes: Uint8Array) => {
  const { value, diagnostics } = await readRecording(memoryStorage({ [file]: bytes }), file)
  return { ...value, codes: diagnostics.map(({ code }) => code), hints: diagnostics.map(({ hint }) => hint) }
}

t.test('a video is of the type that its bytes and its name say', async (t) => {
  for (const [file, options, type, codes] of [
    ['a.mp4', {}, 'video/mp4', []],
    ['a.m4v', {}, 'video/x-m4v', []],
    ['a.mp4', { entry: 'hvc1' }, 'video/mp4', []],
    ['a.mp4', { entry: 'av01' }, 'video/mp4', ['recording.not-for-apple']],
    ['a.mov', { brand: 'qt  ' }, 'video/quicktime', []],
    ['a.mp4', { brand: 'qt  ' }, 'video/quicktime', ['recording.extension-wrong']],
    ['a.m4a', {}, 'video/mp4', ['recording.extension-wrong']],
    ['a.mp3', {}, 'video/mp4', ['recording.extension-wrong']],
  ] as const) {
    const found = await read(file, film(options))
    t.match(found, { type, seconds: 8, codes }, `${file} ${JSON.stringify(options)}`)
    t.notMatch(found.hints.join(), /m4a/, 'no advice to call it sound')
  }
  t.match((await read('a.m4a', film())).hints, ['Rename it to a.mp4'])
})

t.test('a video that is too large is told how to become smaller', async (t) => {
  const huge: Storage = {
    ...memoryStorage({}),
    facts: async () => ({ bytes: 2.5 * 2 ** 30, modified: new Date(0), identity: 'one' }),
  }
  for (const [file, hint] of [
    ['talk.mp4', /^Export the video smaller.* ffmpeg -i talk\.mp4 .* talk-new\.mp4$/],
    ['talk.mov', /ffmpeg -i talk\.mov .* talk\.mp4$/],
    ['talk.mp3', /^Export it as MP3/],
  ] as const)
    t.match((await readRecording(huge, file)).diagnostics, [{ code: 'recording.too-large', hint }])
})

t.test('a feed of videos is of the medium video, where it does not say otherwise', async (t) => {
  const files = () => {
    const { 'episodes/one/one.mp3': _, ...rest } = goodFiles()
    return { ...rest, 'episodes/one/one.mp4': film() } as Record<string, string | Uint8Array>
  }
  const mediumOf = async (some: ReturnType<typeof files>) => (await readAll(some)).station?.feeds[0]?.medium
  t.equal(await mediumOf(files()), 'video')
  t.equal(await mediumOf(goodFiles()), 'podcast')
  t.equal(
    await mediumOf({ ...files(), 'feeds/show.yaml': `${files()['feeds/show.yaml']}medium: podcast\n` }),
    'podcast',
  )
  const both = {
    ...files(),
    'episodes/three/episode.md': String(files()['episodes/one/episode.md'])
      .replace('0b4c3a52', '1b4c3a52')
      .replace('episode: 1', 'episode: 3'),
    'episodes/three/three.mp3': goodFiles()['episodes/one/one.mp3'] as Uint8Array,
  }
  t.equal(await mediumOf(both), 'podcast', 'of sound and videos')
})

const FORMS = [
  ['a.mp4', 'video/mp4', ['-c:v', 'mpeg4', '-c:a', 'aac'], []],
  ['a.mov', 'video/quicktime', ['-c:v', 'mpeg4', '-c:a', 'aac'], []],
  ['a.webm', 'video/webm', ['-c:v', 'libvpx', '-c:a', 'libopus'], ['recording.not-for-apple']],
  ['sound.mp4', 'audio/mp4', ['-vn', '-c:a', 'aac'], []],
  ['silent.mp4', 'video/mp4', ['-an', '-c:v', 'mpeg4'], []],
  ['a.mkv', undefined, ['-c:v', 'mpeg4', '-c:a', 'aac'], ['recording.format-unknown']],
  ['sound.webm', undefined, ['-vn', '-c:a', 'libopus'], ['recording.format-unknown']],
] as const
const isThere = spawnSync('ffmpeg', ['-version']).status === 0
const skip = isThere ? false : 'ffmpeg is not on the PATH'

t.test('videos as programs write them', { skip }, async (t) => {
  const folder = t.testdir({})
  const source = '-y -v error -f lavfi -i testsrc=size=32x32:rate=5:d=2 -f lavfi -i sine=d=2'.split(' ')
  for (const [file, type, words, codes] of FORMS) {
    const path = join(folder, file)
    t.equal(spawnSync('ffmpeg', [...source, ...words, '-shortest', path]).status, 0, file)
    const found = await read(file, readFileSync(path))
    t.strictSame(found.codes, codes, file)
    t.equal(found.type, type, file)
    if (type !== undefined) t.ok(Math.abs((found.seconds ?? 0) - 2) < 0.1, `${file} ${found.seconds}`)
    if (file === 'a.mkv') t.match(found.hints, [/ffmpeg -i a\.mkv a\.mp4$/])
  }
})

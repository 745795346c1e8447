import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import type { Storage } from '../../src/ports/storage.ts'
import { type RecordingMemory, readRecording } from '../../src/read/recording.ts'
import { mp3, mp3Announcing } from './a-station.ts'

const audio = fileURLToPath(new URL('../../../shared/fixtures/audio/', import.meta.url))
const skip = existsSync(audio) ? false : 'the recordings of ../shared/fixtures are not here'
const skipProbe =
  skip || (spawnSync('ffprobe', ['-version']).status === 0 ? false : 'ffprobe is not on the PATH')

const read = (file: string, bytes: Uint8Array) =>
  readRecording(memoryStorage({ [`episodes/a/${file}`]: bytes }), `episodes/a/${file}`)
const fixture = (name: string) => read(name.replace(/^.*\//, ''), readFileSync(`${audio}${name}`))

/** Every fixture: seconds and chapters as its row in ../shared/fixtures/README.md tells, or why it is refused. */
const EXPECTED: readonly (readonly [
  file: string,
  seconds: number | undefined,
  chapters: number,
  ...codes: string[],
])[] = [
  ['flac/full.flac', 1, 0, 'recording.not-for-apple'],
  ['mp3/adts-0-frame.mp3', 0.2, 0, 'recording.length-doubtful'],
  ['mp3/cbr-exthdr.mp3', 0.47, 0],
  ['mp3/chapters-129.mp3', 0.05, 129, 'recording.length-doubtful'],
  ['mp3/chapters-3.mp3', 2.09, 3],
  ['mp3/chapters-61-bad-ctoc.mp3', 0.86, 61, 'recording.length-doubtful'],
  ['mp3/chapters-9-big-tag.mp3', 0.16, 9, 'recording.length-doubtful'],
  ['mp3/chapters-v23.mp3', 15.05, 3],
  ['mp3/cover-2-images.mp3', 1.04, 0],
  ['mp3/empty.mp3', undefined, 0, 'recording.empty'],
  ['mp3/full.mp3', 1.07, 0],
  ['mp3/id3v22.id3', undefined, 0, 'recording.silent'],
  ['mp3/id3v23-unsync.mp3', 0.24, 0],
  ['mp3/id3v24-exthdr.mp3', 0.5, 0],
  ['mp3/junk-after-audio.mp3', 0.18, 0, 'recording.length-doubtful'],
  ['mp3/long-title.mp3', undefined, 0, 'recording.unreadable'],
  ['mp3/outofbounds.mp3', 0.5, 0, 'recording.seek-imprecise'],
  ['mp3/sample-no-tags.mp3', 3.45, 0],
  ['mp3/sylt.mp3', 1.04, 0],
  ['mp3/tag-larger-than-file.mp3', undefined, 0, 'recording.unreadable'],
  ['mp3/tag-only-chap.id3', undefined, 0, 'recording.silent'],
  ['mp3/truncated-frame.mp3', 0.5, 0],
  ['mp3/vbr-no-xing.mp3', 4.54, 0, 'recording.seek-imprecise'],
  ['mp3/vbr-xing.mp3', 3.94, 0],
  ['mp3/vbri.mp3', 0.42, 0, 'recording.length-doubtful'],
  ['mp4/chapters-260.m4a', 14.05, 260],
  ['mp4/chapters-nero.mp4', 14.05, 4],
  ['mp4/chapters-quicktime.m4a', 586.26, 2, 'recording.cut'],
  ['mp4/full.alac.m4a', 1, 0, 'recording.not-for-apple'],
  ['mp4/full.m4a', 1.07, 0],
  ['mp4/sample-tags.m4a', 3.41, 0],
  ['ogg/chapters.ogg', 7.65, 9, 'recording.not-for-apple'],
  ['ogg/full.ogg', 1, 0, 'recording.not-for-apple'],
  ['ogg/full.opus', 1, 0, 'recording.not-for-apple'],
  ['other/chapters.mka', undefined, 0, 'recording.format-unknown'],
  ['other/latm.aac', undefined, 0, 'recording.format-unknown'],
  ['other/not-audio.aiff', undefined, 0, 'recording.format-unknown'],
  ['wav/cue.wav', 0.32, 0, 'recording.not-for-apple'],
  ['wav/full.wav', 1, 0, 'recording.not-for-apple'],
]

t.test('recordings with something peculiar are read, or refused in words', { skip }, async (t) => {
  for (const [file, seconds, chapters, ...codes] of EXPECTED) {
    const { value, diagnostics } = await fixture(file)
    t.strictSame(
      diagnostics.map(({ code }) => code),
      codes,
      `${file}: diagnostics`,
    )
    t.equal(value === undefined, seconds === undefined, `${file}: readable`)
    if (!value || seconds === undefined) continue
    t.ok(Math.abs(value.seconds - seconds) < 0.025, `${file}: ${value.seconds} s`)
    t.equal(value.chapters.length, chapters, `${file}: chapters`)
    t.equal(value.bytes, statSync(`${audio}${file}`).size)
    const starts = value.chapters.map(({ start }) => start)
    t.strictSame(
      starts,
      [...starts].sort((a, b) => a - b),
      `${file}: chapters in order`,
    )
  }
})

t.test('titles and starts of chapters are those that ffprobe finds', { skip: skipProbe }, async (t) => {
  for (const [file, , chapters] of EXPECTED.filter(
    ([, seconds, count]) => seconds !== undefined && count > 0,
  )) {
    const { value } = await fixture(file)
    const probed = probe(file).chapters
    t.equal(chapters, probed.length, file)
    for (const [index, { title, start }] of (value?.chapters ?? []).entries()) {
      t.equal(title, probed[index]?.tags?.title?.replace(/\s+/g, ' ').trim(), `${file} ${index}`)
      t.ok(Math.abs(start - Number(probed[index]?.start_time)) < 0.002, `${file} ${index}: ${start}`)
    }
  }
})

t.test('the length is ffprobe’s, where the file does not lie about it', { skip: skipProbe }, async (t) => {
  for (const [file, seconds, , code] of EXPECTED) {
    if (seconds === undefined || code === 'recording.length-doubtful') continue
    const { value } = await fixture(file)
    // ffprobe estimates a variable bit rate without a header, and is a few hundredths off for it.
    t.ok(Math.abs((value?.seconds ?? 0) - Number(probe(file).format.duration)) < 0.15, file)
  }
})

t.test('tags, picture and the facts of the stream', { skip }, async (t) => {
  t.match((await fixture('mp3/full.mp3')).value, {
    type: 'audio/mpeg',
    channels: 1,
    sampleRate: 44_100,
    tags: { title: 'full', artist: 'the artist', album: 'the album' },
  })
  t.match((await fixture('mp3/cover-2-images.mp3')).value, { picture: { type: 'image/png', bytes: 155 } })
  t.match((await fixture('mp4/full.m4a')).value, { type: 'audio/x-m4a' })
  t.match((await fixture('ogg/full.opus')).value, { type: 'audio/ogg' })
  t.match((await fixture('flac/full.flac')).value, { type: 'audio/flac' })
  t.match((await fixture('wav/full.wav')).value, { type: 'audio/wav', channels: 1 })
})

t.test('a file that ends anywhere is told, and nothing throws', { skip }, async (t) => {
  for (const file of [
    'mp3/chapters-3.mp3',
    'mp4/chapters-nero.mp4',
    'ogg/full.opus',
    'flac/full.flac',
    'wav/full.wav',
    'mp4/full.m4a',
  ]) {
    const whole = readFileSync(`${audio}${file}`)
    for (let part = 1; part < 16; part++) {
      const { value, diagnostics } = await read(
        `a.${file.replace(/^.*\./, '')}`,
        whole.subarray(0, Math.floor((whole.length * part) / 16)),
      )
      t.ok(value !== undefined || diagnostics.length > 0, `${part}/16 of ${file}`)
    }
  }
})

t.test('a copy that broke off is told by its missing bytes', { skip }, async (t) => {
  for (const file of ['ogg/full.opus', 'wav/full.wav']) {
    const { diagnostics } = await read(
      file.replace(/^.*\//, ''),
      readFileSync(`${audio}${file}`).subarray(0, -100),
    )
    t.match(diagnostics, [
      { code: 'recording.cut', message: /at least (99|100) bytes/ },
      { code: 'recording.not-for-apple' },
    ])
  }
})

t.test('bytes changed at random never make it throw', { skip }, async (t) => {
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return seed % below
  }
  for (const file of [
    'mp3/chapters-3.mp3',
    'mp4/chapters-nero.mp4',
    'mp4/full.m4a',
    'ogg/full.ogg',
    'flac/full.flac',
    'wav/cue.wav',
  ]) {
    for (let round = 0; round < 20; round++) {
      const bytes = new Uint8Array(readFileSync(`${audio}${file}`))
      for (let change = 0; change < 30; change++) bytes[next(Math.min(bytes.length, 4000))] = next(256)
      const { value, diagnostics } = await read(`a.${file.replace(/^.*\./, '')}`, bytes)
      t.ok(value !== undefined || diagnostics.length > 0)
      if (value) t.ok(value.seconds > 0 && Number.isFinite(value.seconds))
    }
  }
})

t.test('the length is that of the frames, and padding before and junk behind do not count', async (t) => {
  const frame = 1152 / 44_100
  t.match((await read('a.mp3', mp3(40))).value, {
    seconds: 40 * frame,
    channels: 1,
    sampleRate: 44_100,
    bitrate: 127_706,
  })
  const wrapped = Buffer.concat([Buffer.alloc(500), mp3(40), Buffer.alloc(2000, 'junk')])
  t.equal((await read('a.mp3', wrapped)).value?.seconds, 40 * frame)
  const announced = await read('a.mp3', mp3Announcing(40, 40))
  t.equal(announced.value?.seconds, 40 * frame)
  t.strictSame(announced.diagnostics, [])
})

t.test('what is no sound is named', async (t) => {
  const found = async (bytes: string) =>
    (await read('a.mp3', Buffer.from(bytes, 'latin1'))).diagnostics[0]?.message
  t.match(await found('<!doctype html><title>404</title>'), /a web page/)
  t.match(await found('version https://git-lfs.github.com/spec/v1\n'), /Git LFS/)
  t.match(await found('RIFF\0\0\0\0AVI LIST'), /without sound/)
})

t.test('an extension that says another format is told with the right name', async (t) => {
  const { diagnostics } = await read('talk.m4a', mp3())
  t.match(diagnostics, [{ code: 'recording.extension-wrong', hint: 'Rename it to talk.mp3' }])
})

t.test('a file over one gibibyte is not read', async (t) => {
  const huge: Storage = {
    ...memoryStorage(),
    facts: async () => ({ bytes: 2 ** 30 + 1, modified: new Date(0), identity: 'one' }),
    read: async () => {
      throw new Error('it was read')
    },
  }
  t.match((await readRecording(huge, 'a.mp3')).diagnostics, [{ code: 'recording.too-large' }])
})

t.test('an unchanged file is read once', async (t) => {
  const storage = memoryStorage({ 'a.mp3': mp3() })
  let reads = 0
  const counted: Storage = {
    ...storage,
    read: (path, terms) => {
      reads++
      return storage.read(path, terms)
    },
  }
  const memory: RecordingMemory = new Map()
  const first = await readRecording(counted, 'a.mp3', memory)
  t.equal(await readRecording(counted, 'a.mp3', memory), first)
  t.equal(reads, 1)
  await storage.write('a.mp3', mp3(50))
  t.not((await readRecording(counted, 'a.mp3', memory)).value?.digest, first.value?.digest)
  t.equal(reads, 2)
})

interface Probe {
  readonly format: { readonly duration: string }
  readonly chapters: readonly { readonly start_time: string; readonly tags?: { readonly title?: string } }[]
}

const probes = new Map<string, Probe>()

function probe(file: string): Probe {
  const known = probes.get(file) ?? ask(file)
  probes.set(file, known)
  return known
}

function ask(file: string): Probe {
  const wanted = ['-v', 'quiet', '-of', 'json', '-show_format', '-show_chapters', `${audio}${file}`]
  return JSON.parse(execFileSync('ffprobe', wanted, { encoding: 'utf8' })) as Probe
}

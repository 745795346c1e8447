import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import type { Storage } from '../../src/ports/storage.ts'
import { type RecordingMemory, readRecording } from '../../src/read/recording.ts'
import { opus } from '../recordings/ogg.ts'
import { PECULIAR, type Peculiar } from '../recordings/peculiar.ts'
import { mp3, mp3Announcing } from './a-station.ts'

const audio = fileURLToPath(new URL('../../../shared/fixtures/audio/', import.meta.url))
const skip = existsSync(audio) ? false : 'the recordings of ../shared/fixtures are not here'
const skipProbe = spawnSync('ffprobe', ['-version']).status === 0 ? false : 'ffprobe is not on the PATH'

const read = (file: string, bytes: Uint8Array) =>
  readRecording(memoryStorage({ [`episodes/a/${file}`]: bytes }), `episodes/a/${file}`)
const fixture = ({ file, bytes }: Peculiar) => read(file.replace(/^.*\//, ''), bytes)
const calledAmong = (set: readonly Peculiar[], name: string) => {
  const found = set.find(({ file }) => file.replace(/^.*\//, '') === name)
  if (!found) throw new Error(`${name} is no fixture`)
  return found
}

/** Recordings of others: seconds and chapters as the row in ../shared/fixtures/README.md tells, or why it is refused. */
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

/** They are here where ../shared is. */
const OTHERS: readonly Peculiar[] = skip
  ? []
  : EXPECTED.map(([file, seconds, chapters, ...codes]) => ({
      file,
      bytes: readFileSync(`${audio}${file}`),
      ...(seconds === undefined ? {} : { seconds }),
      chapters,
      codes,
    }))

/** One of each kind of file. */
const ONE_OF_EACH = /chapters-(?:3|nero)\.|full\.(?:opus|flac|wav|m4a)$/
/** ffprobe wants the books of codes of a Vorbis recording, which ours has not. */
const NOT_PROBED = new Set(['full.ogg'])

/** Both sets: ours always, that of others where it is. */
const SETS = [
  ['made here', false, PECULIAR],
  ['of others', skip, OTHERS],
] as const

for (const [whose, skipSet, set] of SETS) {
  t.test(`recordings ${whose} with something peculiar`, { skip: skipSet }, async (t) => {
    t.test('they are read, or refused in words', async (t) => {
      for (const one of set) {
        const { file, bytes, seconds, chapters = 0, codes = [] } = one
        const { value, diagnostics } = await fixture(one)
        t.strictSame(
          diagnostics.map(({ code }) => code),
          codes,
          `${file}: diagnostics`,
        )
        t.equal(value === undefined, seconds === undefined, `${file}: readable`)
        if (!value || seconds === undefined) continue
        t.ok(Math.abs(value.seconds - seconds) < 0.025, `${file}: ${value.seconds} s`)
        t.equal(value.chapters.length, chapters, `${file}: chapters`)
        t.equal(value.bytes, bytes.length)
        const starts = value.chapters.map(({ start }) => start)
        t.strictSame(
          starts,
          [...starts].sort((a, b) => a - b),
          `${file}: chapters in order`,
        )
      }
    })

    t.test('titles and starts of chapters are those that ffprobe finds', { skip: skipProbe }, async (t) => {
      for (const one of set.filter(({ seconds, chapters = 0 }) => seconds !== undefined && chapters > 0)) {
        const { value } = await fixture(one)
        const probed = probe(t, one).chapters
        t.equal(one.chapters, probed.length, one.file)
        for (const [index, { title, start }] of (value?.chapters ?? []).entries()) {
          t.equal(title, probed[index]?.tags?.title?.replace(/\s+/g, ' ').trim(), `${one.file} ${index}`)
          t.ok(Math.abs(start - Number(probed[index]?.start_time)) < 0.002, `${one.file} ${index}: ${start}`)
        }
      }
    })

    t.test(
      'the length is ffprobe’s, where the file does not lie about it',
      { skip: skipProbe },
      async (t) => {
        for (const one of set) {
          const isDoubtful = one.codes?.includes('recording.length-doubtful') === true
          if (one.seconds === undefined || isDoubtful || NOT_PROBED.has(one.file)) continue
          const { value } = await fixture(one)
          // ffprobe estimates a variable bit rate without a header, and is a few hundredths off for it.
          t.ok(Math.abs((value?.seconds ?? 0) - Number(probe(t, one).format.duration)) < 0.15, one.file)
        }
      },
    )

    t.test('tags, picture and the facts of the stream', async (t) => {
      const of = (name: string) => fixture(calledAmong(set, name))
      const tags = { title: 'full', artist: 'the artist', album: 'the album' }
      t.match((await of('full.mp3')).value, { type: 'audio/mpeg', channels: 1, sampleRate: 44_100, tags })
      t.match((await of('cover-2-images.mp3')).value?.picture, { type: 'image/png', bytes: 155 })
      t.match((await of('full.m4a')).value, { type: 'audio/x-m4a' })
      t.match((await of('full.opus')).value, { type: 'audio/ogg' })
      t.match((await of('full.flac')).value, { type: 'audio/flac' })
      t.match((await of('full.wav')).value, { type: 'audio/wav', channels: 1 })
    })

    t.test('a file that ends anywhere is told, and nothing throws', async (t) => {
      for (const { file, bytes } of set.filter((one) => ONE_OF_EACH.test(one.file))) {
        for (let part = 1; part < 16; part++) {
          const { value, diagnostics } = await read(
            `a.${file.replace(/^.*\./, '')}`,
            bytes.subarray(0, Math.floor((bytes.length * part) / 16)),
          )
          t.ok(value !== undefined || diagnostics.length > 0, `${part}/16 of ${file}`)
        }
      }
    })

    t.test('a copy that broke off is told by its missing bytes', async (t) => {
      for (const { file, bytes } of set.filter((one) => /full\.(?:opus|wav)$/.test(one.file))) {
        const { diagnostics } = await read(file.replace(/^.*\//, ''), bytes.subarray(0, -100))
        t.match(diagnostics, [
          { code: 'recording.cut', message: /at least (99|100) bytes/ },
          { code: 'recording.not-for-apple' },
        ])
      }
    })

    t.test('bytes changed at random never make it throw', async (t) => {
      let seed = 7
      const next = (below: number) => {
        seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
        return seed % below
      }
      for (const { file, bytes } of set.filter((one) => /chapters-(?:3|nero)|full|cue/.test(one.file))) {
        for (let round = 0; round < 20; round++) {
          const changed = new Uint8Array(bytes)
          for (let change = 0; change < 30; change++)
            changed[next(Math.min(changed.length, 4000))] = next(256)
          const { value, diagnostics } = await read(`a.${file.replace(/^.*\./, '')}`, changed)
          t.ok(value !== undefined || diagnostics.length > 0)
          if (value) t.ok(value.seconds > 0 && Number.isFinite(value.seconds))
        }
      }
    })
  })
}

t.test('an Ogg file that is cut anywhere within its last page is told', async (t) => {
  const whole = opus(2, [])
  const lastPage = whole.length - Buffer.from(whole).lastIndexOf('OggS')
  const untold: number[] = []
  for (let lost = 1; lost <= lastPage - 4; lost++) {
    const { diagnostics } = await read('a.opus', whole.subarray(0, -lost))
    if (!diagnostics.some(({ code }) => code === 'recording.cut')) untold.push(lost)
  }
  t.strictSame(untold, [])
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

function probe(t: Test, one: Peculiar): Probe {
  const known = probes.get(one.file) ?? ask(t, one)
  probes.set(one.file, known)
  return known
}

function ask(t: Test, { file, bytes }: Peculiar): Probe {
  const name = file.replace(/^.*\//, '')
  const folder = t.testdir({})
  writeFileSync(`${folder}/${name}`, bytes)
  const wanted = ['-v', 'quiet', '-of', 'json', '-show_format', '-show_chapters', `${folder}/${name}`]
  return JSON.parse(execFileSync('ffprobe', wanted, { encoding: 'utf8' })) as Probe
}

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import type { Recording } from '../../src/model/recording.ts'
import { readRecording } from '../../src/read/recording.ts'
import { PECULIAR } from '../recordings/peculiar.ts'
import { studioSound, withoutFfmpeg } from '../sounds.ts'

// The table of docs/recordings.md: what is read of recordings, and where ffprobe says otherwise. `npm test -- --snapshot` with this
// file's name writes it anew.
const page = fileURLToPath(new URL('../../docs/recordings.md', import.meta.url))
const folder = fileURLToPath(new URL('../../../shared/fixtures/audio/', import.meta.url))
const [BEGIN, END] = ['<!-- test/read/recordings-table.test.ts -->\n', '<!-- end -->\n']
const isThere = spawnSync('ffprobe', ['-version']).status === 0
const skip = existsSync(folder)
  ? isThere
    ? false
    : 'ffprobe is not on the PATH'
  : 'the recordings of ../shared/fixtures are not here'
/** The version that the table was made with; another one may see other things. */
const MADE_WITH = '5.1'
const skipOther =
  skip || !ffprobeVersion().startsWith(MADE_WITH) ? skip || 'another ffprobe than the table’s' : false

function ffprobeVersion(): string {
  return (
    /version (\S+)/.exec(spawnSync('ffprobe', ['-version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? ''
  )
}

interface Facts {
  readonly seconds: number
  readonly kilobits: number
  readonly channels: number
  readonly hertz: number
  readonly tags: number
  readonly chapters: number
  readonly picture: number
}

interface Probed {
  readonly streams?: readonly {
    readonly codec_type: string
    readonly bit_rate?: string
    readonly channels?: number
    readonly sample_rate?: string
    readonly disposition?: { readonly attached_pic: number }
    readonly tags?: Readonly<Record<string, string>>
  }[]
  readonly chapters?: readonly unknown[]
  readonly format?: {
    readonly duration?: string
    readonly bit_rate?: string
    readonly tags?: Readonly<Record<string, string>>
  }
}

const NAMED = ['title', 'artist', 'album']

function read({ seconds, bitrate = 0, channels = 0, sampleRate = 0, ...rest }: Recording): Facts {
  const { chapters, picture, tags } = rest
  return {
    seconds,
    kilobits: bitrate / 1000,
    channels,
    hertz: sampleRate,
    tags: Object.keys(tags).length,
    chapters: chapters.length,
    picture: picture ? 1 : 0,
  }
}

const scratch = t.testdir({})

/** By a file, since ffprobe measures some of them by their end. */
function probed(bytes: Uint8Array): Facts | undefined {
  const file = join(scratch, 'probed')
  writeFileSync(file, bytes)
  const words = ['-v', 'error', '-show_format', '-show_streams', '-show_chapters', '-of', 'json', file]
  const { stdout } = spawnSync('ffprobe', words, { encoding: 'utf8' })
  const { streams = [], chapters = [], format }: Probed = JSON.parse(stdout === '' ? '{}' : stdout)
  const sound = streams.find(({ codec_type }) => codec_type === 'audio')
  if (!sound || !format) return undefined
  const names = Object.keys({ ...sound.tags, ...format.tags }).map((name) => name.toLowerCase())
  return {
    seconds: Number(format.duration ?? 0),
    kilobits: Number(sound.bit_rate ?? format.bit_rate ?? 0) / 1000,
    channels: sound.channels ?? 0,
    hertz: Number(sound.sample_rate ?? 0),
    tags: NAMED.filter((name) => names.includes(name)).length,
    chapters: chapters.length,
    picture: streams.some(({ disposition }) => disposition?.attached_pic === 1) ? 1 : 0,
  }
}

/** Frames that are cut, and headers that are rounded. */
const [NEAR_SECONDS, NEAR_SHARE] = [0.05, 0.05]

function otherwise(own: Facts, theirs: Facts): string {
  const { seconds, kilobits, ...exact } = theirs
  const said: string[] = []
  if (Math.abs(seconds - own.seconds) > NEAR_SECONDS) said.push(`${seconds.toFixed(2)} s`)
  if (kilobits > 0 && Math.abs(kilobits - own.kilobits) > NEAR_SHARE * own.kilobits)
    said.push(`${kilobits.toFixed(0)} kbit/s`)
  for (const [name, value] of Object.entries(exact))
    if (value !== own[name as keyof Facts]) said.push(`${value} ${name === 'hertz' ? 'Hz' : name}`)
  return said.join(', ')
}

async function rowOf(file: string, bytes: Uint8Array): Promise<string> {
  const name = basename(file)
  const { value, diagnostics } = await readRecording(memoryStorage({ [name]: bytes }), name)
  const codes = diagnostics.map(({ code }) => `\`${code.replace('recording.', '')}\``).join(' ')
  if (!value) return `| ${file} | | | | | | | | ${codes} | |`
  const own = read(value)
  const theirs = probed(bytes)
  const { seconds, kilobits, channels, hertz, tags, chapters, picture } = own
  const facts = [seconds.toFixed(2), kilobits.toFixed(0), channels, hertz, tags, chapters, picture]
  const type = value.type.replace('audio/', '')
  return `| ${[file, type, ...facts, codes, theirs ? otherwise(own, theirs) : 'nothing'].join(' | ')} |`
}

t.test('the table of docs/recordings.md says what is read', { skip: skipOther }, async (t) => {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => `${basename(parentPath)}/${name}`)
    .sort()
  const rows: string[] = []
  for (const name of names) rows.push(await rowOf(name, readFileSync(folder + name)))
  const table = [
    '| file | type | s | kbit/s | channels | Hz | tags | chapters | picture | told | ffprobe says |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
  const text = readFileSync(page, 'utf8')
  const [before = '', rest = ''] = text.split(BEGIN)
  const after = rest.slice(rest.indexOf(END))
  const wanted = `${before}${BEGIN}\n${table}\n\n${after}`
  if (process.env['TAP_SNAPSHOT'] === '1') writeFileSync(page, wanted)
  else t.equal(text, wanted)
  t.ok(rows.length > 30)
})

t.test(
  'recordings made here are read as ffprobe reads them',
  { skip: !isThere && 'ffprobe is not on the PATH' },
  async (t) => {
    // Without a book of codes ffprobe finds no sound in our Vorbis; headers that lie are told.
    const honest = PECULIAR.filter(({ file, bytes, codes = [], seconds }) => {
      return (
        seconds !== undefined &&
        bytes.length > 0 &&
        file !== 'full.ogg' &&
        !codes.some((code) => /doubtful|cut|imprecise|changed/.test(code))
      )
    })
    for (const { file, bytes } of honest) {
      const { value } = await readRecording(memoryStorage({ [file]: bytes }), file)
      const theirs = probed(bytes)
      if (!value || !theirs) continue
      const own = read(value)
      // Points in a WAV have no titles, and are no chapters here.
      for (const name of [
        'channels',
        'hertz',
        ...(file.endsWith('.wav') ? [] : ['chapters' as const]),
        'picture',
      ] as const)
        t.equal(own[name], theirs[name], `${file}: ${name}`)
      t.ok(
        Math.abs(own.seconds - theirs.seconds) < NEAR_SECONDS,
        `${file}: ${own.seconds} s, ${theirs.seconds} s`,
      )
    }
  },
)

t.test('one channel of AAC is one, and Opus has its own rate', { skip: withoutFfmpeg }, async (t) => {
  for (const [name, words, channels, rate] of [
    ['a.m4a', ['-ac', '1', '-c:a', 'aac', '-f', 'ipod'], 1, 48_000],
    ['b.m4a', ['-ac', '2', '-c:a', 'aac', '-f', 'ipod'], 2, 48_000],
    ['c.opus', ['-ac', '1', '-ar', '16000', '-c:a', 'libopus', '-f', 'opus'], 1, 48_000],
  ] as const) {
    const file = join(scratch, name)
    spawnSync('ffmpeg', ['-v', 'error', '-y', '-f', 'wav', '-i', '-', ...words, file], {
      input: studioSound({ seconds: 1 }),
    })
    const { value } = await readRecording(memoryStorage({ [name]: readFileSync(file) }), name)
    t.match(value, { channels, sampleRate: rate }, name)
  }
})

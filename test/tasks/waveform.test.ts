import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import type { Sound } from '../../src/ports/sound.ts'
import { drawWaveform } from '../../src/tasks/waveform.ts'
import { goodFiles, mp3, read, spot } from '../read/a-station.ts'

/** Decodes whatever it is given to a tone that grows louder; in pieces that end inside a sample. */
const growing = (samples: number): Sound => ({
  ready: async () => true,
  loudness: async () => {
    throw new Error('nobody asks')
  },
  samples: async function* () {
    const bytes = Buffer.alloc(samples * 2)
    for (let at = 0; at < samples; at++) {
      bytes.writeInt16LE(Math.round((at / samples) * 32767) * (at % 2 === 0 ? 1 : -1), at * 2)
    }
    for (let at = 0; at < bytes.length; at += 333) yield bytes.subarray(at, at + 333)
  },
})

const files = goodFiles()
const { station } = await read(files)
const seconds = station?.episodes.find(({ slug }) => slug === 'one')?.recording?.seconds ?? 0
const contextOf = (some: Readonly<Record<string, string | Uint8Array>>, sound?: Sound) => {
  const storage = memoryStorage({ ...some })
  return { storage, shipped: memoryStorage(), generator: 'x', ...(sound && { sound }) }
}

t.test('what is written is audiowaveform’s JSON, and is read back', async (t) => {
  const samples = Math.round(seconds * 8000)
  const context = contextOf(files, growing(samples))
  const { value, diagnostics } = await drawWaveform(context, 'one')
  t.strictSame(diagnostics, [])
  t.equal(value?.file, 'episodes/one/waveform.json')
  const bytes = await context.storage.read('episodes/one/waveform.json')
  const json = JSON.parse(Buffer.from(bytes ?? []).toString())
  t.match(json, { version: 2, channels: 1, sample_rate: 8000, bits: 8, length: value?.points })
  t.equal(json.data.length, json.length * 2)
  t.ok(Math.abs(json.length * json.samples_per_pixel - samples) <= json.samples_per_pixel)
  t.ok(Math.max(...json.data) > 100)
  t.ok(Math.min(...json.data) < -100)

  const again = await read({ ...files, 'episodes/one/waveform.json': bytes ?? '' })
  const peaks = again.station?.episodes.find(({ slug }) => slug === 'one')?.waveform?.peaks ?? []
  t.ok(peaks.length > 0 && peaks.length <= 400)
  t.strictSame(
    peaks,
    [...peaks].sort((a, b) => a - b),
  )
})

t.test('what cannot be drawn is told with what to type, and nothing is written', async (t) => {
  const told = async (context: ReturnType<typeof contextOf>, slug: string) => {
    const { value, diagnostics } = await drawWaveform(context, slug)
    t.equal(value, undefined)
    t.equal(await context.storage.read(`episodes/${slug}/waveform.json`), undefined)
    return diagnostics.map(spot)
  }
  const absent: Sound = { ...growing(1), ready: async () => false }
  t.strictSame(await told(contextOf(files), 'one'), ['episodes/one/one.mp3:1:1 waveform.tool-missing'])
  t.strictSame(await told(contextOf(files, absent), 'one'), [
    'episodes/one/one.mp3:1:1 waveform.tool-missing',
  ])
  t.strictSame(await told(contextOf(files, growing(1)), 'two'), [
    'episodes/two/:1:1 waveform.recording-missing',
  ])
  t.strictSame(await told(contextOf(files, growing(1)), 'oen'), ['episodes:1:1 episode.unknown'])
  const broken = { ...files, 'episodes/two/two.mp3': mp3().subarray(0, 3) }
  t.match(await told(contextOf(broken, growing(1)), 'two'), [/recording-missing/])
})

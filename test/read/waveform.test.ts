import fc from 'fast-check'
import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { readWaveform } from '../../src/read/waveform.ts'

const FILE = 'episodes/one/waveform.json'
const drawn = (some: object = {}) => ({
  version: 2,
  channels: 1,
  sample_rate: 8000,
  samples_per_pixel: 8000,
  bits: 8,
  length: 4,
  data: [-10, 10, -64, 20, -1, 127, 0, 0],
  ...some,
})
const read = (content: string | object, seconds = 4) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  return readWaveform(memoryStorage({ [FILE]: text }), 'one', seconds)
}
const codes = async (content: string | object, seconds?: number) =>
  (await read(content, seconds)).diagnostics.map(({ code, file }) => `${file} ${code}`)

t.test('each point is the farthest from silence, in hundredths', async (t) => {
  t.strictSame(await read(drawn()), { value: { peaks: [8, 50, 99, 0] }, diagnostics: [] })
})

t.test('stereo, 16 bits and version 1 are read too', async (t) => {
  const stereo = drawn({ channels: 2, length: 2, samples_per_pixel: 16000 })
  t.strictSame((await read(stereo)).value, { peaks: [50, 99] })
  const fine = drawn({ bits: 16, data: [-32768, 0, 0, 16384, 0, 0, 0, 1] })
  t.strictSame((await read(fine)).value, { peaks: [100, 50, 0, 0] })
  const { channels: _, ...old } = drawn({ version: 1 })
  t.equal((await read(old)).value?.peaks.length, 4)
})

t.test('many points become 400, and the loud ones stay', async (t) => {
  const data = Array.from({ length: 2000 }, (_, index) => (index === 777 * 2 + 1 ? 127 : 0))
  const { value } = await read(drawn({ length: 1000, samples_per_pixel: 32, data }))
  t.equal(value?.peaks.length, 400)
  t.equal(Math.max(...(value?.peaks ?? [])), 99)
})

t.test('without the file there is no waveform, and nothing to say', async (t) => {
  t.strictSame(await readWaveform(memoryStorage(), 'one', 4), { diagnostics: [] })
})

t.test('what is wrong is told, and the page does without', async (t) => {
  t.strictSame(await codes('{"version": 2,'), [`${FILE} waveform.unreadable`])
  t.strictSame(await codes('x'.repeat(5_000_000)), [`${FILE} waveform.too-large`])
  for (const strange of [
    [],
    null,
    7,
    {},
    drawn({ version: 3 }),
    drawn({ bits: 12 }),
    drawn({ length: 5 }),
    drawn({ length: 1e12 }),
    drawn({ data: [1, 2, 3, 4, 5, 6, 7, '8'] }),
    drawn({ data: [1, 2, 3, 4, 5, 6, 7, 128] }),
    drawn({ sample_rate: 0 }),
    drawn({ channels: -1 }),
  ]) {
    t.strictSame(
      await codes(JSON.stringify(strange)),
      [`${FILE} waveform.shape-wrong`],
      JSON.stringify(strange),
    )
  }
})

t.test('one of another recording is told, one that is off by some frames is not', async (t) => {
  t.strictSame(await codes(drawn(), 60), [`${FILE} waveform.other-recording`])
  t.strictSame(await codes(drawn(), 4.9), [])
})

t.test('whatever the file holds, reading it ends', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.json().map((json) => `[${json}`),
      ),
      async (text) => {
        const { value, diagnostics } = await read(text)
        return (value === undefined) === diagnostics.length > 0
      },
    ),
  )
})

import { buffer } from 'node:stream/consumers'
import type { Test } from 'tap'
import type { Sound } from '../../src/ports/sound.ts'

/** What every Sound must do. `recordings` are by media type, each two seconds of a tone. */
export function soundContract(t: Test, sound: Sound, recordings: ReadonlyMap<string, Uint8Array>): void {
  for (const [type, recording] of recordings) {
    t.test(`${type}: two seconds are 16,000 samples, and not silent`, async (t) => {
      const bytes = await buffer(sound.samples(pieces(recording), type))
      t.ok(Math.abs(bytes.length / 2 - 16_000) < 1600, `${bytes.length / 2} samples`)
      const values = Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readInt16LE(index * 2))
      t.ok(Math.max(...values) > 1000)
      t.ok(Math.min(...values) < -1000)
    })

    t.test(`${type}: whoever has heard enough may go`, async (t) => {
      for await (const piece of sound.samples(pieces(recording), type)) {
        t.ok(piece.length > 0)
        break
      }
    })
  }

  t.test('what is no sound is an outage', async (t) => {
    const [type = 'audio/mpeg'] = recordings.keys()
    const noise = pieces(Buffer.from('#EXTM3U\n/etc/passwd\n'))
    await t.rejects(buffer(sound.samples(noise, type)), { name: 'IoError', port: 'sound' })
  })
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1001) yield bytes.subarray(at, at + 1001)
}

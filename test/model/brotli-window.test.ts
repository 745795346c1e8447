import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import t from 'tap'
import { brotliWindow } from '../../src/model/brotli-window.ts'

t.test('brotli looks back over the whole text, but for one of a little more than 64 KB', async (t) => {
  const bits = [0, 1008, 1009, 2032, 65_520, 65_521, 131_072, 131_073, 4_194_288, 2 ** 31].map(brotliWindow)
  t.same(bits, [10, 10, 11, 11, 16, 16, 16, 18, 22, 22])
})

t.test('what is compressed with such a window comes out as it went in', async (t) => {
  for (const size of [0, 1, 1008, 65_521, 131_072, 131_073]) {
    const text = Buffer.from('keeper of the lamp '.repeat(size / 19 + 1).slice(0, size))
    const params = { [constants.BROTLI_PARAM_LGWIN]: brotliWindow(size) }
    t.ok(brotliDecompressSync(brotliCompressSync(text, { params })).equals(text), `${size} bytes`)
  }
})

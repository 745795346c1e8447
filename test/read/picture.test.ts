import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { readArtwork, readPicture } from '../../src/read/picture.ts'
import { png, spot } from './a-station.ts'

const artwork = async (name: string, bytes: Uint8Array) => {
  const { value, diagnostics } = await readArtwork(
    memoryStorage({ [`feeds/${name}`]: bytes }),
    `feeds/${name}`,
  )
  return { value, said: diagnostics.map(spot) }
}

t.test('a picture is known by its type, size and digest', async (t) => {
  const { value, said } = await artwork('a.png', png(1400, 1400))
  t.strictSame(said, [])
  t.match(value, {
    file: 'feeds/a.png',
    type: 'image/png',
    width: 1400,
    height: 1400,
    digest: /^[0-9a-f]{64}$/,
  })
})

t.test('a JPEG for print is told', async (t) => {
  t.strictSame((await artwork('a.jpg', jpeg(1400, 1400, 4))).said, ['feeds/a.jpg:1:1 picture.not-rgb'])
  t.strictSame((await artwork('a.jpeg', jpeg(3000, 3000, 3))).said, [])
})

t.test('colours and alpha are read from the bytes', async (t) => {
  const withTransparent = Buffer.concat([
    png(1400, 1400).subarray(0, 33),
    chunkOf('tRNS', 6),
    png(1400, 1400).subarray(33),
  ])
  for (const [name, bytes, code] of [
    ['a.png', png(1400, 1400, 6), 'picture.transparent'],
    ['a.png', png(1400, 1400, 4), 'picture.transparent'],
    ['a.png', withTransparent, 'picture.transparent'],
    ['a.png', png(1400, 1400, 0), 'picture.grey'],
    ['a.jpg', jpeg(1400, 1400, 1), 'picture.grey'],
  ] as const) {
    t.strictSame((await artwork(name, bytes)).said, [`feeds/${name}:1:1 ${code}`])
  }
})

t.test('a picture that was cut is told, whatever its thumbnail says', async (t) => {
  const whole = png(1400, 1400)
  t.strictSame((await artwork('a.png', whole.subarray(0, -1))).said, ['feeds/a.png:1:1 picture.cut'])
  const photo = Buffer.from(jpeg(1400, 1400, 3))
  const thumbnail = Buffer.from('ffe1000affd8ffd900000000', 'hex')
  const cut = Buffer.concat([photo.subarray(0, 2), thumbnail, photo.subarray(2, -2)])
  t.strictSame((await artwork('a.jpg', cut)).said, ['feeds/a.jpg:1:1 picture.cut'])
  t.strictSame(
    (await artwork('a.jpg', Buffer.concat([cut, Buffer.from('fffffd9'.padStart(8, 'f'), 'hex')]))).said,
    [],
  )
})

t.test('a heavy picture is told where apps load it', async (t) => {
  const heavy = Buffer.concat([png(1400, 1400), Buffer.alloc(512 * 1024)])
  t.strictSame((await artwork('a.png', heavy)).said, ['feeds/a.png:1:1 picture.heavy'])
})

t.test('a name that says another type is told with the right one', async (t) => {
  const { diagnostics } = await readArtwork(
    memoryStorage({ 'feeds/a.png': jpeg(1400, 1400, 3) }),
    'feeds/a.png',
  )
  t.match(diagnostics, [{ code: 'picture.extension-wrong', hint: 'Rename it to a.jpg' }])
})

t.test('a small picture is one all the same, where nobody asks for artwork', async (t) => {
  const { value, diagnostics } = await readPicture(memoryStorage({ 'a.png': png(10, 20) }), 'a.png')
  t.match(value, { width: 10, height: 20 })
  t.strictSame(diagnostics, [])
})

t.test('a picture that is not there is nothing', async (t) => {
  t.strictSame(await readPicture(memoryStorage(), 'a.png'), { diagnostics: [] })
})

t.test('no bytes whatever make it throw', async (t) => {
  const whole = png(1400, 1400)
  for (let length = 0; length < 60; length += 3) {
    const { value, said } = await artwork('a.png', whole.subarray(0, length))
    t.ok(value !== undefined || said.length > 0, `${length} bytes`)
  }
})

function chunkOf(name: string, length: number): Uint8Array {
  const chunk = Buffer.alloc(12 + length)
  chunk.writeUInt32BE(length)
  chunk.write(name, 4, 'latin1')
  return chunk
}

/** The head of a JPEG, as far as its size. */
function jpeg(width: number, height: number, components: number): Uint8Array {
  const frame = Buffer.alloc(10 + components * 3)
  frame.set([0xff, 0xc0])
  frame.writeUInt16BE(8 + components * 3, 2)
  frame[4] = 8
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  frame[9] = components
  const app0 = Buffer.from('ffe000104a46494600010100000100010000', 'hex')
  return Buffer.concat([Buffer.from([0xff, 0xd8]), app0, frame, Buffer.from([0xff, 0xd9])])
}

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type Sharp from 'sharp'
import t from 'tap'
import { rememberedPictures } from '../../src/adapters/memory/pictures.ts'
import { installedVersions } from '../../src/adapters/sharp/installed-version.ts'
import { sharpPictures } from '../../src/adapters/sharp/pictures.ts'
import type { Pictures } from '../../src/ports/pictures.ts'
import { jpegInside } from '../../src/read/picture/picture-structure.ts'
import { picturesContract } from '../ports/pictures.contract.ts'
import { png } from '../read/a-station.ts'

const EMPTY = { width: 6, height: 1, ground: [], parts: [] }

const ready = (await sharpPictures().maker()) !== undefined
const skip = ready ? false : 'sharp, an optional package, is not installed'

t.test('sharp', { skip }, async (t) => {
  picturesContract(t, () => sharpPictures())

  t.test('a cover that apps would wait for becomes light, in colours, whole', async (t) => {
    const cover = readFileSync('feeds/in-onda.png')
    const small = await sharpPictures().smaller(cover, 600)
    t.ok(small.length < 60_000, `${small.length} bytes`)
    t.strictSame(jpegInside(small), { channels: 'colour', whole: true })
  })
})

t.test('its versions are known before it is loaded', { skip }, async (t) => {
  const loaded = createRequire(import.meta.url)('sharp') as typeof Sharp
  t.match(loaded.versions, installedVersions())
  t.equal(installedVersions('file:///'), undefined, 'nothing where there is none')
})

t.test('where no machine code may be loaded, there is no sharp', async (t) => {
  const program =
    "import('./src/adapters/sharp/pictures.ts').then((one) => one.sharpPictures().maker()).then(console.log)"
  const ran = spawnSync(process.execPath, ['--no-addons', ...process.execArgv, '-e', program], {
    encoding: 'utf8',
  })
  t.strictSame([ran.stdout, ran.status], ['undefined\n', 0])
})

t.test('remembered', { skip }, async (t) => picturesContract(t, () => rememberedPictures(sharpPictures())))

t.test('where sharp is not installed nothing is made, and it is said how to install it', async (t) => {
  const pictures = sharpPictures({
    load: () => Promise.reject(new Error('ERR_MODULE_NOT_FOUND')),
    versions: () => undefined,
  })
  t.equal(await pictures.maker(), undefined)
  await t.rejects(pictures.smaller(png(10, 10), 5), { name: 'IoError', message: /npm install sharp$/ })
  await t.rejects(pictures.drawn(EMPTY), { name: 'IoError', message: /npm install sharp$/ })
})

t.test('a picture is made once, until there is no room for it', async (t) => {
  const made: number[] = []
  const hand: Pictures = {
    maker: async () => 'a hand',
    smaller: async (_, width) => {
      made.push(width)
      return new Uint8Array(width)
    },
    drawn: async (drawing) => {
      made.push(drawing.width)
      return new Uint8Array(1)
    },
  }
  const pictures = rememberedPictures(hand, 100)
  const picture = png(10, 10)
  await Promise.all([pictures.smaller(picture, 60), pictures.smaller(picture, 60)])
  await pictures.smaller(Buffer.from(picture), 60)
  t.strictSame(made, [60])
  await pictures.smaller(png(11, 11), 60)
  await pictures.smaller(picture, 60)
  t.strictSame(made, [60, 60, 60])
  await Promise.all([pictures.drawn(EMPTY), pictures.drawn({ ...EMPTY })])
  t.strictSame(made, [60, 60, 60, 6], 'a drawing too')
  await pictures.drawn({ ...EMPTY, width: 7 })
  await pictures.drawn({ ...EMPTY, width: 7, parts: [{ svg: '<svg/>', left: 0, top: 0 }] })
  await pictures.drawn({ ...EMPTY, width: 7, parts: [{ svg: '<svg/>', left: 1, top: 0 }] })
  t.strictSame(made.slice(4), [7, 7, 7], 'another drawing is another')
})

t.test('what failed once is tried again', async (t) => {
  let tries = 0
  const pictures = rememberedPictures({
    maker: async () => 'a hand',
    drawn: async () => new Uint8Array(),
    smaller: async () => {
      if (tries++ === 0) throw new Error('no')
      return new Uint8Array(1)
    },
  })
  await t.rejects(pictures.smaller(png(1, 1), 1))
  t.equal((await pictures.smaller(png(1, 1), 1)).length, 1)
})

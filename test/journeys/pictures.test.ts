import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { imageSize } from 'image-size'
import t from 'tap'
import { systemClock } from '../../src/adapters/files/clock.ts'
import { folderOutput } from '../../src/adapters/files/output-directory.ts'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { sharpPictures } from '../../src/adapters/sharp/pictures.ts'
import { build } from '../../src/build/build.ts'
import { startLiveSite } from '../../src/build/live-site.ts'
import type { StationContext } from '../../src/build/load-station.ts'
import { compose } from '../../src/compose.ts'
import { buildServer } from '../../src/server/app.ts'
import { copyOfSample } from './a-sample.ts'

const skip =
  (await sharpPictures().maker()) === undefined ? 'sharp, an optional package, is not installed' : false
const QUIET = { start: async () => async () => {} }

const built = async (folder: string, context: StationContext) => {
  const { files } = await build(context, folderOutput(join(folder, 'dist'), folder), systemClock, {})
  if (files === undefined) throw new Error('the sample is built')
  return (path: string) => readFile(join(folder, 'dist', path))
}

t.test('pages offer smaller pictures, built and served', { skip }, async (t) => {
  const folder = await copyOfSample(t.testdir({}))
  const { context, root } = compose(folder)
  const file = await built(folder, context)
  t.match(
    String(await file('index.html')),
    'srcset="feeds/in-onda-300.jpg 300w, feeds/in-onda-600.jpg 600w, feeds/in-onda-1200.jpg 1200w, feeds/in-onda.png 3000w" sizes="10rem"',
  )
  const page = String(await file('episodes/from-tape-to-text/index.html'))
  t.match(page, 'srcset="cover-300.jpg 300w')
  t.match(page, 'srcset="spectrogram-300.jpg 300w, spectrogram-600.jpg 600w')
  t.match(imageSize(await file('episodes/from-tape-to-text/spectrogram-600.jpg')), {
    width: 600,
    height: 240,
  })
  for (const width of [300, 600, 1200]) {
    t.match(imageSize(await file(`feeds/in-onda-${width}.jpg`)), { type: 'jpg', width, height: width })
  }

  const { liveSite } = await startLiveSite(context, systemClock, QUIET, { onEvent: () => {} })
  if (!liveSite) throw new Error('the sample goes on air')
  const limits = { rateLimit: 0, trustProxy: false, graceSeconds: 1 } as const
  const app = buildServer({ current: liveSite.current, parts: fileRangeReader(root), limits })
  t.teardown(async () => {
    await app.close()
    await liveSite.stop()
  })
  const url = '/episodes/from-tape-to-text/cover-600.jpg'
  const reply = await app.inject(url)
  t.strictSame([reply.statusCode, reply.headers['content-type']], [200, 'image/jpeg'])
  t.ok(reply.rawPayload.equals(await file(url.slice(1))))
  const head = await app.inject({ method: 'HEAD', url })
  t.strictSame([head.statusCode, head.headers['content-length']], [200, String(reply.rawPayload.length)])
  const etag = String(reply.headers.etag)
  t.equal((await app.inject({ url, headers: { 'if-none-match': etag } })).statusCode, 304)
  const part = await app.inject({ url, headers: { range: 'bytes=0-1' } })
  t.strictSame([part.statusCode, [...part.rawPayload]], [206, [0xff, 0xd8]])
})

t.test('without sharp the pages show every picture as it is, and nothing breaks', async (t) => {
  const folder = await copyOfSample(t.testdir({}))
  const absent = sharpPictures({
    load: () => Promise.reject(new Error('not installed')),
    versions: () => undefined,
  })
  const file = await built(folder, { ...compose(folder).context, pictures: absent })
  const home = String(await file('index.html'))
  t.match(home, '<img src="feeds/in-onda.png"')
  t.notMatch(home, 'srcset')
  t.match(String(await file('episodes/from-tape-to-text/index.html')), '<img src="spectrogram.jpg" width=')
  t.match(imageSize(await file('episodes/from-tape-to-text/spectrogram.jpg')), { width: 1600, height: 640 })
  t.strictSame(
    (await readdir(join(folder, 'dist', 'feeds'))).filter((name) => /\.(jpg|png)$/.test(name)).sort(),
    ['in-onda.png', 'radio-bocconi.png'],
  )
})

t.test('a picture that cannot be made smaller stops a build with its name', async (t) => {
  const folder = await copyOfSample(t.testdir({}))
  const broken = {
    maker: async () => 'a hand',
    smaller: sharpPictures({ load: () => Promise.reject(new Error()), versions: () => undefined }).smaller,
    drawn: async () => new Uint8Array(),
  }
  await t.rejects(built(folder, { ...compose(folder).context, pictures: broken }), {
    name: 'IoError',
    message: /^feeds\/(in-onda|radio-bocconi)\.png: /,
  })
})

import { imageSize } from 'image-size'
import type { Test } from 'tap'
import { Outage } from '../../src/ports/outage.ts'
import type { Pictures } from '../../src/ports/pictures.ts'
import { png } from '../read/a-station.ts'

/** What every Pictures adapter must do that can do anything. */
export function picturesContract(t: Test, make: () => Pictures): void {
  t.test('a picture becomes a JPEG of the width that was asked for, in proportion', async (t) => {
    const pictures = make()
    t.type(await pictures.maker(), 'string')
    for (const type of [2, 6]) {
      const smaller = await pictures.smaller(png(400, 200, type), 100)
      t.match(imageSize(smaller), { type: 'jpg', width: 100, height: 50 })
    }
  })

  t.test('the same picture gives the same bytes', async (t) => {
    const picture = png(300, 300)
    const one = await make().smaller(picture, 150)
    t.ok(Buffer.from(one).equals(await make().smaller(picture, 150)))
  })

  t.test('what is no whole picture is an outage', async (t) => {
    const whole = png(300, 300)
    for (const bytes of [new Uint8Array(), Buffer.from('picture'), whole.subarray(0, whole.length / 2)]) {
      await t.rejects(make().smaller(bytes, 100), Outage)
    }
  })

  t.test('a drawing becomes a PNG of its own size, the same bytes each time', async (t) => {
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="63"><rect width="60" height="63" fill="#a3263a"/></svg>'
    const picture = await make().drawn(drawing)
    t.match(imageSize(picture), { type: 'png', width: 120, height: 63 })
    t.ok(Buffer.from(picture).equals(await make().drawn(drawing)))
  })

  t.test('what is no drawing is an outage', async (t) => {
    for (const text of ['', 'drawing', '<svg ', '<html></html>']) await t.rejects(make().drawn(text), Outage)
  })
}

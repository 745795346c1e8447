import { imageSize } from 'image-size'
import type { Test } from 'tap'
import type { DrawnPart } from '../../src/model/drawing.ts'
import { IoError } from '../../src/ports/io-error.ts'
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
      await t.rejects(make().smaller(bytes, 100), IoError)
    }
  })

  t.test('a drawing becomes a PNG of its own size, the same bytes each time', async (t) => {
    const drawing = {
      width: 120,
      height: 63,
      ground: [],
      parts: [part(60, 63, '<rect width="60" height="63" fill="#a3263a"/>')],
    }
    const picture = await make().drawn(drawing)
    t.match(imageSize(picture), { type: 'png', width: 120, height: 63 })
    t.ok(Buffer.from(picture).equals(await make().drawn(drawing)))
  })

  t.test('what is no drawing is an outage', async (t) => {
    for (const svg of ['', 'drawing', '<svg ', '<html></html>']) {
      const parts = [{ svg, left: 0, top: 0 }]
      await t.rejects(make().drawn({ width: 120, height: 63, ground: [], parts }), IoError)
    }
  })

  t.test(
    'parts on a ground are drawn as parts after parts, however often the ground was drawn',
    async (t) => {
      const pictures = make()
      const size = { width: 40, height: 20 }
      const red = part(40, 20, '<rect width="40" height="20" fill="#a3263a"/>')
      const dot = { ...part(10, 10, '<circle cx="5" cy="5" r="5" fill="#14181b"/>'), left: 30, top: 10 }
      const plain = await pictures.drawn({ ...size, ground: [], parts: [red, dot] })
      for (const _ of [1, 2]) {
        t.ok(Buffer.from(plain).equals(await pictures.drawn({ ...size, ground: [{ ...red }], parts: [dot] })))
        t.ok(Buffer.from(plain).equals(await make().drawn({ ...size, ground: [red, dot], parts: [] })))
      }
      const moved = { ...dot, left: 20 }
      const other = await pictures.drawn({ ...size, ground: [red, moved], parts: [] })
      t.notOk(Buffer.from(plain).equals(other), 'a ground with a part elsewhere is another')
      t.ok(Buffer.from(other).equals(await pictures.drawn({ ...size, ground: [], parts: [red, moved] })))
    },
  )

  t.test('a part that reaches beyond its drawing is an outage', async (t) => {
    const whole = part(40, 20, '')
    for (const place of [{ left: 1 }, { top: 1 }, { left: -1 }, { top: -1 }]) {
      const beyond = [{ ...whole, ...place }]
      await t.rejects(make().drawn({ width: 40, height: 20, ground: [], parts: beyond }), IoError)
      await t.rejects(make().drawn({ width: 40, height: 20, ground: beyond, parts: [] }), IoError)
    }
  })
}

function part(width: number, height: number, body: string): DrawnPart {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`
  return { svg, left: 0, top: 0 }
}

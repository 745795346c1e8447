import t from 'tap'
import { CLIP_SIZES, type ClipShape, clipDrawing, clipWave } from '../../src/render/clip-picture.ts'
import { quoteColours } from '../../src/render/quote-picture.ts'
import { HOSTILE, makeOnAir } from './on-air.ts'
import { parse } from './xml.ts'

const QUOTE = {
  text: 'Nobody reads the manual until the light has gone out.',
  language: 'en',
  speaker: 'Anna Torre',
  show: 'Lamp & Lens',
  colours: quoteColours(makeOnAir()),
}
const PEAKS = Array.from({ length: 400 }, (_, at) => Math.abs(Math.sin(at / 9)) / 2)
const SHAPES = Object.keys(CLIP_SIZES) as ClipShape[]

t.test('a clip’s picture has the quote, and its waveform below, within its size', async (t) => {
  for (const shape of SHAPES) {
    const { width, height, parts } = clipDrawing(QUOTE, shape, PEAKS)
    t.strictSame([width % 2, height % 2], [0, 0], 'a film needs even sides')
    const [quote, wave] = parts
    t.match(quote?.svg, /Anna Torre.*Lamp &amp; Lens/)
    t.ok(parse(wave?.svg ?? ''))
    const place = clipWave(shape)
    t.equal(wave?.top, place.top)
    t.equal(place.left + place.width, width)
    t.equal(place.top + place.height, height)
    const strokes = [...(wave?.svg ?? '').matchAll(/M(\d+) (\d+)v(\d+)/g)].map((one) =>
      one.slice(1).map(Number),
    )
    t.ok(strokes.length > 40)
    for (const [x = 0, y = 0, high = 0] of strokes)
      t.ok(x >= place.left && x < width && y >= 0 && y + high <= place.height, `${shape}: ${x} ${y} ${high}`)
  }
})

t.test('without sound there is the quote alone, and silence is drawn as such', async (t) => {
  t.equal(clipDrawing(QUOTE, 'square').parts.length, 1)
  const [, wave] = clipDrawing(QUOTE, 'square', [0, 0, 0]).parts
  t.match(wave?.svg, /v2M/)
})

t.test('hostile words are words', async (t) => {
  for (const shape of SHAPES) {
    for (const words of HOSTILE) {
      const drawing = clipDrawing({ ...QUOTE, text: words, speaker: words, show: words }, shape, PEAKS)
      for (const { svg } of drawing.parts) {
        t.ok(parse(svg))
        t.notMatch(svg, /<(?:script|image|foreignObject)/i)
      }
    }
  }
})

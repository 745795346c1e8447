import t from 'tap'
import { type QuotePicture, quoteColours, quotePicture } from '../../src/render/quote-picture.ts'
import { HOSTILE, makeOnAir } from './on-air.ts'
import { parse } from './xml.ts'

const siteView = makeOnAir()
const colours = quoteColours(siteView)
const QUOTE: QuotePicture = {
  text: 'Nobody reads the manual until the light has gone out.',
  language: 'en',
  speaker: 'Anna Torre',
  show: 'Lamp & Lens',
  colours,
}
const texts = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)
const themed = (theme: Readonly<Record<string, string>>) =>
  quoteColours({ station: { ...siteView.station, theme } })

t.test('a quote’s picture has what was said, who said it and the show', async (t) => {
  const svg = quotePicture(QUOTE)
  t.ok(parse(svg))
  t.match(svg, /^<svg [^>]*width="1200" height="630"/)
  t.equal(texts(svg).slice(0, -2).join(' '), QUOTE.text)
  t.strictSame(texts(svg).slice(-2), ['Anna Torre', 'Lamp &amp; Lens'])
  t.equal(quotePicture(QUOTE), svg, 'the same each time')
  const { speaker: _, ...nobody } = QUOTE
  t.strictSame(texts(quotePicture(nobody)).at(-2)?.endsWith('out.'), true, 'who is not known is not named')
  t.notMatch(svg.replace(/xmlns="[^"]*"/g, ''), /https?:/, 'nothing is asked for')
})

t.test(
  'it stands within its size, whatever the proportions, and is cut with … where it is too long',
  async (t) => {
    for (const [width, height] of [
      [1200, 630],
      [1080, 1080],
      [1080, 1920],
      [640, 360],
    ] as const) {
      for (const text of [
        'No.',
        'A rather long sentence of an evening at the coast. '.repeat(9),
        '灯'.repeat(500),
      ]) {
        const svg = quotePicture({ ...QUOTE, text }, { width, height })
        t.match(svg, `width="${width}" height="${height}"`)
        const places = [...svg.matchAll(/<text x="(\d+)" y="(\d+)" font-size="(\d+)"/g)].map((one) =>
          one.slice(1).map(Number),
        )
        for (const [index, [x = 0, y = 0, size = 0]] of places.entries()) {
          t.ok(x < width && y - size >= 0 && y < height)
          t.ok(y > (places[index - 1]?.[1] ?? 0), 'one line under the other')
        }
        t.equal(texts(svg).at(-3)?.endsWith('…'), text.length > 300, text.slice(0, 20))
      }
    }
  },
)

t.test('it has the colours of the station’s light pages', async (t) => {
  t.strictSame(themed({ accent: '#00695c', paper: 'ivory', ink: 'rgb(40 20 10)', 'dark-paper': '#000' }), {
    accent: '#00695c',
    paper: '#fffff0',
    ink: '#28140a',
    soft: '#555e65',
  })
  t.match(quotePicture({ ...QUOTE, colours: themed({ paper: 'ivory' }) }), 'fill="#fffff0"')
  t.strictSame(
    themed({ ink: 'color-mix(in oklch, red, blue)' }),
    colours,
    'what nobody can reckon is as it ships',
  )
})

t.test('hostile words stay words', async (t) => {
  for (const nasty of [...HOSTILE, '"><script>x</script>']) {
    const svg = quotePicture({ ...QUOTE, text: nasty, speaker: nasty, show: nasty, language: nasty })
    t.ok(parse(svg))
    t.notMatch(svg.replace(/>[^<]*</g, '><'), /<script| onload=/)
  }
})

t.test('what is read from the right begins at the right', async (t) => {
  t.match(quotePicture({ ...QUOTE, text: 'مقابلة مع حارس' }), /<text x="1136"[^>]*direction="rtl">مقابلة/)
})

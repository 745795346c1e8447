import t from 'tap'
import {
  episodeSocialImage,
  renderArtwork,
  renderSocialImage,
  type SocialImage,
  stationSocialImage,
} from '../../src/render/social-image.ts'
import { cutLinesOf, linesOf } from '../../src/render/text-width.ts'
import { HOSTILE, makeEpisode, makeOnAir } from './on-air.ts'
import { parse } from './xml.ts'

const CARD: SocialImage = { title: 'Dusk', language: 'en', label: 'Lamp & Lens', accent: '#a3263a' }
const partsOf = (...given: Parameters<typeof renderSocialImage>) => {
  const { ground, parts } = renderSocialImage(...given)
  return [...ground, ...parts]
}
const drawn = (...given: Parameters<typeof renderSocialImage>) => {
  return partsOf(...given)
    .map(({ svg }) => svg)
    .join('\n')
}
const texts = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)

t.test('a card has the title, the show, who is heard, the day and the length', async (t) => {
  const siteView = makeOnAir()
  const svg = drawn(episodeSocialImage(siteView, makeEpisode({ title: 'The keeper' })))
  t.strictSame(texts(svg), [
    'Lamp &amp; Lens',
    'The keeper',
    'Anna Torre, Bruno &amp; Figli &lt;srl&gt;',
    'March 14, 2025 · 2 min',
  ])
  const card = renderSocialImage(episodeSocialImage(siteView, makeEpisode({ title: 'The keeper' })))
  t.match(card, { width: 1200, height: 630 })
  t.strictSame(
    card,
    renderSocialImage(episodeSocialImage(siteView, makeEpisode({ title: 'The keeper' }))),
    'the same each time',
  )
  t.match(texts(drawn(stationSocialImage(siteView)))[0], 'Radio Faro')
})

t.test('the artwork stands inside as data, and nothing is asked for', async (t) => {
  const svg = drawn(CARD, renderArtwork('data:image/jpeg;base64,AAAA'))
  t.match(svg, 'xlink:href="data:image/jpeg;base64,AAAA"')
  t.notMatch(svg.replace(/xmlns(:xlink)?="[^"]*"/g, ''), /https?:/)
})

t.test(
  'each part stands within the card, and the words of an episode between its bar and its artwork',
  async (t) => {
    const artwork = renderArtwork('data:image/jpeg;base64,AAAA')
    const sizeOf = (svg: string) =>
      [...svg.matchAll(/ (?:width|height)="(\d+)"/g)].map(([, pixels]) => Number(pixels))
    for (const card of [CARD, { title: 'Lamp', language: 'en', accent: 'teal' }]) {
      for (const beside of [undefined, artwork]) {
        const { width, height } = renderSocialImage(card, beside)
        for (const { svg, left, top } of partsOf(card, beside)) {
          const [wide = 0, high = 0] = sizeOf(svg)
          t.ok(
            Number.isInteger(left) && Number.isInteger(top) && left + wide <= width && top + high <= height,
          )
          if (svg.includes('<text')) t.ok(left >= 20 && left + wide <= (beside?.left ?? width))
        }
      }
    }
    const next = { ...CARD, title: 'Another', text: 'Anna', foot: '2 min' }
    t.strictSame(
      renderSocialImage(next, artwork).ground,
      renderSocialImage(CARD, artwork).ground,
      'one ground a show',
    )
  },
)

t.test('a title is as large as it fits, and cut with … where it cannot', async (t) => {
  const size = (svg: string) => Number(/font-size="(\d+)"[^>]*font-weight="bold"/.exec(svg)?.[1])
  const long = drawn({ ...CARD, title: 'A rather long title of an evening at the coast '.repeat(3) })
  t.equal(size(drawn(CARD)), 72)
  t.ok(size(long) < 72)
  for (const title of ['word '.repeat(100), 'w'.repeat(500), '灯'.repeat(500)]) {
    const lines = texts(drawn({ ...CARD, title })).slice(1)
    t.match(lines.at(-1), /…$/)
    t.ok(lines.length <= 7, `${lines.length} lines`)
  }
})

t.test('hostile words and colours stay words and become the usual colour', async (t) => {
  for (const nasty of [...HOSTILE, '"><script>x</script>', "red' onload='x"]) {
    const siteView = makeOnAir()
    const station = { ...siteView.station, title: nasty, theme: { accent: nasty } }
    const title = nasty
    for (const card of [
      episodeSocialImage({ ...siteView, station }, makeEpisode({ title })),
      stationSocialImage({ ...siteView, station }),
    ]) {
      t.equal(card.accent, '#b3261e')
      for (const { svg } of partsOf(card)) {
        t.ok(parse(svg))
        t.notMatch(svg.replace(/>[^<]*</g, '><'), /<script| onload=/)
      }
    }
  }
  const themed = (accent: string) => {
    const siteView = makeOnAir()
    return stationSocialImage({ ...siteView, station: { ...siteView.station, theme: { accent } } }).accent
  }
  t.strictSame(['#7a1f2b', 'teal', '#abc', 'oklch(0.5 0.1 20)'].map(themed), [
    '#7a1f2b',
    'teal',
    '#abc',
    '#b3261e',
  ])
})

t.test('what is read from the right begins at the right', async (t) => {
  t.match(drawn({ ...CARD, title: 'مقابلة مع حارس' }), /<text x="1136"[^>]*direction="rtl">مقابلة/)
  t.match(drawn({ ...CARD, title: 'Radio ردیو' }), /<text x="84"[^>]*bold">Radio/)
})

t.test('lines break at spaces, and in Chinese anywhere but before what closes', async (t) => {
  t.strictSame(linesOf('one two three', 6, 3), ['one two', 'three'])
  t.strictSame(linesOf('在米兰的，中国青年', 4.2, 3), ['在米兰', '的，中国', '青年'])
  t.equal(linesOf('one two three', 3, 2), undefined)
  t.strictSame(cutLinesOf('one two three four', 6, 1), ['one two…'])
  t.strictSame(linesOf('abcdefghij', 3, 9)?.join(''), 'abcdefghij', 'a word that is too long is broken')
  t.strictSame(linesOf('', 3, 1), [])
})

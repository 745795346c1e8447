import t from 'tap'
import { type Card, episodeCard, renderCard, stationCard } from '../../src/render/card.ts'
import { cutLinesOf, linesOf } from '../../src/render/text-width.ts'
import { HOSTILE, makeEpisode, makeOnAir } from './on-air.ts'
import { parse } from './xml.ts'

const CARD: Card = { title: 'Dusk', language: 'en', label: 'Lamp & Lens', accent: '#a3263a' }
const texts = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)

t.test('a card has the title, the show, who is heard, the day and the length', async (t) => {
  const onAir = makeOnAir()
  const svg = renderCard(episodeCard(onAir, makeEpisode({ title: 'The keeper' })))
  t.strictSame(texts(svg), [
    'Lamp &amp; Lens',
    'The keeper',
    'Anna Torre, Bruno &amp; Figli &lt;srl&gt;',
    'March 14, 2025 · 2 min',
  ])
  t.match(svg, / width="1200" height="630" /)
  t.equal(
    svg,
    renderCard(episodeCard(onAir, makeEpisode({ title: 'The keeper' }))),
    'the same text each time',
  )
  t.match(texts(renderCard(stationCard(onAir)))[0], 'Radio Faro')
})

t.test('the artwork stands inside as data, and nothing is asked for', async (t) => {
  const svg = renderCard(CARD, 'data:image/jpeg;base64,AAAA')
  t.match(svg, 'xlink:href="data:image/jpeg;base64,AAAA"')
  t.notMatch(svg.replace(/xmlns(:xlink)?="[^"]*"/g, ''), /https?:/)
})

t.test('a title is as large as it fits, and cut with … where it cannot', async (t) => {
  const size = (svg: string) => Number(/font-size="(\d+)"[^>]*font-weight="bold"/.exec(svg)?.[1])
  const long = renderCard({ ...CARD, title: 'A rather long title of an evening at the coast '.repeat(3) })
  t.equal(size(renderCard(CARD)), 72)
  t.ok(size(long) < 72)
  for (const title of ['word '.repeat(100), 'w'.repeat(500), '灯'.repeat(500)]) {
    const lines = texts(renderCard({ ...CARD, title })).slice(1)
    t.match(lines.at(-1), /…$/)
    t.ok(lines.length <= 7, `${lines.length} lines`)
  }
})

t.test('hostile words and colours stay words and become the usual colour', async (t) => {
  for (const nasty of [...HOSTILE, '"><script>x</script>', "red' onload='x"]) {
    const onAir = makeOnAir()
    const station = { ...onAir.station, title: nasty, theme: { accent: nasty } }
    const title = nasty
    for (const card of [
      episodeCard({ ...onAir, station }, makeEpisode({ title })),
      stationCard({ ...onAir, station }),
    ]) {
      t.equal(card.accent, '#b3261e')
      const svg = renderCard(card)
      t.ok(parse(svg))
      t.notMatch(svg.replace(/>[^<]*</g, '><'), /<script| onload=/)
    }
  }
  const themed = (accent: string) => {
    const onAir = makeOnAir()
    return stationCard({ ...onAir, station: { ...onAir.station, theme: { accent } } }).accent
  }
  t.strictSame(['#7a1f2b', 'teal', '#abc', 'oklch(0.5 0.1 20)'].map(themed), [
    '#7a1f2b',
    'teal',
    '#abc',
    '#b3261e',
  ])
})

t.test('what is read from the right begins at the right', async (t) => {
  t.match(renderCard({ ...CARD, title: 'مقابلة مع حارس' }), /<text x="1136"[^>]*direction="rtl">مقابلة/)
  t.match(renderCard({ ...CARD, title: 'Radio ردیو' }), /<text x="84"[^>]*bold">Radio/)
})

t.test('lines break at spaces, and in Chinese anywhere but before what closes', async (t) => {
  t.strictSame(linesOf('one two three', 6, 3), ['one two', 'three'])
  t.strictSame(linesOf('在米兰的，中国青年', 4.2, 3), ['在米兰', '的，中国', '青年'])
  t.equal(linesOf('one two three', 3, 2), undefined)
  t.strictSame(cutLinesOf('one two three four', 6, 1), ['one two…'])
  t.strictSame(linesOf('abcdefghij', 3, 9)?.join(''), 'abcdefghij', 'a word that is too long is broken')
  t.strictSame(linesOf('', 3, 1), [])
})

import t from 'tap'
import { DEFAULTS, faintPairs, isOfItsKind, isThemeValue, THEME_NAMES } from '../../src/model/theme.ts'
import { shippedStyle } from '../render/shipped.ts'

t.test('the colours and names that are reckoned with are those of style.css', async (t) => {
  const css = shippedStyle()
  const dark = css.indexOf('@media (prefers-color-scheme: dark)')
  const block = (from: number) =>
    css.slice(css.indexOf(':root', from), css.indexOf('}', css.indexOf(':root', from)))
  for (const [name, value] of Object.entries(DEFAULTS.light)) t.match(block(0), `--${name}: ${value};`)
  for (const [name, value] of Object.entries({ ...DEFAULTS.dark, accent: undefined })) {
    if (value !== undefined) t.match(block(dark), `--${name}: ${value};`)
  }
  t.match(css, 'oklch(from var(--accent) min(l, 0.48) c h)')
  t.match(css, 'oklch(from var(--accent) max(l, 0.79) min(c, 0.13) h)')
  t.match(css, 'oklch(from var(--accent) min(l, 0.58) c h)')
  t.match(css, 'oklch(from var(--accent) max(l, 0.62) c h)')
  t.match(css, 'color-mix(in srgb, var(--lamp) 30%, var(--paper))')
  t.match(css, 'oklch(0.45 0.13 var(--voice))')
  t.match(css, 'oklch(0.82 0.11 var(--voice))')
  t.same(
    [...css.matchAll(/--voice: (\d+);/g)].map(([, hue]) => Number(hue)),
    [25, 255, 145, 310, 75, 200],
  )
  for (const name of THEME_NAMES) t.match(css, `var(--${name.replace(/^dark-/, '')})`)
})

t.test('what ships can be read, with whatever accent', async (t) => {
  t.same(faintPairs({}), [])
  for (const accent of [
    '#000000',
    '#ffffff',
    '#ffd400',
    '#00ff00',
    '#0000ff',
    '#ff00ff',
    '#7a1f2b',
    '#808080',
  ])
    t.same(faintPairs({ accent }), [], accent)
  const hues = Array.from({ length: 36 }, (_, index) => `hsl(${index * 10} 100% 50%)`)
  for (const accent of hues) t.same(faintPairs({ accent }), [], accent)
})

t.test(
  'faint text, links and signs are found on light and dark screens, with a colour that would do',
  async (t) => {
    const [soft, ...more] = faintPairs({ soft: '#999' })
    t.match(soft, { scheme: 'light', name: 'soft', ground: 'paper', groundColour: '#ffffff', needed: 4.5 })
    t.equal(soft?.ratio.toFixed(2), '2.85')
    t.same(
      more.map(({ scheme, name, ground }) => [scheme, name, ground]),
      [['light', 'soft', 'raised']],
    )
    t.same(
      faintPairs({ soft: soft?.better ?? '' }).filter(({ ground }) => ground === 'paper'),
      [],
    )
    t.match(faintPairs({ 'dark-paper': 'dimgray' }), [
      { scheme: 'dark', ground: 'paper', groundColour: '#696969' },
    ])
    t.match(faintPairs({ link: 'gold' }), [{ name: 'link', colour: '#ffd700' }, { name: 'link' }])
    t.match(
      faintPairs({ paper: '#777' }).map(({ name }) => name),
      ['ink', 'soft', 'link', 'lamp'],
    )
    t.same(faintPairs({ ink: 'rgb(0 0 0 / 20%)' }).length, 3, 'what shines through counts')
  },
)

t.test('a value is of the kind that its name is for', async (t) => {
  for (const [name, value] of [
    ['paper', 'ivory'],
    ['dark-ink', '#eee'],
    ['line', 'color-mix(in oklab, black 20%, white)'],
    ['measure', '65ch'],
    ['gap', 'clamp(1rem, 2vw, 2rem)'],
    ['margin', '0'],
    ['font-body', '"Source Serif 4", Georgia, serif'],
    ['anything', '3'],
  ] as const)
    t.ok(isThemeValue(value) && isOfItsKind(name, value), `${name}: ${value}`)
  for (const [name, value] of [
    ['paper', '65ch'],
    ['ink', 'Georgia'],
    ['measure', 'red'],
    ['gap', '12'],
  ] as const)
    t.notOk(isOfItsKind(name, value), `${name}: ${value}`)
})

import t from 'tap'
import { type Colour, contrast, hexOf, ofOklch, oklchOf, over } from '../../src/model/colour.ts'
import { cssColour } from '../../src/model/css-colour.ts'

const colour = (value: string): Colour => {
  const found = cssColour(value)
  if (!found) throw new Error(value)
  return found
}

t.test('colours are read in the ways that CSS writes them', async (t) => {
  for (const [value, hex] of [
    ['#7A1F2B', '#7a1f2b'],
    ['#abc', '#aabbcc'],
    ['RebeccaPurple', '#663399'],
    ['rgb(122, 31, 43)', '#7a1f2b'],
    ['rgb(100% 0% 50%)', '#ff0080'],
    ['hsl(120, 100%, 25%)', '#008000'],
    ['hsl(210deg 50% 40%)', '#336699'],
    ['oklch(62.796% 0.25768 29.234)', '#ff0000'],
    ['oklch(1 0 0)', '#ffffff'],
    ['oklab(0.5 0 0)', '#636363'],
  ] as const)
    t.equal(hexOf(colour(value)), hex, value)
  t.equal(colour('#00000080').alpha, 128 / 255)
  t.equal(colour('rgb(0 0 0 / 25%)').alpha, 0.25)
  for (const value of [
    '',
    'reddish',
    '#12345',
    'rgb(1, 2)',
    'rgb(a, b, c)',
    'color-mix(in srgb, red, blue)',
    '65ch',
  ])
    t.equal(cssColour(value), undefined, value)
})

t.test('contrast is as WCAG reckons it', async (t) => {
  t.equal(contrast(colour('black'), colour('white')), 21)
  t.equal(contrast(colour('white'), colour('white')), 1)
  // The examples that every checker shows: https://webaim.org/resources/contrastchecker/
  t.equal(contrast(colour('#777777'), colour('white')).toFixed(2), '4.48')
  t.equal(contrast(colour('#767676'), colour('white')).toFixed(2), '4.54')
  t.equal(hexOf(over(colour('#00000080'), colour('white'))), '#7f7f7f')
})

t.test('every colour comes back from oklch as it went', async (t) => {
  for (const hex of ['#000000', '#ffffff', '#7a1f2b', '#00ff00', '#123456', '#fedcba'])
    t.equal(hexOf(ofOklch(oklchOf(colour(hex)))), hex)
})

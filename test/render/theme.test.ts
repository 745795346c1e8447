import t from 'tap'
import { pagesOf } from '../../src/render/pages.ts'
import { themeCss } from '../../src/render/theme.ts'
import { makeOnAir } from './on-air.ts'
import { shippedStyle, shippedTemplates } from './shipped.ts'

t.test('a theme becomes custom properties, colours of the page by light and dark', async (t) => {
  t.equal(themeCss({}), '')
  t.equal(
    themeCss({
      accent: '#7a1f2b',
      paper: '#fffdf8',
      'dark-paper': 'oklch(20% 0.02 250)',
      'font-body': '"思源宋体", Georgia',
    }),
    ':root {\n  --accent: #7a1f2b;\n  --font-body: "思源宋体", Georgia;\n}\n' +
      '@media (prefers-color-scheme: light) {\n:root {\n  --paper: #fffdf8;\n}\n}\n' +
      '@media (prefers-color-scheme: dark) {\n:root {\n  --paper: oklch(20% 0.02 250);\n}\n}\n',
  )
})

t.test('a value that could leave its declaration or ask for anything is left out', async (t) => {
  const hostile = [
    'red; } body { display: none',
    'url(https://evil.example/x)',
    'URL("//evil.example")',
    'image-set("//evil.example/x" 1x)',
    'var(--paper)',
    'expression(alert(1))',
    '/* ',
    '"open',
    'rgb(1, 2',
    'red)',
    '</style><script>',
    '@import "x"',
    '\\75rl(x)',
    'red\n',
    '',
    'x'.repeat(201),
  ]
  for (const value of hostile) t.equal(themeCss({ accent: value }), '', value)
  for (const name of ['a b', 'Accent', '--x', 'a:b', 'a}', '__proto__', ''])
    t.equal(themeCss({ [name]: 'red' }), '', name)
})

t.test('the style sheet asks nobody for anything and stays small', async (t) => {
  const css = shippedStyle()
  t.notMatch(css, /url\(|@import|@font-face|https?:/)
  for (const needed of [
    'prefers-color-scheme: dark',
    'print',
    'prefers-reduced-motion',
    ':focus-visible',
    '.skip',
  ]) {
    t.ok(css.includes(needed), needed)
  }
})

/** Relative luminance of #rrggbb (WCAG 2.2, “relative luminance”). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

t.test('text can be read on every ground, in light and dark: contrast of 4.5 to 1', async (t) => {
  const [light = '', dark = ''] = shippedStyle().split('@media (prefers-color-scheme: dark)')
  for (const [name, css] of Object.entries({ light, dark })) {
    const colours = new Map(
      [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, key, value]) => [key, value]),
    )
    for (const ground of ['paper', 'raised']) {
      for (const text of ['ink', 'soft', 'link']) {
        const [one = 0, other = 0] = [ground, text]
          .map((key) => luminance(colours.get(key) ?? ''))
          .sort((a, b) => b - a)
        t.ok((one + 0.05) / (other + 0.05) >= 4.5, `${name}: ${text} on ${ground}`)
      }
    }
  }
})

t.test(
  'a logo stands in the place of the title, with its size and name; a font is loaded with the page',
  async (t) => {
    const siteView = makeOnAir()
    const homeOf = (look?: (typeof siteView)['station']['look']) => {
      const station = { ...siteView.station, ...(look && { look }) }
      return pagesOf({ ...siteView, station }, shippedTemplates())
        .find(({ address }) => address === '/')
        ?.html()
    }
    const file = { file: 'x', type: 'image/png' }
    const html = homeOf({
      logo: { ...file, asset: 'logo-1.png', width: 2000, height: 200 },
      darkLogo: { ...file, asset: 'dark-1.png', width: 2000, height: 200 },
      favicon: { ...file, asset: 'icon-1.png' },
      fonts: [{ ...file, type: 'font/woff2', family: 'X', asset: 'fonts/x-1.woff2' }],
    })
    t.match(html, '<img class="logo" src="assets/logo-1.png" width="220" height="22" alt="Radio Faro">')
    t.match(html, '<source srcset="assets/dark-1.png" media="(prefers-color-scheme: dark)">')
    t.match(html, '<link rel="icon" type="image/png" href="assets/icon-1.png">')
    t.match(
      html,
      '<link rel="preload" as="font" type="font/woff2" href="assets/fonts/x-1.woff2" crossorigin>',
    )
    t.match(html, "font-src 'self'")
    t.match(homeOf(), '<link rel="icon" type="image/svg+xml" href="assets/icon.svg">')
    t.notMatch(homeOf(), /rel="preload"|class="logo"/)
  },
)

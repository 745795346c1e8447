import { assetAddress } from '../model/address.ts'
import { isThemeName, isThemeValue, PALETTE } from '../model/theme.ts'
import type { Font, ThemeFiles } from '../model/theme-files.ts'

/**
 * A station's `theme` as CSS, to stand after style.css: custom properties by name, those of the page's colours for
 * light screens only, `dark-…` for dark ones. What is no plain value is left out.
 */
export function themeCss(theme: Readonly<Record<string, string>>): string {
  const fit = Object.entries(theme).filter(([name, value]) => isThemeName(name) && isThemeValue(value))
  const dark = fit.filter(([name]) => name.startsWith('dark-'))
  const light = fit.filter(([name]) => PALETTE.some((colour) => colour === name))
  const always = fit.filter((one) => !dark.includes(one) && !light.includes(one))
  return [
    root(always),
    root(light, '(prefers-color-scheme: light)'),
    root(
      dark.map(([name, value]) => [name.slice('dark-'.length), value]),
      '(prefers-color-scheme: dark)',
    ),
  ].join('')
}

function root(properties: readonly (readonly [string, string])[], media?: string): string {
  if (properties.length === 0) return ''
  const rule = `:root {\n${properties.map(([name, value]) => `  --${name}: ${value};\n`).join('')}}\n`
  return media === undefined ? rule : `@media ${media} {\n${rule}}\n`
}

/**
 * The fonts of a theme as CSS, for a style sheet among the assets. One that is not there when a page is drawn first is not
 * exchanged under the eyes of who reads: it is there on the next page.
 */
export function fontCss({ fonts = [] }: ThemeFiles): string {
  return fonts.map(fontFace).join('')
}

function fontFace({ family, asset, weight, style }: Font): string {
  const address = assetAddress(asset).slice(assetAddress('').length)
  const properties = [
    `font-family: "${family}"`,
    `src: url("${address}") format("woff2")`,
    ...(weight === undefined ? [] : [`font-weight: ${weight}`]),
    ...(style === undefined ? [] : [`font-style: ${style}`]),
    'font-display: optional',
  ]
  return `@font-face {\n${properties.map((one) => `  ${one};\n`).join('')}}\n`
}

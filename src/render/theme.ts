// A value of a CSS custom property that cannot leave its declaration or ask for anything: colours, lengths,
// names of fonts. No braces, semicolons, at-signs, backslashes or asterisks, so no comments either.
const VALUE = /^[\p{L}\p{M}\w#%., '"()/+-]{1,200}$/u
const FUNCTIONS = /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|calc|clamp|min|max)$/i
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

// Colours of the page that mean light; a station names dark ones with `dark-` before them.
const PALETTE = ['paper', 'raised', 'ink', 'soft', 'line']

/**
 * A station's `theme` as CSS, to stand after style.css: custom properties by name, those of the page's colours for
 * light screens only, `dark-…` for dark ones. What is no plain value is left out.
 */
export function themeCss(theme: Readonly<Record<string, string>>): string {
  const fit = Object.entries(theme).filter(([name, value]) => isThemeName(name) && isThemeValue(value))
  const dark = fit.filter(([name]) => name.startsWith('dark-'))
  const light = fit.filter(([name]) => PALETTE.includes(name))
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

function isThemeName(name: string): boolean {
  return NAME.test(name)
}

/** Whether a value is safe in a style sheet. */
function isThemeValue(value: string): boolean {
  const bare = value.replace(/"[^"]*"|'[^']*'/g, '')
  const called = [...bare.matchAll(/([^\s,()/]*)\(/g)].every(
    ([, name = '']) => name === '' || FUNCTIONS.test(name),
  )
  return VALUE.test(value) && !/["']/.test(bare) && called && isBalanced(bare)
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '(') depth++
    if (character === ')') depth--
    if (depth < 0) return false
  }
  return depth === 0
}

function root(properties: readonly (readonly [string, string])[], media?: string): string {
  if (properties.length === 0) return ''
  const rule = `:root {\n${properties.map(([name, value]) => `  --${name}: ${value};\n`).join('')}}\n`
  return media === undefined ? rule : `@media ${media} {\n${rule}}\n`
}

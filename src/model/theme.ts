import { type Colour, contrast, hexOf, ofOklch, oklchOf, over } from './colour.ts'
import { cssColour } from './css-colour.ts'

/** A station's theme: CSS custom properties by name, without the dashes. `dark-…` applies to the dark colour scheme. */
export type Theme = Readonly<Record<string, string>>

/** Colours of the light colour scheme; those of the dark one are prefixed with `dark-`. */
export const PALETTE = ['paper', 'raised', 'ink', 'soft', 'line', 'link'] as const

const LENGTHS = ['measure', 'margin', 'gap'] as const

const FONTS = ['font-body', 'font-label'] as const

/** Every name that style.css uses. */
export const THEME_NAMES: readonly string[] = [
  'accent',
  'dark-accent',
  ...PALETTE,
  ...PALETTE.map((name) => `dark-${name}`),
  ...FONTS,
  ...LENGTHS,
]

// A value of a CSS custom property that cannot end its declaration or load anything: colours, lengths, font
// names. Without braces, semicolons, at-signs, backslashes and asterisks, so without comments too.
const VALUE = /^[\p{L}\p{M}\w#%., '"()/+-]{1,200}$/u
const FUNCTIONS = /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|calc|clamp|min|max)$/i
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

export function isThemeName(name: string): boolean {
  return NAME.test(name)
}

/** Whether a text can be the name of a font, within quotation marks. */
export function isFontFamily(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}\p{M} _.-]{0,79}$/u.test(text)
}

/** Whether a value is safe in a style sheet. */
export function isThemeValue(value: string): boolean {
  if (!VALUE.test(value)) return false
  const quoted = value.match(/"[^"]*"|'[^']*'/g) ?? []
  const bare = value.replace(/"[^"]*"|'[^']*'/g, '')
  // Words and the signs between them.
  const parts = bare.match(/[^\s,()/]+|[\s,()/]/g) ?? []
  const called = parts.every(
    (name, index) => parts[index + 1] !== '(' || isSign(name) || FUNCTIONS.test(name),
  )
  const isPlain = !/["']/.test(bare) && !quoted.some((text) => /[()]/.test(text))
  return isPlain && called && isBalanced(bare)
}

function isSign(part: string): boolean {
  return /^[\s,()/]$/.test(part)
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

const LENGTH =
  /^(?:0|(?:\d+(?:\.\d+)?|\.\d+)(?:px|r?em|ch|ex|ic|lh|rlh|vw|vh|vi|vb|cm|mm|in|pt|pc)|(?:calc|clamp|min|max)\(.*\))$/i
const COLOUR = /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\(.*\)$/i

/** Whether a safe value has the type that its name requires; true for names that style.css does not use. */
export function isOfItsKind(name: string, value: string): boolean {
  const plain = name.replace(/^dark-/, '')
  if (plain === 'accent' || isOneOf(PALETTE, plain)) {
    return cssColour(value) !== undefined || COLOUR.test(value.trim())
  }
  return isOneOf(LENGTHS, name) ? LENGTH.test(value.trim()) : true
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name)
}

type Scheme = 'light' | 'dark'

/** The colours of style.css, by scheme; test/model/theme.test.ts keeps them equal. */
export const DEFAULTS: Readonly<Record<Scheme, Theme>> = {
  light: {
    accent: '#b3261e',
    paper: '#ffffff',
    raised: '#f2f4f5',
    ink: '#14181b',
    soft: '#555e65',
    line: '#d3d9dd',
    link: '#a0201a',
  },
  dark: {
    accent: '#b3261e',
    paper: '#14181b',
    raised: '#1f2529',
    ink: '#e8ebed',
    soft: '#a3adb4',
    line: '#3a4349',
    link: '#ff9d92',
  },
}

// How style.css derives the link and lamp colours from the accent, in browsers with relative colours.
const LINK_LIGHT = 0.48
const LINK_DARK = 0.79
const LINK_DARK_CHROMA = 0.13
const LAMP_LIGHT = 0.58
const LAMP_DARK = 0.62

/** The minimum contrast of text and of meaningful graphics (WCAG 2.2, 1.4.3 and 1.4.11). */
const TEXT = 4.5
const SIGN = 3

/** Two colours with too little contrast in one colour scheme. */
export interface Faint {
  readonly scheme: Scheme
  /** The name in the theme: `soft`. Link and lamp are derived from `accent` if the theme does not set a link. */
  readonly name: string
  readonly colour: string
  /** `highlight` is what is found or quoted: the lamp's colour, thin over paper. */
  readonly ground: 'paper' | 'raised' | 'highlight'
  readonly groundColour: string
  readonly ratio: number
  readonly needed: number
  /** A similar colour with enough contrast; absent if there is none. */
  readonly better?: string
}

/**
 * A theme's colours as they appear on one kind of screen, in hexadecimal and without transparency: what draws pictures
 * knows no more. A colour that cannot be reckoned with here is the one that ships.
 */
export function themeColours(
  theme: Theme,
  scheme: Scheme = 'light',
): Readonly<Record<'accent' | 'paper' | 'ink' | 'soft', string>> {
  const palette = paletteOf(theme, scheme)
  const of = (name: string) => palette.get(name) ?? (cssColour(DEFAULTS[scheme][name] ?? '') as Colour)
  const paper = over(of('paper'), canvasOf(scheme))
  const hex = (name: string) => hexOf(over(of(name), paper))
  return { accent: hex('accent'), paper: hexOf(paper), ink: hex('ink'), soft: hex('soft') }
}

function canvasOf(scheme: Scheme): Colour {
  return cssColour(scheme === 'light' ? 'white' : '#121212') as Colour
}

/** The pairs of colours with too little contrast, in a theme that overrides the default colours. */
export function faintPairs(theme: Theme): readonly Faint[] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const palette = paletteOf(theme, scheme)
    const canvas = canvasOf(scheme)
    const [paper, lamp] = [palette.get('paper'), palette.get('lamp')]
    if (paper && lamp) palette.set('highlight', over({ ...lamp, alpha: HIGHLIGHT }, over(paper, canvas)))
    return (['paper', 'raised', 'highlight'] as const).flatMap((ground) => {
      const lies = palette.get(ground)
      if (!lies) return []
      const back = over(lies, canvas)
      return [...palette, ...voicesOf(scheme, back)].flatMap(([name, colour]) => {
        const needed = NEEDED.get(name)
        if (needed === undefined || !isSeenOn(name, ground)) return []
        const seen = over(colour, back)
        const ratio = contrast(seen, back)
        if (ratio >= needed) return []
        const better = stronger(seen, back, needed)
        return [
          {
            scheme,
            name,
            colour: hexOf(seen),
            ground,
            groundColour: hexOf(back),
            ratio,
            needed,
            ...(better !== undefined && { better }),
          },
        ]
      })
    })
  })
}

/** How much of the lamp there is in what is marked; the rest is paper. */
const HIGHLIGHT = 0.3

/** The names of speakers: six hues, as light on each kind of screen as style.css has them. */
const VOICE_HUES = [25, 255, 145, 310, 75, 200]
const VOICES = { light: { lightness: 0.45, chroma: 0.13 }, dark: { lightness: 0.82, chroma: 0.11 } }

/** The one of them that is hardest to read. */
function voicesOf(scheme: Scheme, back: Colour): [string, Colour][] {
  const voices = VOICE_HUES.map((hue) => ofOklch({ ...VOICES[scheme], hue }))
  const [worst] = voices.sort((a, b) => contrast(a, back) - contrast(b, back))
  return worst ? [['voice', worst]] : []
}

/** What is marked is text; speakers are named on paper. */
function isSeenOn(name: string, ground: Faint['ground']): boolean {
  if (name === 'voice') return ground === 'paper'
  return ground !== 'highlight' || name === 'ink'
}

const NEEDED: ReadonlyMap<string, number> = new Map([
  ['voice', TEXT],
  ['ink', TEXT],
  ['soft', TEXT],
  ['link', TEXT],
  ['lamp', SIGN],
])

/** The visible colours of a theme; those that cannot be computed here are left out. */
function paletteOf(theme: Theme, scheme: Scheme): Map<string, Colour> {
  const given = (name: string) =>
    (scheme === 'dark' ? theme[`dark-${name}`] : undefined) ??
    (scheme === 'light' || name === 'accent' ? theme[name] : undefined)
  const colours = new Map<string, Colour>()
  for (const name of ['accent', ...PALETTE]) {
    const colour = cssColour(given(name) ?? DEFAULTS[scheme][name] ?? '')
    if (colour) colours.set(name, colour)
  }
  const accent = colours.get('accent')
  if (!accent) return colours
  const { lightness, chroma, hue } = oklchOf(accent)
  const isLight = scheme === 'light'
  const lamp = isLight ? Math.min(lightness, LAMP_LIGHT) : Math.max(lightness, LAMP_DARK)
  colours.set('lamp', ofOklch({ lightness: lamp, chroma, hue }))
  if (given('link') === undefined) {
    const link = isLight
      ? { lightness: Math.min(lightness, LINK_LIGHT), chroma, hue }
      : { lightness: Math.max(lightness, LINK_DARK), chroma: Math.min(chroma, LINK_DARK_CHROMA), hue }
    colours.set('link', ofOklch(link))
  }
  return colours
}

/** The colour of the same hue with enough contrast that differs least in lightness. */
function stronger(colour: Colour, ground: Colour, needed: number): string | undefined {
  const { lightness, chroma, hue } = oklchOf(colour)
  const fits = (shade: number) => {
    const hex = hexOf(ofOklch({ lightness: shade, chroma, hue }))
    return contrast(cssColour(hex) ?? colour, ground) >= needed ? hex : undefined
  }
  for (let step = 1; step <= 100; step++) {
    for (const shade of [lightness - step / 100, lightness + step / 100]) {
      const found = shade >= 0 && shade <= 1 ? fits(shade) : undefined
      if (found !== undefined) return found
    }
  }
  return undefined
}

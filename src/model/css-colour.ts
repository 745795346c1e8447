import { type Colour, ofOklch } from './colour.ts'
import { COLOUR_NAMES } from './colour-names.ts'

/**
 * Parses a CSS colour: hexadecimal, a name, `rgb()`, `hsl()`, `oklch()` or `oklab()` with plain numbers
 * (https://www.w3.org/TR/css-color-4/). Undefined for any other value.
 */
export function cssColour(value: string): Colour | undefined {
  const text = value.trim().toLowerCase()
  if (text === 'transparent') return { red: 0, green: 0, blue: 0, alpha: 0 }
  const hex = /^#([0-9a-f]+)$/.exec(text)?.[1] ?? COLOUR_NAMES.get(text)
  if (hex !== undefined) return ofHex(hex)
  const called = /^(rgb|hsl|oklch|oklab)a?\(([^()]*)\)$/.exec(text)
  if (!called) return undefined
  const parts = (called[2] ?? '').split(/[\s,/]+/).filter((part) => part !== '')
  if (parts.length < 3 || parts.length > 4) return undefined
  const alpha = parts[3] === undefined ? 1 : limited(amount(parts[3], 1))
  const found = MAKERS[called[1] as keyof typeof MAKERS](parts)
  const colour = { ...found, alpha }
  return Object.values(colour).every(Number.isFinite) ? colour : undefined
}

const MAKERS = {
  rgb: ([red, green, blue]: string[]) => ({
    red: limited(amount(red, 255) / 255),
    green: limited(amount(green, 255) / 255),
    blue: limited(amount(blue, 255) / 255),
  }),
  hsl: ([hue, saturation, lightness]: string[]) =>
    ofHsl(degrees(hue), limited(share(saturation)), limited(share(lightness))),
  oklch: ([lightness, chroma, hue]: string[]) =>
    ofOklch({
      lightness: limited(amount(lightness, 1)),
      chroma: Math.max(0, amount(chroma, 0.4)),
      hue: degrees(hue),
    }),
  oklab: ([lightness, a, b]: string[]) => {
    const [x, y] = [amount(a, 0.4), amount(b, 0.4)]
    const hue = (Math.atan2(y, x) * 180) / Math.PI
    return ofOklch({ lightness: limited(amount(lightness, 1)), chroma: Math.hypot(x, y), hue })
  },
}

function ofHex(digits: string): Colour | undefined {
  if (![3, 4, 6, 8].includes(digits.length)) return undefined
  const long = digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits
  const at = (place: number) => Number.parseInt(long.slice(place, place + 2), 16) / 255
  return { red: at(0), green: at(2), blue: at(4), alpha: long.length === 8 ? at(6) : 1 }
}

/** https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
function ofHsl(hue: number, saturation: number, lightness: number): Omit<Colour, 'alpha'> {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const part = (turn: number) => {
    const place = (turn + hue / 30) % 12
    return lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1))
  }
  return { red: part(0), green: part(8), blue: part(4) }
}

/** A number, or a percentage of `whole`; NaN for any other text. */
function amount(text: string | undefined, whole: number): number {
  if (text === undefined || text === '') return Number.NaN
  return text.endsWith('%') ? (Number(text.slice(0, -1)) / 100) * whole : Number(text)
}

/** hsl() uses percentages, with or without the sign. */
function share(text: string | undefined): number {
  return amount(text, 100) / 100
}

function degrees(text = ''): number {
  return ((Number(text.replace(/deg$/, '') || Number.NaN) % 360) + 360) % 360
}

function limited(value: number): number {
  return Math.min(1, Math.max(0, value))
}

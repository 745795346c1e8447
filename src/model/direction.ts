export type Direction = 'ltr' | 'rtl'

/** Scripts that are written from right to left (Unicode, UAX 9). */
const RIGHT_TO_LEFT = new Set([
  'Arab',
  'Hebr',
  'Thaa',
  'Syrc',
  'Nkoo',
  'Adlm',
  'Rohg',
  'Mand',
  'Samr',
  'Aran',
])

/** Which way a language is written, BCP 47; `ar-Latn` from left to right. */
export function directionOf(language: string): Direction {
  const known = DIRECTIONS.get(language) ?? read(language)
  if (DIRECTIONS.size < LANGUAGES_KEPT) DIRECTIONS.set(language, known)
  return known
}

// Every page asks, and Intl takes long to tell.
const DIRECTIONS = new Map<string, Direction>()
const LANGUAGES_KEPT = 500

function read(language: string): Direction {
  try {
    const { script = '' } = new Intl.Locale(language).maximize()
    return RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}

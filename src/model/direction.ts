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

/** The writing direction of a language (BCP 47); `ar-Latn` is left to right. */
export function directionOf(language: string): Direction {
  const known = DIRECTIONS.get(language) ?? read(language)
  if (DIRECTIONS.size < LANGUAGES_KEPT) DIRECTIONS.set(language, known)
  return known
}

// Cached, because every page needs it and Intl.Locale is slow.
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

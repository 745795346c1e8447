const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** Valid language tags with their canonical case, cached because a station uses a few of them in thousands of places. */
const LANGUAGES_SEEN = new Map<string, string>()
const LANGUAGES_SEEN_MOST = 500

/** Whether a text is a well-formed tag of a known language. */
export function isLanguage(value: string): boolean {
  if (LANGUAGES_SEEN.has(value)) return true
  try {
    const [tag = ''] = Intl.getCanonicalLocales(value)
    if (LANGUAGE_NAMES.of(new Intl.Locale(tag).language) === undefined) return false
    if (LANGUAGES_SEEN.size < LANGUAGES_SEEN_MOST) LANGUAGES_SEEN.set(value, tag)
    return true
  } catch {
    return false
  }
}

/** A language tag in its canonical case, `pt-BR`. */
export function canonical(language: string): string {
  return LANGUAGES_SEEN.get(language) ?? Intl.getCanonicalLocales(language)[0] ?? language
}

/** The tag of a language by its name, `italian` or `italiano`; undefined for any other text. */
export function languageNamed(text: string): string | undefined {
  const name = text.trim().toLowerCase()
  return Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : undefined
}

const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  italian: 'it',
  italiano: 'it',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  français: 'fr',
  spanish: 'es',
  español: 'es',
  portuguese: 'pt',
  português: 'pt',
  chinese: 'zh',
  中文: 'zh',
  japanese: 'ja',
  日本語: 'ja',
}

import type { Catalogues, Forms, Words } from '../model/interface-words.ts'
import type { SiteView } from '../model/site-view.ts'

/** Messages with their language. */
export interface Messages {
  /** The name of the catalogue: `it`, `pt-br`. */
  readonly language: string
  readonly words: Words
}

/** The messages in a language: by its full tag, by its primary subtag, or else in English. */
export function messagesIn({ words }: { readonly words: Catalogues }, language: string): Messages {
  const tag = language.toLowerCase()
  const [primary = ''] = tag.split('-')
  for (const name of [tag, primary, 'en']) {
    const found = words.get(name)
    if (found) return { language: name, words: found }
  }
  throw new Error('there is no English catalogue')
}

/** The messages for documents other than pages. */
export function messageIn(siteView: Pick<SiteView, 'words'>, language: string): Words {
  return messagesIn(siteView, language).words
}

/** A message with a number, in the plural form of the language: `3 episodes`. */
export function counted(forms: Forms, count: number, language: string): string {
  const { rules, numbers } = cachedRules(language)
  return filled(forms[rules.select(count)] ?? forms.other, { n: numbers.format(count) })
}

/** Replaces each `{name}` in a message. */
export function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

// Cached, because creating them takes longer than formatting; they are independent of the station.
const rulesOf = new Map<string, { readonly rules: Intl.PluralRules; readonly numbers: Intl.NumberFormat }>()

function cachedRules(language: string) {
  const known = rulesOf.get(language)
  if (known) return known
  const made = { rules: new Intl.PluralRules(language), numbers: new Intl.NumberFormat(language) }
  rulesOf.set(language, made)
  return made
}

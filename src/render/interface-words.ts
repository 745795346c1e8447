import type { Catalogues, Forms, Words } from '../model/interface-words.ts'
import type { SiteView } from '../model/site-view.ts'

/** Words, and the language that they are in. */
export interface Messages {
  /** As its catalogue is named: `it`, `pt-br`. */
  readonly language: string
  readonly words: Words
}

/** The words in a language: by its whole tag, by its first subtag, or in English where no catalogue is in it. */
export function messagesIn({ words }: { readonly words: Catalogues }, language: string): Messages {
  const tag = language.toLowerCase()
  const [primary = ''] = tag.split('-')
  for (const name of [tag, primary, 'en']) {
    const found = words.get(name)
    if (found) return { language: name, words: found }
  }
  throw new Error('there is no English catalogue')
}

/** What documents beside the pages are written with. */
export function messageIn(siteView: Pick<SiteView, 'words'>, language: string): Words {
  return messagesIn(siteView, language).words
}

/** A sentence by number, in the form that the language has for it: `3 episodes`. */
export function counted(forms: Forms, count: number, language: string): string {
  const { rules, numbers } = cachedRules(language)
  return filled(forms[rules.select(count)] ?? forms.other, { n: numbers.format(count) })
}

/** A sentence with what stands for `{name}` in it. */
export function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

// Making them takes longer than a sentence; they hold nothing of any station.
const rulesOf = new Map<string, { readonly rules: Intl.PluralRules; readonly numbers: Intl.NumberFormat }>()

function cachedRules(language: string) {
  const known = rulesOf.get(language)
  if (known) return known
  const made = { rules: new Intl.PluralRules(language), numbers: new Intl.NumberFormat(language) }
  rulesOf.set(language, made)
  return made
}

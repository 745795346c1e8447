import type { EpisodeKind } from '../../model/episode.ts'
import type { Forms, Words } from '../../model/interface-words.ts'
import type { SiteView } from '../../model/site-view.ts'
import { counted, filled, messagesIn } from '../interface-words.ts'

/** The messages of a page, in its language if there is a catalogue, otherwise in English. */
export interface PageWords {
  /** The language of the catalogue. */
  readonly language: string
  /** Available in templates as `words`. */
  readonly all: Words
  readonly kind: (kind: Exclude<EpisodeKind, 'full'>) => string
  readonly count: (forms: Forms, count: number) => string
  readonly episodes: (count: number) => string
  /** Season and episode number, as far as known; null if both are unknown. */
  readonly number: (season: number | undefined, episode: number | undefined) => string | null
  /** The name of a role of the podcast taxonomy; the group distinguishes roles of the same name. */
  readonly role: (group: string, role: string) => string
  /** The name of a group of the podcast taxonomy. */
  readonly group: (group: string) => string
  /** The name of a known licence; any other name is returned unchanged. */
  readonly license: (name: string) => string
  readonly artwork: (of: string) => string
  readonly personElsewhere: (name: string) => string
}

export function pageWords(siteView: SiteView, inLanguage: string): PageWords {
  const { language, words } = messagesIn(siteView, inLanguage)
  const count = (forms: Forms, number: number) => counted(forms, number, language)
  return {
    language,
    all: words,
    kind: (kind) => words.kinds[kind],
    count,
    episodes: (number) => count(words.counts.episodes, number),
    number: (inSeason, number) => {
      const known = [
        ...(inSeason === undefined ? [] : [filled(words.season, { n: String(inSeason) })]),
        ...(number === undefined ? [] : [filled(words.episode, { n: String(number) })]),
      ]
      return known.length > 0 ? known.join(words.comma) : null
    },
    role: (group, role) =>
      lookUp(words.roleNames, `${group}/${role}`) ?? lookUp(words.roleNames, role) ?? role,
    group: (group) => lookUp(words.roleGroups, group) ?? group,
    license: (name) => licenseIn(words.licenses, name),
    artwork: (of) => filled(words.artwork, { of }),
    personElsewhere: (name) => filled(words.elsewhere, { name }),
  }
}

function lookUp(words: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined
}

/** The name of a licence such as `cc-by-nc-4.0`, from its terms and version. */
function licenseIn(words: Readonly<Record<string, string>>, name: string): string {
  const plain = name.toLowerCase()
  if (/^(?:arr|all rights reserved)$/.test(plain)) return words['arr'] ?? name
  const [, terms = '', version = ''] = /^(cc-[a-z-]+|cc0)-(\d\.\d)$/.exec(plain) ?? []
  const message = lookUp(words, terms)
  return message === undefined ? name : filled(message, { version })
}

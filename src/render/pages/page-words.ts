import type { EpisodeKind } from '../../model/episode.ts'
import type { Forms, Words } from '../../model/interface-words.ts'
import type { SiteView } from '../../model/site-view.ts'
import { counted, filled, messagesIn } from '../interface-words.ts'

/** The words of a page's own, in its language where there is a catalogue, otherwise in English. */
export interface PageWords {
  /** The language that they are in. */
  readonly language: string
  /** Templates know them as `words`. */
  readonly all: Words
  readonly kind: (kind: Exclude<EpisodeKind, 'full'>) => string
  readonly count: (forms: Forms, count: number) => string
  readonly episodes: (count: number) => string
  /** Season and number, as far as they are known; null for neither. */
  readonly number: (season: number | undefined, episode: number | undefined) => string | null
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
    artwork: (of) => filled(words.artwork, { of }),
    personElsewhere: (name) => filled(words.elsewhere, { name }),
  }
}

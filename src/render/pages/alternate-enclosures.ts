import { episodeAddress, translationAddress } from '../../model/address.ts'
import { type Episode, translationLanguages } from '../../model/episode.ts'
import { languageName } from './format.ts'
import type { PageContext } from './page-context.ts'

/** An episode’s page in every language that it is in, the original first: language and address. */
export function alternateEnclosuresOf(episode: Episode) {
  return [
    { language: episode.language, address: episodeAddress(episode.slug) },
    ...translationLanguages(episode).map((language) => ({
      language,
      address: translationAddress(episode.slug, language),
    })),
  ]
}

/** The same as links from a page that is one of them; none where there is but one. */
export function alternateEnclosuresView(frame: PageContext, episode: Episode) {
  const versions = alternateEnclosuresOf(episode)
  if (versions.length < 2) return []
  return versions.map(({ language, address }) => ({
    language,
    name: languageName(language, language),
    href: frame.link(address),
    current: address === frame.address,
  }))
}

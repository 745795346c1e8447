import { episodeAddress, translationAddress } from '../../model/address.ts'
import { type Episode, translationLanguages } from '../../model/episode.ts'
import { languageName } from './format.ts'
import type { PageContext } from './page-context.ts'

/** The languages of an episode's page, with their addresses, the original first. */
export function alternateEnclosuresOf(episode: Episode) {
  return [
    { language: episode.language, address: episodeAddress(episode.slug) },
    ...translationLanguages(episode).map((language) => ({
      language,
      address: translationAddress(episode.slug, language),
    })),
  ]
}

/** The same as links from one of these pages; empty if there is only one. */
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

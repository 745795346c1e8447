import { embedAddress, episodeAddress, oembedAddress } from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import { frameCode } from '../oembed.ts'
import type { PageContext } from './page-context.ts'

/** What a listener takes along to show an episode elsewhere; whole addresses. */
export function shareView({ siteView, link }: PageContext, episode: Episode) {
  return {
    title: episode.title,
    url: siteView.url + episodeAddress(episode.slug),
    embed: link(embedAddress(episode.slug)),
    code: frameCode(siteView, episode),
    oembed: siteView.url + oembedAddress(episode.slug),
  }
}

import { embedAddress, episodeAddress, oembedAddress } from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import { frameCode } from '../oembed.ts'
import type { PageContext } from './page-context.ts'

/** What listeners need to share or embed an episode; absolute URLs. */
export function shareView({ siteView, link }: PageContext, episode: Episode) {
  return {
    title: episode.title,
    url: siteView.url + episodeAddress(episode.slug),
    embed: link(embedAddress(episode.slug)),
    code: frameCode(siteView, episode),
    oembed: siteView.url + oembedAddress(episode.slug),
  }
}

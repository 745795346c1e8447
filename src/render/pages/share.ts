import { episodeAddress, oembedAddress } from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import { frameCode } from '../oembed.ts'
import type { Frame } from './frame.ts'

/** What a listener takes along to show an episode elsewhere; whole addresses. */
export function shareView({ onAir }: Frame, episode: Episode) {
  return {
    url: onAir.url + episodeAddress(episode.slug),
    code: frameCode(onAir, episode),
    oembed: onAir.url + oembedAddress(episode.slug),
  }
}

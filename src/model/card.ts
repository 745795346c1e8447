import { CARD, cardAddress } from './address.ts'
import type { Episode } from './episode.ts'

/** The drawing that previews show elsewhere, in pixels: twice the least that they ask for, https://ogp.me#structured */
export const CARD_SIZE = { width: 1200, height: 630 } as const

/** Where drawings can stand: one for the station, one an episode, but where a producer's own file is. */
export function cardAddresses(episodes: readonly Episode[], taken: ReadonlySet<string>): ReadonlySet<string> {
  const addresses = [CARD, ...episodes.map(({ slug }) => cardAddress(slug))]
  return new Set(addresses.filter((address) => !taken.has(address)))
}

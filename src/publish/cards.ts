import { CARD, cardAddress } from '../model/address.ts'
import type { OnAir } from '../model/on-air.ts'
import type { Resource } from '../model/resource.ts'
import { type Card, episodeCard, renderCard, stationCard } from '../render/card.ts'
import type { Sizing } from './sizing.ts'

/** The drawings for previews, where the edition has said that they stand. */
export function cardResources(onAir: OnAir, sizing: Sizing): Resource[] {
  const cards: [string, Card][] = [
    [CARD, stationCard(onAir)],
    ...onAir.episodes.map((episode): [string, Card] => [
      cardAddress(episode.slug),
      episodeCard(onAir, episode),
    ]),
  ]
  return cards
    .filter(([address]) => onAir.cards?.has(address))
    .map(([address, card]) => ({
      address,
      kind: 'picture',
      type: 'image/png',
      body: {
        make: async () => sizing.drawn(renderCard(card, await artworkOf(card, sizing))),
        recipe: `${JSON.stringify(card)} ${sizing.maker}`,
      },
    }))
}

/** Twice what is shown, so that it stays sharp where a preview is shown large; small enough to stand inside. */
const ARTWORK_WIDTH = 640

async function artworkOf({ artwork }: Card, sizing: Sizing): Promise<string | undefined> {
  if (!artwork) return undefined
  const bytes = await sizing.smaller(artwork, Math.min(ARTWORK_WIDTH, artwork.width))
  return `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`
}

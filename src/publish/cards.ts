import { CARD, cardAddress } from '../model/address.ts'
import type { DrawnPart } from '../model/drawing.ts'
import type { OnAir } from '../model/on-air.ts'
import type { Picture } from '../model/picture.ts'
import type { Resource } from '../model/resource.ts'
import { type Card, episodeCard, renderArtwork, renderCard, stationCard } from '../render/card.ts'
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
  const artworkOf = artworks(sizing)
  return cards
    .filter(([address]) => onAir.cards?.has(address))
    .map(([address, card]) => ({
      address,
      kind: 'picture',
      type: 'image/png',
      body: {
        make: async () => sizing.drawn(renderCard(card, await artworkOf(card))),
        recipe: `${JSON.stringify(card)} ${sizing.maker}`,
      },
    }))
}

/** Twice what is shown and no more, so that it can stand inside; pages show the same size (model/picture-sizes.ts). */
const ARTWORK_WIDTH = 600
/** Shows have one each, so that it is on most cards; an episode's own cover is on one. */
const ARTWORKS_KEPT = 8

/** The artwork of a card; those that were asked for last are not read again. */
function artworks(sizing: Sizing): (card: Card) => Promise<DrawnPart | undefined> {
  const kept = new Map<string, Promise<DrawnPart>>()
  const made = async (artwork: Picture) => {
    const bytes = await sizing.smaller(artwork, Math.min(ARTWORK_WIDTH, artwork.width))
    return renderArtwork(`data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`)
  }
  return async ({ artwork }) => {
    if (!artwork) return undefined
    const { file } = artwork
    const part = kept.get(file) ?? made(artwork)
    kept.delete(file)
    kept.set(file, part)
    // Whoever waits for it is told; the next one tries again.
    part.catch(() => kept.delete(file))
    for (const oldest of kept.keys()) {
      if (kept.size <= ARTWORKS_KEPT) break
      kept.delete(oldest)
    }
    return part
  }
}

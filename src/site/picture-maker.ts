import type { DrawnPart } from '../model/drawing.ts'
import type { Picture } from '../model/picture.ts'
import { IoError } from '../ports/io-error.ts'
import type { Pictures } from '../ports/pictures.ts'
import type { Storage } from '../ports/storage.ts'
import { renderArtwork, renderSocialImage, type SocialImage } from '../render/social-image.ts'

/** Makes a station's pictures smaller, and draws its cards. */
export interface PictureMaker {
  /** The name and version of what does it. */
  readonly maker: string
  /** A JPEG of this width. */
  readonly smaller: (picture: Picture, width: number) => Promise<Uint8Array>
  /** A PNG of a card. */
  readonly card: (card: SocialImage) => Promise<Uint8Array>
}

/** Twice what is shown and no more, so that it can stand inside; pages show the same size (model/picture-sizes.ts). */
const ARTWORK_WIDTH = 600
/** Shows have one each, so that it is on most cards; an episode's own cover is on one. */
const ARTWORKS_KEPT = 8

/** Undefined where nobody can do it: pages then show every picture as it is. */
export async function pictureMaker(
  storage: Storage,
  pictures: Pictures | undefined,
): Promise<PictureMaker | undefined> {
  const maker = await pictures?.maker()
  if (!pictures || maker === undefined) return undefined
  const smaller: PictureMaker['smaller'] = async ({ file }, width) => {
    const bytes = await storage.read(file)
    if (!bytes) throw new IoError('storage', 'read', `${file} cannot be read: it is not there any more.`)
    try {
      return await pictures.smaller(bytes, width)
    } catch (error) {
      if (!(error instanceof IoError)) throw error
      throw new IoError('pictures', 'smaller', `${file}: ${error.message}`, error)
    }
  }
  const artworkOf = artworks(smaller)
  return {
    maker,
    smaller,
    card: async (card) => pictures.drawn(renderSocialImage(card, await artworkOf(card))),
  }
}

/** The artwork of a card; those that were asked for last are not read again. */
function artworks(smaller: PictureMaker['smaller']): (card: SocialImage) => Promise<DrawnPart | undefined> {
  const drawing = new Map<string, Promise<DrawnPart>>()
  const made = async (artwork: Picture) => {
    const bytes = await smaller(artwork, Math.min(ARTWORK_WIDTH, artwork.width))
    return renderArtwork(`data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`)
  }
  return async ({ artwork }) => {
    if (!artwork) return undefined
    const { file } = artwork
    const part = drawing.get(file) ?? made(artwork)
    drawing.delete(file)
    drawing.set(file, part)
    // Marks the promise as handled; the error surfaces where it is awaited, and the next card tries again.
    part.catch(() => drawing.delete(file))
    for (const oldest of drawing.keys()) {
      if (drawing.size <= ARTWORKS_KEPT) break
      drawing.delete(oldest)
    }
    return part
  }
}

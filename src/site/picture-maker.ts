import type { DrawnPart } from '../model/drawing.ts'
import type { Picture } from '../model/picture.ts'
import { IoError } from '../ports/io-error.ts'
import type { Pictures } from '../ports/pictures.ts'
import type { Storage } from '../ports/storage.ts'
import { type QuotePicture, quoteDrawing } from '../render/quote-picture.ts'
import { renderArtwork, renderSocialImage, type SocialImage } from '../render/social-image.ts'

/** Makes smaller versions of a station's pictures, and draws its social images. */
export interface PictureMaker {
  /** The name and version of the program that makes the pictures. */
  readonly maker: string
  /** A JPEG of this width. */
  readonly smaller: (picture: Picture, width: number) => Promise<Uint8Array>
  /** A PNG of a social image. */
  readonly card: (card: SocialImage | QuotePicture) => Promise<Uint8Array>
}

/** Twice the size that is shown, to be embedded in the social image; pages use the same size (model/picture-sizes.ts). */
const ARTWORK_WIDTH = 600
/** The artwork of a show is on most social images, an episode's own cover only on one. */
const ARTWORKS_KEPT = 8

/** Undefined if no program can do it: pages then use every picture as it is. */
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
    card: async (card) =>
      pictures.drawn('colours' in card ? quoteDrawing(card) : renderSocialImage(card, await artworkOf(card))),
  }
}

/** The artwork of a social image, with a cache of the last ones used. */
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

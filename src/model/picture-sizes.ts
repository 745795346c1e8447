import { pictureAddress, pictureSizeAddress } from './address.ts'
import type { Picture } from './picture.ts'

/** One size of a picture, with its address. */
export interface PictureSize {
  readonly address: string
  readonly type: 'image/jpeg' | 'image/png'
  readonly width: number
  readonly height: number
}

/** The widths of smaller sizes, in pixels: for lists on a phone, for its player, for a large screen. */
export const PICTURE_WIDTHS = [300, 600, 1200]

/**
 * The smaller sizes of these pictures, by file. A size whose address is already used, by a picture or by an
 * earlier size, is left out: the producer's files take precedence.
 */
export function smallerSizes(pictures: readonly Picture[]): ReadonlyMap<string, readonly PictureSize[]> {
  const taken = new Set(pictures.map(pictureAddress))
  const sizes = new Map<string, PictureSize[]>()
  for (const picture of pictures) {
    const { file, width, height } = picture
    if (sizes.has(file)) continue
    const own: PictureSize[] = []
    for (const narrow of PICTURE_WIDTHS.filter((one) => one < width)) {
      const address = pictureSizeAddress(picture, narrow)
      if (taken.has(address)) continue
      taken.add(address)
      const low = Math.max(1, Math.round((height * narrow) / width))
      own.push({ address, type: 'image/jpeg', width: narrow, height: low })
    }
    sizes.set(file, own)
  }
  return sizes
}

/** The part of a site view that `sizesOf` needs. */
interface Sized {
  readonly pictureSizes?: Pick<ReadonlyMap<string, readonly PictureSize[]>, 'get'>
}

/** All sizes of a picture, the narrowest first and the picture itself last. */
export function sizesOf({ pictureSizes }: Sized, picture: Picture): readonly PictureSize[] {
  const { file, type, width, height } = picture
  const whole = { address: pictureAddress(picture), type, width, height }
  return [...(pictureSizes?.get(file) ?? []), whole]
}

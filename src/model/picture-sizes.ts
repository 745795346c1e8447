import { pictureAddress, pictureSizeAddress } from './address.ts'
import type { Picture } from './picture.ts'

/** A picture as it can be had from one address. */
export interface PictureSize {
  readonly address: string
  readonly type: 'image/jpeg' | 'image/png'
  readonly width: number
  readonly height: number
}

/** Smaller sizes, in pixels: for lists on a phone, for its player, for a large screen. */
export const PICTURE_WIDTHS = [300, 600, 1200]

/**
 * The smaller sizes that can be made of these pictures, by file. An address that is taken, by a picture
 * itself or by the size of one before, makes none: what a producer put there counts.
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

/** What `sizesOf` looks a picture up in. */
interface Sized {
  readonly pictureSizes?: Pick<ReadonlyMap<string, readonly PictureSize[]>, 'get'>
}

/** Every size of a picture that a build holds, the narrowest first and the picture itself last. */
export function sizesOf({ pictureSizes }: Sized, picture: Picture): readonly PictureSize[] {
  const { file, type, width, height } = picture
  const whole = { address: pictureAddress(picture), type, width, height }
  return [...(pictureSizes?.get(file) ?? []), whole]
}

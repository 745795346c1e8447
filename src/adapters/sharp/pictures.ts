// The only door of sharp, an optional package. Its surprises: without toColourspace a picture for print
// stays in the colours of print; without flatten transparent parts turn black; a file that was cut is
// filled up with grey unless `failOn` says otherwise; bytes differ between versions of sharp.
import type Sharp from 'sharp'
import { Outage } from '../../ports/outage.ts'
import type { Pictures } from '../../ports/pictures.ts'

type Load = () => Promise<{ readonly default: typeof Sharp }>

/** Makes pictures smaller with sharp, which is loaded when it is first wanted, if it is installed. */
export function sharpPictures(load: Load = () => import('sharp')): Pictures {
  let loading: Promise<typeof Sharp | undefined> | undefined
  const sharp = () => {
    loading ??= load().then(
      (module) => module.default,
      () => undefined,
    )
    return loading
  }
  return {
    maker: async () => {
      const versions = (await sharp())?.versions
      return versions && `sharp ${versions.sharp}, vips ${versions.vips}, quality ${QUALITY}`
    },
    smaller: async (picture, width) => {
      const make = await sharp()
      if (!make) {
        const how = 'Pictures are made smaller with sharp, which is not installed: npm install sharp'
        throw new Outage('pictures', 'smaller', how)
      }
      try {
        return await make(picture, { failOn: 'error', limitInputPixels: PIXELS_MOST })
          .resize({ width })
          .flatten({ background: '#ffffff' })
          .toColourspace('srgb')
          .jpeg({ quality: QUALITY, mozjpeg: true })
          .toBuffer()
      } catch (error) {
        const why = (error as Error).message.split('\n')[0]?.replace(/\.$/, '')
        throw new Outage('pictures', 'smaller', `A picture cannot be made smaller: ${why}.`, error)
      }
    },
  }
}

/** Ten times the largest artwork: what is larger is meant to eat memory. */
const PIXELS_MOST = 90_000_000
/** Above this, bytes grow and nobody sees why. */
const QUALITY = 82

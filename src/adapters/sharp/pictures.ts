// The only door of sharp, an optional package. Its surprises: without toColourspace a picture for print
// stays in the colours of print; without flatten transparent parts turn black; a file that was cut is
// filled up with grey unless `failOn` says otherwise; bytes differ between versions of sharp, and those of a
// drawing between computers, by their fonts: a sign that no font has is drawn as a box.
import type Sharp from 'sharp'
import { Outage } from '../../ports/outage.ts'
import type { Pictures } from '../../ports/pictures.ts'

type Load = () => Promise<{ readonly default: typeof Sharp }>

/** Makes pictures smaller with sharp, which is loaded when it is first wanted, if it is installed. */
export function sharpPictures(load: Load = () => import('sharp')): Pictures {
  let loading: Promise<typeof Sharp | undefined> | undefined
  const sharp = () => {
    loading ??= load().then(
      ({ default: make }) => {
        // Each of its threads keeps what it took from the system; pictures come one after the other anyway.
        make.concurrency(1)
        make.cache(false)
        return make
      },
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
      if (!make) throw missing('smaller')
      try {
        return await make(picture, { failOn: 'error', limitInputPixels: PIXELS_MOST })
          .resize({ width })
          .flatten({ background: '#ffffff' })
          .toColourspace('srgb')
          .jpeg({ quality: QUALITY, mozjpeg: true })
          .toBuffer()
      } catch (error) {
        throw new Outage('pictures', 'smaller', `A picture cannot be made smaller: ${reason(error)}.`, error)
      }
    },
    drawn: async (drawing) => {
      const make = await sharp()
      if (!make) throw missing('drawn')
      try {
        // Anything else that sharp reads is no drawing of ours.
        if (!drawing.startsWith('<svg ')) throw new Error('it is no drawing')
        return await make(Buffer.from(drawing), { limitInputPixels: PIXELS_MOST })
          .flatten({ background: '#ffffff' })
          .png({ compressionLevel: 6 })
          .toBuffer()
      } catch (error) {
        throw new Outage(
          'pictures',
          'drawn',
          `A drawing cannot be made into a picture: ${reason(error)}.`,
          error,
        )
      }
    },
  }
}

function missing(what: 'smaller' | 'drawn'): Outage {
  const how = 'Pictures are made smaller with sharp, which is not installed: npm install sharp'
  return new Outage('pictures', what, how)
}

function reason(error: unknown): string {
  return (error as Error).message.split('\n')[0]?.replace(/\.$/, '') ?? ''
}

/** Ten times the largest artwork: what is larger is meant to eat memory. */
const PIXELS_MOST = 90_000_000
/** Above this, bytes grow and nobody sees why. */
const QUALITY = 82

// The only import of sharp, an optional package. Its surprises: without toColourspace, a CMYK picture stays
// CMYK; without flatten, transparent parts turn black; a truncated file is filled with grey unless `failOn`
// forbids it; bytes differ between versions of sharp, and those of a drawing between computers, by their
// fonts: a character that no font has is drawn as a box.
import { createRequire } from 'node:module'
import type Sharp from 'sharp'
import type { Drawing, DrawnPart } from '../../model/drawing.ts'
import { IoError } from '../../ports/io-error.ts'
import type { Pictures } from '../../ports/pictures.ts'
import { installedVersions, type Versions } from './installed-version.ts'

/** How sharp is loaded. */
interface Source {
  readonly load: () => Promise<{ readonly default: typeof Sharp }>
  /** Its versions without loading all of it; undefined if they are unknown. */
  readonly versions: () => Versions | undefined
}

const INSTALLED: Source = {
  // `require` takes half the time of `import` for its CommonJS files.
  load: async () => ({ default: createRequire(import.meta.url)('sharp') as typeof Sharp }),
  versions: installedVersions,
}

/** Scales pictures and renders drawings with sharp, which is loaded on first use, if it is installed. */
export function sharpPictures({ load, versions }: Source = INSTALLED): Pictures {
  const grounds: Ground[] = []
  const groundOf = async (make: typeof Sharp, drawing: Drawing): Promise<Buffer> => {
    const known = grounds.findIndex((one) => isGroundOf(one, drawing))
    const [ground = { drawing, paper: paperOf(make, drawing) }] = known < 0 ? [] : grounds.splice(known, 1)
    grounds.splice(0, grounds.length, ground, ...grounds.slice(0, GROUNDS_KEPT - 1))
    return await ground.paper
  }
  let maker: Promise<string | undefined> | undefined
  let loading: Promise<typeof Sharp | undefined> | undefined
  const sharp = () => {
    loading ??= load().then(
      ({ default: make }) => {
        // Each thread of libvips retains its memory; pictures are made one after the other anyway.
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
      maker ??= (async () => {
        const known = versions() ?? (await sharp())?.versions
        return known && `sharp ${known.sharp}, vips ${known.vips}, quality ${QUALITY}, drawn in parts`
      })()
      return await maker
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
        throw new IoError('pictures', 'smaller', `A picture cannot be made smaller: ${reason(error)}.`, error)
      }
    },
    drawn: async (drawing) => {
      const { width, height, parts } = drawing
      const make = await sharp()
      if (!make) throw missing('drawn')
      try {
        const paper = Buffer.from(await groundOf(make, drawing))
        for (const part of parts) composite({ paper, width }, part, await inkOf(make, part))
        return await make(paper, { raw: { width, height, channels: 3 } })
          .png({ compressionLevel: COMPRESSION })
          .toBuffer()
      } catch (error) {
        throw new IoError(
          'pictures',
          'drawn',
          `A drawing cannot be made into a picture: ${reason(error)}.`,
          error,
        )
      }
    },
  }
}

/** A rendered part: red, green, blue and alpha of every pixel. */
interface Ink {
  readonly data: Buffer
  readonly info: { readonly width: number; readonly height: number }
}

/** The rendered ground of a drawing, cached. */
interface Ground {
  readonly drawing: Drawing
  readonly paper: Promise<Buffer>
}

function isGroundOf({ drawing }: Ground, other: Drawing): boolean {
  const { width, height, ground } = other
  if (drawing.width !== width || drawing.height !== height || drawing.ground.length !== ground.length)
    return false
  return drawing.ground.every(({ svg, left, top }, index) => {
    const beside = ground[index]
    return beside?.left === left && beside.top === top && beside.svg === svg
  })
}

/** Renders the ground on white: red, green and blue of every pixel. */
async function paperOf(make: typeof Sharp, { width, height, ground }: Drawing): Promise<Buffer> {
  const paper = Buffer.alloc(width * height * 3, 255)
  for (const part of ground) composite({ paper, width }, part, await inkOf(make, part))
  return paper
}

async function inkOf(make: typeof Sharp, { svg }: DrawnPart): Promise<Ink> {
  // No other format that sharp can read must get here.
  if (!svg.startsWith('<svg ')) throw new Error('it is no drawing')
  return await make(Buffer.from(svg), { limitInputPixels: PIXELS_MOST })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
}

/** Done by hand: sharp would process the whole picture again for each part. */
function composite(
  on: { readonly paper: Buffer; readonly width: number },
  { left, top }: DrawnPart,
  ink: Ink,
) {
  const { data, info } = ink
  const { paper } = on
  const isWithin = left >= 0 && top >= 0 && left + info.width <= on.width
  if (!isWithin || (top + info.height) * on.width * 3 > paper.length) {
    throw new Error('a part reaches beyond it')
  }
  const pixels = new Uint32Array(data.buffer, data.byteOffset, info.width * info.height)
  for (let y = 0, at = 0; y < info.height; y++) {
    const row = ((top + y) * on.width + left) * 3
    for (let x = 0; x < info.width; x++, at++) {
      // Nearly all pixels of a part are transparent, which is found quickest with one number.
      if (pixels[at] === 0) continue
      const opaque = data[at * 4 + 3] as number
      for (let band = 0, to = row + x * 3; band < 3; band++, to++) {
        const under = paper[to] as number
        paper[to] = Math.round(under + (((data[at * 4 + band] as number) - under) * opaque) / 255)
      }
    }
  }
}

function missing(what: 'smaller' | 'drawn'): IoError {
  const how = 'Pictures are made smaller with sharp, which is not installed: npm install sharp'
  return new IoError('pictures', what, how)
}

function reason(error: unknown): string {
  return (error as Error).message.split('\n')[0]?.replace(/\.$/, '') ?? ''
}

/** Ten times the largest artwork: a larger picture is meant to exhaust memory. */
const PIXELS_MOST = 90_000_000
/** Above this, files grow without a visible difference. */
const QUALITY = 82
/** Above this, a drawing is hardly smaller and takes twice as long to compress. */
const COMPRESSION = 3
/** Cached grounds, of some megabytes each; few stations have more shows. */
const GROUNDS_KEPT = 6

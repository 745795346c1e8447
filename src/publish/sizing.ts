import type { Drawing } from '../model/drawing.ts'
import type { Picture } from '../model/picture.ts'
import { Outage } from '../ports/outage.ts'
import type { Workshop } from './examine.ts'

/** Makes pictures of the station smaller, and drawings into pictures. */
export interface Sizing {
  /** The name and version of what does it. */
  readonly maker: string
  /** A JPEG of this width. */
  readonly smaller: (picture: Picture, width: number) => Promise<Uint8Array>
  /** A PNG of a drawing. */
  readonly drawn: (drawing: Drawing) => Promise<Uint8Array>
}

/** Undefined where nobody can do it: pages then show every picture as it is. */
export async function sizingOf({ storage, pictures }: Workshop): Promise<Sizing | undefined> {
  const maker = await pictures?.maker()
  if (!pictures || maker === undefined) return undefined
  return {
    maker,
    drawn: (drawing) => pictures.drawn(drawing),
    smaller: async ({ file }, width) => {
      const bytes = await storage.read(file)
      if (!bytes) throw new Outage('storage', 'read', `${file} cannot be read: it is not there any more.`)
      try {
        return await pictures.smaller(bytes, width)
      } catch (error) {
        if (!(error instanceof Outage)) throw error
        throw new Outage('pictures', 'smaller', `${file}: ${error.message}`, error)
      }
    },
  }
}

import type { Drawing } from '../model/drawing.ts'

/** Scales pictures, and renders drawings. Every adapter passes test/ports/pictures.contract.ts. */
export interface Pictures {
  /** The name and version of the library on which the bytes depend; undefined if it is not installed. */
  maker(): Promise<string | undefined>
  /**
   * Returns the picture as a JPEG in sRGB of this width, in proportion, with transparent parts white. The
   * same input gives the same bytes. Throws an `IoError` for bytes that are no complete picture.
   */
  smaller(picture: Uint8Array, width: number): Promise<Uint8Array>
  /**
   * Renders a drawing as a PNG of its width and height, with the fonts of this computer: another computer may
   * give other bytes. Throws an `IoError` for what is no drawing.
   */
  drawn(drawing: Drawing): Promise<Uint8Array>
}

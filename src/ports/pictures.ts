import type { Drawing } from '../model/drawing.ts'

/** Makes pictures smaller, and drawings into pictures. Every adapter passes test/ports/pictures.contract.ts. */
export interface Pictures {
  /** The name and version of what does it, which its bytes depend on; undefined where it is not installed. */
  maker(): Promise<string | undefined>
  /**
   * The picture as a JPEG in sRGB of this width, its sides in proportion, transparent parts white. The
   * same input gives the same bytes. Bytes that are no whole picture are an `IoError`.
   */
  smaller(picture: Uint8Array, width: number): Promise<Uint8Array>
  /**
   * A drawing as a PNG of its width and height, in the fonts of this computer: elsewhere the same drawing can
   * give other bytes. What is no drawing is an `IoError`.
   */
  drawn(drawing: Drawing): Promise<Uint8Array>
}

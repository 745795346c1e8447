/** A picture to be drawn on white; later parts cover earlier ones. Sizes and positions are in whole pixels. */
export interface Drawing {
  readonly width: number
  readonly height: number
  /** The lowest parts, which many drawings share, so that they are cached once drawn. */
  readonly ground: readonly DrawnPart[]
  readonly parts: readonly DrawnPart[]
}

/** One part of a drawing, with the position of its upper left corner. It must not extend beyond the drawing. */
export interface DrawnPart {
  /** SVG, with its own width and height; transparent where the part shows nothing. */
  readonly svg: string
  readonly left: number
  readonly top: number
}

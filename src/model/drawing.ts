/** A picture to be drawn: its parts on white, the later ones on top. Sizes and places are whole pixels. */
export interface Drawing {
  readonly width: number
  readonly height: number
  /** What it begins with and many drawings have alike, so that it is worth keeping once it is drawn. */
  readonly ground: readonly DrawnPart[]
  readonly parts: readonly DrawnPart[]
}

/** One part of a drawing, where its upper left corner stands. It does not reach beyond the drawing. */
export interface DrawnPart {
  /** SVG, with its own width and height; transparent where the part shows nothing. */
  readonly svg: string
  readonly left: number
  readonly top: number
}

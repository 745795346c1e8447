/** Adds the colour of each severity; the identity function without colours. */
export interface Paint {
  readonly error: (text: string) => string
  readonly warning: (text: string) => string
  readonly info: (text: string) => string
  readonly faint: (text: string) => string
}

const same = (text: string) => text
export const NO_PAINT: Paint = { error: same, warning: same, info: same, faint: same }

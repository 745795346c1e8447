/** A file under the station's templates/ that the look of its pages needs. */
export interface ThemeFile {
  /** Its path under templates/. */
  readonly file: string
  readonly type: string
  /** Its name among the assets, which another content changes: `logo-1a2b3c4d.svg`. */
  readonly asset: string
}

/** What stands in the place of the station's name. */
export interface Logo extends ThemeFile {
  /** Pixels, or what an SVG has in their place. */
  readonly width: number
  readonly height: number
}

/** A font file, WOFF2. */
export interface Font extends ThemeFile {
  /** As `font-body` and `font-label` name it. */
  readonly family: string
  /** `400`, or of a variable font `200 900`. */
  readonly weight?: string
  readonly style?: 'italic'
}

/** The files of a theme. */
export interface ThemeFiles {
  readonly logo?: Logo
  /** The same for dark screens. */
  readonly darkLogo?: Logo
  readonly favicon?: ThemeFile
  readonly fonts?: readonly Font[]
}

/** All of them. */
export function themeFilesOf({ logo, darkLogo, favicon, fonts = [] }: ThemeFiles): readonly ThemeFile[] {
  return [logo, darkLogo, favicon, ...fonts].filter((one) => one !== undefined)
}

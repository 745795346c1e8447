/** The kind of file, which is the first word of every diagnostic code about it. */
export type QuoteStyle = 'station' | 'people' | 'feed' | 'episode' | 'page'

/** The text of a YAML file, or of a part of a file that begins at `firstLine`. */
export interface YamlText {
  readonly voice: QuoteStyle
  readonly file: string
  readonly text: string
  readonly firstLine?: number
}

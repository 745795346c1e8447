/** Whose file it is: the first word of every code about it. */
export type QuoteStyle = 'station' | 'people' | 'feed' | 'episode' | 'page'

/** YAML as it stands in a file, or in a part of one that begins below its first line. */
export interface YamlText {
  readonly voice: QuoteStyle
  readonly file: string
  readonly text: string
  readonly firstLine?: number
}

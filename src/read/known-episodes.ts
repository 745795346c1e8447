import type { Episode } from '../model/episode.ts'
import type { ReadEpisode } from './episode.ts'
import type { YamlText } from './yaml/source.ts'

/** What one program knows of the folders of episodes/ from one reading to the next. */
export interface KnownEpisodes {
  readonly bySlug: Map<string, KnownEpisode>
  /** Slugs at which something changed since the last reading; undefined where that is not known of all. */
  changed: ReadonlySet<string> | undefined
  /** The same for all of them, so that an episode holds on to nothing of the reading that it comes from. */
  textsOf?: TextsOf
}

/** A folder as it was read last. */
export interface KnownEpisode {
  /** What it was read with. */
  readonly setting: string
  /** How it looked; absent where that cannot be relied on. */
  readonly mark?: string
  /** Whether who watches it sees everything that its reading looked at. */
  readonly isSeen: boolean
  readonly read: ReadEpisode
  readonly yaml: () => YamlText | undefined
}

/** Fetches the texts of an episode that is kept. */
export type TextsOf = (name: string) => Texts

/** What is long in an episode, and seldom looked at. */
export interface Texts extends Pick<Episode, 'notes' | 'transcripts'> {
  readonly yaml?: YamlText
}

import { type Episode, translationsOf } from './episode.ts'

/** What is known of an episode without looking into its texts. */
export interface Essence {
  /** Of everything in it: the same for the same episode, whenever and wherever it was read. */
  readonly digest: string
  /** Of everything but its notes and transcripts. */
  readonly surface: string
  /** Ids of those who speak in its transcripts. */
  readonly speakers: readonly string[]
  /** Languages of the translations in which something is said. */
  readonly translations: readonly string[]
}

/** The essence of an episode; undefined for one that was not kept. */
export function essenceOf(episode: Episode): Essence | undefined {
  return ESSENCES.get(episode)
}

/** The languages into which an episode is translated, where something is said in them. */
export function translationLanguages(episode: Episode): readonly string[] {
  return essenceOf(episode)?.translations ?? translationsOf(episode).map(({ language }) => language)
}

/** Notes the essence of an episode. */
export function withEssence(episode: Episode, essence: Essence): Episode {
  ESSENCES.set(episode, essence)
  return episode
}

const ESSENCES = new WeakMap<Episode, Essence>()

import type { Episode } from './episode.ts'

/** Digests of an episode’s parts (model/header.ts): the same for the same part, whenever and wherever it was read. */
export interface Essence {
  readonly header: string
  readonly details: string
  readonly texts: string
  /** The name under which all of it is kept. */
  readonly record?: string
}

/** The essence of an episode; undefined for one that was not kept. */
export function essenceOf(episode: object): Essence | undefined {
  return ESSENCES.get(episode)
}

/** Notes the essence of an episode. */
export function withEssence(episode: Episode, essence: Essence): Episode {
  ESSENCES.set(episode, essence)
  return episode
}

const ESSENCES = new WeakMap<object, Essence>()

import type { Episode } from './episode.ts'

/** Digests of an episode’s parts (model/header.ts): the same for the same part, whenever and wherever it was read. */
export interface EpisodeDigests {
  readonly header: string
  readonly details: string
  readonly texts: string
  /** The name under which all of it is kept. */
  readonly record?: string
}

/** The digests of an episode; undefined for one that was not kept. */
export function digestsOfEpisode(episode: object): EpisodeDigests | undefined {
  return DIGESTS.get(episode)
}

/** Notes the digests of an episode. */
export function withDigests(episode: Episode, digests: EpisodeDigests): Episode {
  DIGESTS.set(episode, digests)
  return episode
}

const DIGESTS = new WeakMap<object, EpisodeDigests>()

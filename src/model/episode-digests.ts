import type { Episode } from './episode.ts'

/** Digests of an episode's parts (model/episode-parts.ts): equal for equal parts, in any process. */
export interface EpisodeDigests {
  readonly header: string
  readonly details: string
  readonly texts: string
  /** The name of the episode's cache entry. */
  readonly record?: string
}

/** The digests of an episode; undefined if it was not cached. */
export function digestsOfEpisode(episode: object): EpisodeDigests | undefined {
  return DIGESTS.get(episode)
}

/** Records the digests of an episode. */
export function withDigests(episode: Episode, digests: EpisodeDigests): Episode {
  DIGESTS.set(episode, digests)
  return episode
}

const DIGESTS = new WeakMap<object, EpisodeDigests>()

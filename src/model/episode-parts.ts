import type { Episode } from './episode.ts'

/** The properties of an episode that lists, feeds and other episodes' pages use. */
export const EPISODE_HEADER_KEYS = [
  'slug',
  'guid',
  'title',
  'feeds',
  'status',
  'date',
  'day',
  'undated',
  'sortAs',
  'language',
  'translated',
  'summary',
  'kind',
  'season',
  'episode',
  'explicit',
  'credits',
  'thanks',
  'tags',
  'corrections',
  'recording',
  'cover',
  'coverAlt',
] as const satisfies readonly (keyof Episode)[]

/** The long texts of an episode. */
export const TEXT_KEYS = ['notes', 'transcripts'] as const satisfies readonly (keyof Episode)[]

/** All other properties, which only the episode's own pages and files use. */
export const DETAIL_KEYS = [
  'announce',
  'display',
  'link',
  'author',
  'formerly',
  'coverUrl',
  'transcriptLinks',
  'chaptersUrl',
  'extra',
  'categories',
  'takeaways',
  'license',
  'locations',
  'chapters',
  'photos',
  'posts',
  'waveform',
  'loudness',
  'alternatives',
  'soundbites',
  'quotes',
  'contentLinks',
  'block',
  'funding',
  'values',
  'social',
  'txt',
  'images',
  'chat',
] as const satisfies readonly (keyof Episode)[]

export type EpisodeHeader = Pick<Episode, (typeof EPISODE_HEADER_KEYS)[number]>
export type EpisodeTexts = Pick<Episode, (typeof TEXT_KEYS)[number]>
export type EpisodeDetails = Pick<Episode, (typeof DETAIL_KEYS)[number]>

/** A copy of an object with only these properties, to be serialized or compared. */
export function only<K extends keyof Episode>(
  episode: Pick<Episode, K>,
  keys: readonly K[],
): Pick<Episode, K> {
  return Object.fromEntries(
    keys.flatMap((key) => (episode[key] === undefined ? [] : [[key, episode[key]]])),
  ) as unknown as Pick<Episode, K>
}

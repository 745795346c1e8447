import type { Episode } from '../model/episode.ts'
import { digestsOfEpisode, withDigests } from '../model/episode-digests.ts'
import { sha256Of } from '../ports/digest.ts'

/**
 * A copy of the episode with another recording or cover; `mark` distinguishes these files in its header
 * digest. Its texts are still loaded lazily.
 */
export function withReplacedParts(
  episode: Episode,
  other: Partial<Pick<Episode, 'recording' | 'cover' | 'title'>>,
  mark: string,
): Episode {
  const changed = Object.defineProperties({} as Episode, {
    ...Object.getOwnPropertyDescriptors(episode),
    ...Object.fromEntries(Object.entries(other).map(([key, value]) => [key, { value, enumerable: true }])),
  })
  const digests = digestsOfEpisode(episode)
  if (!digests) return changed
  const header = sha256Of(`${digests.header} with ${mark}`, 'base64url').slice(0, 24)
  const { record: _, ...rest } = digests
  return withDigests(changed, { ...rest, header })
}

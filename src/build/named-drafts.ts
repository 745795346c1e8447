import type { Station } from '../model/station.ts'
import { withReplacedParts } from './episode-with-files.ts'

/** A station whose drafts all have a title: where none is written yet, pages call them by their folder. */
export function namedDrafts(station: Station): Station {
  const episodes = station.episodes.map((episode) =>
    episode.title === '' ? withReplacedParts(episode, { title: episode.slug }, 'its folder’s name') : episode,
  )
  return { ...station, episodes }
}

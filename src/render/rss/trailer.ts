import { recordingUrl } from '../../model/address.ts'
import { type Episode, newestFirst } from '../../model/episode.ts'
import type { SiteView } from '../../model/site-view.ts'
import { type Element, element, shortened } from './element.ts'
import { PODCAST_TEXT } from './rights.ts'

/**
 * podcast:trailer for the newest trailer of the show and of each season. A trailer with an episode number is
 * a teaser of that episode (APPLE-32), and left out.
 */
export function trailerElements(siteView: SiteView, episodes: readonly Episode[]): Element[] {
  const newest = new Map<number | undefined, Episode>()
  for (const one of [...episodes].sort(newestFirst)) {
    if (one.kind !== 'trailer' || one.episode !== undefined || newest.has(one.season)) continue
    newest.set(one.season, one)
  }
  return [...newest.values()].flatMap(({ slug, title, date, season, recording }) => {
    if (!date || !recording) return []
    const attributes = {
      url: recordingUrl(siteView.url, slug, recording),
      pubdate: date.toUTCString(),
      length: String(recording.bytes),
      type: recording.type,
      season: season?.toString(),
    }
    return [element('podcast:trailer', shortened(title, PODCAST_TEXT) || slug, attributes)]
  })
}

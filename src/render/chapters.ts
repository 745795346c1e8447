import { episodeAddress } from '../model/address.ts'
import { timedChapters } from '../model/chapters.ts'
import type { Episode } from '../model/episode.ts'
import type { SiteView } from '../model/site-view.ts'
import { webUrl } from './web-url.ts'
import { xmlLine } from './xml-text.ts'

/** Renders the chapters of an episode as JSON, version 1.2.0 of the podcast namespace (CHAP-1 to CHAP-5). */
export function renderChapters(siteView: SiteView, episode: Episode): string {
  const base = siteView.url + episodeAddress(episode.slug)
  const chapters = timedChapters(episode).map(({ start, title, url, image }) => ({
    startTime: Math.round(start * 1000) / 1000,
    title: xmlLine(title),
    url: webUrl(url, base),
    img: webUrl(image, base),
  }))
  const podcastName = siteView.feeds.find((feed) => episode.feeds.includes(feed.id))?.title
  const file = { version: '1.2.0', title: xmlLine(episode.title), podcastName, chapters }
  // JSON.stringify omits undefined properties.
  return `${JSON.stringify(file, undefined, 1)}\n`
}

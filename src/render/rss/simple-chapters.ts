import { episodeAddress } from '../../model/address.ts'
import { timedChapters } from '../../model/chapters.ts'
import { longClock } from '../../model/clock-time.ts'
import type { Episode } from '../../model/episode.ts'
import type { SiteView } from '../../model/site-view.ts'
import { webUrl } from '../web-url.ts'
import { xmlLine } from '../xml-text.ts'
import { type Element, emptyElement } from './element.ts'

/** The chapters of an episode in its item (PSC-01 to PSC-05): https://podlove.org/simple-chapters/ */
export function simpleChapterElements(siteView: SiteView, episode: Episode): Element[] {
  const chapters = timedChapters(episode)
  if (chapters.length === 0) return []
  const base = siteView.url + episodeAddress(episode.slug)
  const elements = chapters.map(({ start, title, url, image }) =>
    emptyElement('psc:chapter', {
      start: longClock(start),
      // The title is required (PSC-04), but an empty attribute would be left out.
      title: xmlLine(title) || longClock(start),
      href: webUrl(url, base),
      image: webUrl(image, base),
    }),
  )
  return [{ 'psc:chapters': [{ _attr: { version: '1.2' } }, ...elements] }]
}

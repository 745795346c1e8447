import { episodeAddress } from '../../model/address.ts'
import { timedChapters } from '../../model/chapters.ts'
import type { Episode } from '../../model/episode.ts'
import type { OnAir } from '../../model/on-air.ts'
import { webUrl } from '../web-url.ts'
import { xmlLine } from '../xml-text.ts'
import { type Element, emptyElement } from './element.ts'

/** The chapters of an episode within its item (PSC-01 to PSC-05): https://podlove.org/simple-chapters/ */
export function simpleChapterElements(onAir: OnAir, episode: Episode): Element[] {
  const chapters = timedChapters(episode)
  if (chapters.length === 0) return []
  const base = onAir.url + episodeAddress(episode.slug)
  const elements = chapters.map(({ start, title, url, image }) =>
    emptyElement('psc:chapter', {
      start: normalPlayTime(start),
      // It has to be there (PSC-04), and an attribute without a value is left out.
      title: xmlLine(title) || normalPlayTime(start),
      href: webUrl(url, base),
      image: webUrl(image, base),
    }),
  )
  return [{ 'psc:chapters': [{ _attr: { version: '1.2' } }, ...elements] }]
}

/** `00:03:12`, with thousandths where there are any. */
function normalPlayTime(start: number): string {
  const thousandths = Math.round(start * 1000)
  const seconds = Math.floor(thousandths / 1000)
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
  const rest = thousandths % 1000
  return rest === 0 ? clock : `${clock}.${String(rest).padStart(3, '0')}`
}

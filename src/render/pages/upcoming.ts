import { episodeAddress } from '../../model/address.ts'
import type { Feed } from '../../model/feed.ts'
import { filled } from '../interface-words.ts'
import { momentInZone, zoneOf } from '../upcoming.ts'
import { formatZone } from './format.ts'
import { feedsOf } from './listing.ts'
import type { PageContext } from './page-context.ts'

/** Of what is announced, listeners are told the next ones. A preview shows its producer everything. */
const MOST_ANNOUNCED = 5

/** Episodes that are not public, as a page lists them; of one show, or of all. Null where there are none. */
export function upcomingView(frame: PageContext, feed?: Feed) {
  const { siteView, words, language, link, foreign } = frame
  const all = (siteView.upcoming ?? []).filter(({ feeds }) => !feed || feeds.includes(feed.id))
  const isPreview = isPreviewIn(frame)
  const some = isPreview ? all : all.slice(0, MOST_ANNOUNCED)
  if (some.length === 0) return null
  const told = words.all.upcoming
  return {
    title: isPreview ? told.notPublic : told.title,
    zone: some.some(({ date }) => date)
      ? filled(words.all.schedule.zone, { zone: formatZone(zoneOf(siteView), language) })
      : null,
    episodes: some.map((one) => ({
      title: one.title,
      lang: foreign(one.language),
      href: one.slug === undefined ? null : link(episodeAddress(one.slug)),
      mark: isPreview ? told[one.status] : null,
      feeds: feedsOf(frame, one).map(({ title, language }) => ({ title, lang: foreign(language) })),
      date: one.date ? momentInZone(siteView, one.date, language) : null,
    })),
  }
}

/** Whether the site shows what is not public, so that a page that lists it is not for search engines. */
export function isPreviewIn({ siteView }: PageContext): boolean {
  return (siteView.upcoming ?? []).some(({ slug }) => slug !== undefined)
}

import type { SiteView } from '../model/site-view.ts'
import { filled, messagesIn } from './interface-words.ts'
import { formatMoment } from './pages/format.ts'

/** What a preview says at the head of an episode that is not public, in a language; undefined for one that is. */
export function previewNotice(siteView: SiteView, slug: string, inLanguage: string): string | undefined {
  const one = siteView.previewOf?.(slug)
  if (!one) return undefined
  const { language, words } = messagesIn(siteView, inLanguage)
  if (one.status === 'draft' || !one.date) return words.upcoming.isDraft
  const when = momentInZone(siteView, one.date, language).words
  return filled(words.upcoming.isScheduled, { when })
}

/** A moment as clocks at the station show it, in a language. */
export function momentInZone(siteView: SiteView, moment: Date, inLanguage: string) {
  const { words } = messagesIn(siteView, inLanguage)
  const { iso, date, time } = formatMoment(moment, zoneOf(siteView), inLanguage)
  return { iso, words: filled(words.upcoming.when, { date, time }) }
}

/** The zone of the station's clocks. */
export function zoneOf({ station }: SiteView): string {
  return station.timezone ?? 'UTC'
}

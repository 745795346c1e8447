import { ownPageAddress, showAddressIn } from '../../model/address.ts'
import { type OwnPage, SCHEDULE_PAGE } from '../../model/own-page.ts'
import type { Broadcast } from '../../model/schedule.ts'
import { filled } from '../interface-words.ts'
import { renderMarkdown } from '../markdown.ts'
import { html } from '../template.ts'
import { formatWeekday, formatZone } from './format.ts'
import { grouped } from './group-by-year.ts'
import { type PageContext, renderPage } from './page-context.ts'

/** A page of the station's own; the schedule stands on the one of that name, which needs no words. */
export function renderOwnPage(frame: PageContext, name: string, own: OwnPage | undefined): string {
  const { siteView, words, address } = frame
  const { title = words.all.schedule.title, description, hidden, text = '' } = own ?? {}
  const links = { base: siteView.url + ownPageAddress(name), site: siteView.url, from: address }
  const { schedule, timezone } = siteView.station
  const isSchedule = name === SCHEDULE_PAGE && schedule !== undefined && timezone !== undefined
  const head = {
    title,
    ...(description !== undefined && { description }),
    ...(own === undefined && { description: words.all.schedule.intro }),
    ...(hidden === true && { hidden }),
    ...(isSchedule && { scripts: ['schedule.js'] }),
  }
  return renderPage(frame, 'page', head, {
    name,
    title,
    text_html: html(renderMarkdown(text, { ...links, backLabel: words.all.content.backToText })),
    schedule: isSchedule ? scheduleView(frame, schedule, timezone) : null,
  })
}

function scheduleView(frame: PageContext, schedule: readonly Broadcast[], timezone: string) {
  const { language, words } = frame
  return {
    timezone,
    zone: filled(words.all.schedule.zone, { zone: formatZone(timezone, language) }),
    yours: words.all.schedule.yours,
    days: grouped(schedule, ({ day }) => String(day)).map((some) => ({
      number: some[0].day,
      name: formatWeekday(some[0].day, language),
      broadcasts: some.map((one) => broadcastView(frame, one)),
    })),
  }
}

function broadcastView({ siteView, link, foreign }: PageContext, one: Broadcast) {
  const { time, until = null, show, title, note = null } = one
  const feed = siteView.feeds.find(({ id }) => id === show)
  return {
    time,
    until,
    title: title ?? feed?.title ?? '',
    lang: foreign(title === undefined && feed ? feed.language : siteView.station.language),
    station_lang: foreign(siteView.station.language),
    href: feed ? link(showAddressIn(siteView.station, feed.id)) : null,
    note,
  }
}

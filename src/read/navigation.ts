import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import { ownPageAddress, showAddressIn } from '../model/address.ts'
import type { Feed } from '../model/feed.ts'
import {
  type Footer,
  type OwnPage,
  SCHEDULE_PAGE,
  type SiteLink,
  STANDARD_PAGES,
  type StandardPage,
} from '../model/own-page.ts'
import type { Broadcast } from '../model/schedule.ts'
import type { SourceMap } from './files.ts'
import type { ReadPages } from './own-pages.ts'
import type { WrittenLinks } from './schemas/navigation.ts'
import { scheduleOf } from './schemas/schedule.ts'
import type { StationFields } from './schemas/station.ts'

/** The targets of links. */
interface NavigationContext {
  readonly own: ReadPages
  readonly feeds: readonly Feed[]
  /** Ids of all feeds, readable or not. */
  readonly ids: ReadonlySet<string>
  readonly book: SourceMap
}

/** The navigation, the footer and the schedule, with the pages and shows that they refer to. */
export interface SiteParts {
  readonly home?: string
  readonly navigation?: readonly SiteLink[]
  readonly footer?: Footer
  readonly schedule?: readonly Broadcast[]
}

const FILE = 'station.yaml'

/** Resolves the pages and shows that station.yaml refers to, and reports unknown ones. */
export function readSiteParts(
  { home, navigation, footer, schedule, timezone }: StationFields,
  around: NavigationContext,
): { readonly value: SiteParts; readonly diagnostics: readonly Diagnostic[] } {
  const { own, book } = around
  const diagnostics: Diagnostic[] = []
  const hasSchedule = schedule !== undefined || own.names.has(SCHEDULE_PAGE)
  const read = (written: WrittenLinks, ...path: (string | number)[]) =>
    written.flatMap((one, index) => {
      const at = (key?: string) => book.placeOf(FILE, ...path, index, ...(key === undefined ? [] : [key]))
      const found = linkOf(one, at, { ...around, hasSchedule, ...(home !== undefined && { home }) })
      if ('code' in found) diagnostics.push(found)
      return 'code' in found ? [] : [found]
    })
  const links = navigation && read(navigation, 'navigation')
  const footLinks = footer?.links && read(footer.links, 'footer', 'links')
  const broadcasts = schedule && scheduleOf(schedule)
  for (const [index, { show }] of (schedule ?? []).entries()) {
    if (show === undefined || around.ids.has(show)) continue
    const meant = nearest(show, around.ids)
    const fix =
      meant === undefined ? `Write feeds/${show}.yaml, or title: in place of show:` : `Write show: ${meant}`
    diagnostics.push(
      say('station.schedule-show-unknown', book.placeOf(FILE, 'schedule', index, 'show'), {
        value: show,
        fix,
      }),
    )
  }
  if (home !== undefined && !around.ids.has(home)) {
    const meant = nearest(home, around.ids)
    const fix = meant === undefined ? `Write feeds/${home}.yaml, or remove the line.` : `Write home: ${meant}`
    diagnostics.push(say('station.home-unknown', book.placeOf(FILE, 'home'), { value: home, fix }))
  }
  if (schedule && timezone === undefined)
    diagnostics.push(say('station.schedule-zone-missing', book.keyPlaceOf(FILE, 'schedule')))
  const rest = own.pages.filter(({ name }) => !isNamed(links ?? [], name)).map(linkTo)
  const isFound = schedule && !own.pages.some(({ name }) => name === SCHEDULE_PAGE)
  const left = [
    ...(isFound && !(links ?? []).some((one) => 'page' in one && one.page === 'schedule')
      ? [{ page: 'schedule' } as const]
      : []),
    ...rest,
  ]
  const foot: Footer = {
    ...(footer?.text !== undefined && { text: footer.text.trim() }),
    links: footLinks ?? left,
  }
  return {
    value: {
      ...(home !== undefined && around.feeds.some(({ id }) => id === home) && { home }),
      ...(links && { navigation: links }),
      ...((foot.text !== undefined || foot.links.length > 0) && { footer: foot }),
      ...(broadcasts && { schedule: broadcasts }),
    },
    diagnostics,
  }
}

function isNamed(links: readonly SiteLink[], name: string): boolean {
  const address = ownPageAddress(name)
  return links.some(
    (one) =>
      ('address' in one && one.address === address) ||
      ('page' in one && one.page === 'schedule' && name === SCHEDULE_PAGE),
  )
}

function linkTo({ name, title, label = title, language }: OwnPage): SiteLink {
  return { address: ownPageAddress(name), title: label, language }
}

function linkOf(
  written: WrittenLinks[number],
  at: (key?: string) => Place,
  {
    own,
    feeds,
    ids,
    hasSchedule,
    home,
  }: NavigationContext & { readonly hasSchedule: boolean; readonly home?: string },
): SiteLink | Diagnostic {
  const { title, page, url } = typeof written === 'string' ? { page: written } : { ...written }
  if (title !== undefined && (page === undefined) === (url === undefined)) {
    return say('station.link-unclear', at(), { title })
  }
  if (url !== undefined && title !== undefined) return { url, title }
  const name = page ?? ''
  const place = at(typeof written === 'string' ? undefined : 'page')
  const titled = title === undefined ? {} : { title }
  const mine = own.pages.find((one) => one.name === name)
  if (mine) return { ...linkTo(mine), ...titled }
  if (isStandard(name) && (name !== 'schedule' || hasSchedule)) return { page: name, ...titled }
  const [, show] = /^shows\/(.+)$/.exec(name) ?? []
  const feed = feeds.find(({ id }) => id === show)
  if (feed) {
    const address = showAddressIn({ ...(home !== undefined && { home }) }, feed.id)
    return { address, title: feed.title, language: feed.language, ...titled }
  }
  const known = [
    ...STANDARD_PAGES.filter((one) => one !== 'schedule' || hasSchedule),
    ...own.names,
    ...[...ids].map((id) => `shows/${id}`),
  ]
  const meant = nearest(name, known)
  // A page that cannot be read is already reported.
  const fix =
    meant === undefined || own.names.has(name)
      ? `Write pages/${name}.md, or one of ${known.join(', ')}.`
      : `Write ${meant}`
  return say('station.page-unknown', place, { value: name, fix })
}

function isStandard(name: string): name is StandardPage {
  return STANDARD_PAGES.some((one) => one === name)
}

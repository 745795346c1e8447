import {
  ARCHIVE,
  CREDITS,
  HOME,
  ownPageAddress,
  PEOPLE,
  SEARCH,
  SUBSCRIBE,
  TAGS,
} from '../../model/address.ts'
import type { Words } from '../../model/interface-words.ts'
import { SCHEDULE_PAGE, type SiteLink, type StandardPage } from '../../model/own-page.ts'
import { renderMarkdown } from '../markdown.ts'
import { html } from '../template.ts'
import { uri } from '../web-url.ts'
import type { PageContext } from './page-context.ts'

/** The default navigation. */
const USUAL: readonly SiteLink[] = (
  ['home', 'archive', 'people', 'credits', 'subscribe', 'search'] as const
).map((page) => ({ page }))

const ADDRESSES: Readonly<Record<StandardPage, string>> = {
  home: HOME,
  archive: ARCHIVE,
  tags: TAGS,
  people: PEOPLE,
  credits: CREDITS,
  subscribe: SUBSCRIBE,
  search: SEARCH,
  schedule: ownPageAddress(SCHEDULE_PAGE),
}

const NAMES: Readonly<Record<StandardPage, (words: Words) => string>> = {
  home: ({ home }) => home,
  archive: ({ nav }) => nav.archive,
  tags: ({ topics }) => topics.title,
  people: ({ people }) => people,
  credits: ({ credits }) => credits,
  subscribe: ({ nav }) => nav.subscribe,
  search: ({ nav }) => nav.search,
  schedule: ({ schedule }) => schedule.title,
}

/** The navigation of a page. `section` is the part of the site that the page belongs to. */
export function navigationView(frame: PageContext, section: string, isTagged: boolean) {
  const { navigation = USUAL } = frame.siteView.station
  return linksView(frame, navigation, isTagged).map(({ address, ...one }) => ({
    ...one,
    current:
      address === undefined
        ? null
        : address === frame.address
          ? 'page'
          : address !== HOME && section !== '' && address === `/${section}/`
            ? 'true'
            : null,
  }))
}

/** The footer of a page. */
export function footerView(frame: PageContext, isTagged: boolean) {
  const { siteView, address } = frame
  const { text, links = [] } = siteView.station.footer ?? {}
  return {
    text_html:
      text === undefined
        ? null
        : html(renderMarkdown(text, { base: `${siteView.url}/`, site: siteView.url, from: address })),
    links: linksView(frame, links, isTagged).map(({ address: _, ...one }) => one),
  }
}

interface LinkView {
  readonly title: string
  readonly href: string
  readonly lang: string | null
  readonly elsewhere: boolean
  /** The address of a page of the station; undefined for other sites. */
  readonly address: string | undefined
}

function linksView(frame: PageContext, links: readonly SiteLink[], isTagged: boolean): LinkView[] {
  const { siteView, words, link } = frame
  const { language } = siteView.station
  return links.flatMap((one): LinkView[] => {
    const own = (said: string) => (said.toLowerCase() === words.language.toLowerCase() ? null : said)
    if ('url' in one) {
      const href = uri(one.url)
      return href === undefined
        ? []
        : [{ title: one.title, href, lang: own(language), elsewhere: true, address: undefined }]
    }
    if ('address' in one) {
      const { address, title } = one
      return [{ title, href: link(address), lang: own(one.language), elsewhere: false, address }]
    }
    const { page, title } = one
    // A station without tags has no tags page.
    if (page === 'tags' && !isTagged) return []
    const address = ADDRESSES[page]
    const named =
      title === undefined ? { title: NAMES[page](words.all), lang: null } : { title, lang: own(language) }
    return [{ ...named, href: link(address), elsewhere: false, address }]
  })
}

import {
  ARCHIVE,
  assetAddress,
  basePath,
  CREDITS,
  feedAddress,
  HOME,
  jsonFeedAddress,
  NOT_FOUND,
  PEOPLE,
  relativeAddress,
  SEARCH,
  SUBSCRIBE,
  TAGS,
} from '../../model/address.ts'
import { policyElement } from '../../model/content-policy.ts'
import type { SiteView } from '../../model/site-view.ts'
import { withDirections } from '../direction.ts'
import { type CompiledTemplates, html, renderTemplate } from '../template.ts'
import { dataBlock } from './data-block.ts'
import { lookView } from './look.ts'
import { type PageWords, pageWords } from './page-words.ts'
import { localeOf, type Preview, previewView, stationPreview } from './preview.ts'
import { footerView, navigationView } from './site-links.ts'

/** What a page is made with: its place, its language, and the way from there to every other address. */
export interface PageContext {
  readonly siteView: SiteView
  readonly templates: CompiledTemplates
  readonly address: string
  /** BCP 47. */
  readonly language: string
  readonly words: PageWords
  /** A link from this page, good under any host and base path. */
  readonly link: (to: string) => string
  /** The language of a part, where it is not the page's own; for lang attributes. */
  readonly foreign: (language: string) => string | null
}

/** How a page presents itself to browsers and machines. */
interface Head {
  /** Plain text. */
  readonly title: string
  readonly description?: string
  /** Not for search engines. */
  readonly hidden?: boolean
  /** What readers have to know before all else: that it is a preview. Such a page is hidden too. */
  readonly notice?: string | undefined
  /** The address that counts, where it is another than the page's. */
  readonly canonical?: string
  /** The same page in every language that it is in, its own among them. */
  readonly alternates?: readonly { readonly language: string; readonly address: string }[]
  /** What it is about, for machines: a schema.org graph as JSON-LD. */
  readonly data?: object
  /** What a preview elsewhere shows. */
  readonly preview?: Preview
  /** The origins of recordings that it plays from elsewhere. */
  readonly media?: readonly string[]
  /** Modules that make the page better, by their names among the assets. */
  readonly scripts?: readonly string[]
}

/** The language is the station’s where none is given. */
export function pageContextOf(
  siteView: SiteView,
  templates: CompiledTemplates,
  address: string,
  language = siteView.station.language,
): PageContext {
  const base = basePath(siteView.url)
  // A page asks for the way to its recording at every turn of the transcript.
  const links = new Map<string, string>()
  const way = (to: string) => {
    const known = links.get(to) ?? relativeAddress(address, to)
    links.set(to, known)
    return known
  }
  return {
    siteView,
    templates,
    address,
    language,
    words: pageWords(siteView, language),
    // The page for what is not there is shown at any depth.
    link: (to) => (address === NOT_FOUND ? base + to : way(to)),
    foreign: (other) => (other.toLowerCase() === language.toLowerCase() ? null : other),
  }
}

/** Fills in a template; it, its layout and all that it renders know `site`, `page` and `words`. */
export function renderPage(frame: PageContext, name: string, head: Head, context: object): string {
  const { siteView, templates, address, language, words, link, foreign } = frame
  const { station } = siteView
  const hidden = head.hidden === true || head.notice !== undefined
  const isTagged = siteView.isTagged ?? siteView.episodes.some(({ tags }) => tags.length > 0)
  const section = sectionOf(address)
  const site = {
    title: station.title,
    description: station.description ?? null,
    lang: foreign(station.language),
    home: link(HOME),
    people: link(PEOPLE),
    credits: link(CREDITS),
    archive: link(ARCHIVE),
    tags: isTagged ? link(TAGS) : null,
    subscribe: link(SUBSCRIBE),
    search: link(SEARCH),
    assets: link(assetAddress('')),
    ...lookView(frame),
    navigation: navigationView(frame, section, isTagged),
    footer: footerView(frame, isTagged),
    feeds: siteView.feeds.map((feed) => ({
      title: feed.title,
      lang: foreign(feed.language),
      href: link(feedAddress(feed.id)),
      url: siteView.url + feedAddress(feed.id),
      json_url: siteView.url + jsonFeedAddress(feed.id),
    })),
    generator: siteView.generator,
  }
  const page = {
    address,
    section,
    language,
    words_lang: foreign(words.language),
    roles_lang: foreign(words.language),
    title: head.title,
    full_title: head.title === station.title ? station.title : `${head.title} · ${station.title}`,
    description: head.description ?? null,
    canonical: canonicalOf(siteView, address, { ...head, hidden }),
    policy_html: html(policyElement(head.media)),
    hidden,
    notice: head.notice ?? null,
    alternates: (head.alternates ?? []).map((one) => ({
      language: one.language,
      href: siteView.url + one.address,
    })),
    data_html: head.data ? dataBlock('application/ld+json', head.data) : null,
    preview: hidden ? null : previewView(siteView, head.preview ?? stationPreview(siteView)),
    locale: localeOf(language),
    other_locales: (head.alternates ?? []).flatMap((one) =>
      one.language === language ? [] : [localeOf(one.language)],
    ),
    scripts: (head.scripts ?? []).map((name) => link(assetAddress(name))),
  }
  const rendered = renderTemplate(templates, `${name}.liquid`, context, { site, page, words: words.all })
  // A part of a page gets its directions with the page.
  return rendered.startsWith('<!') ? withDirections(rendered, language) : rendered
}

/** Which entry of the navigation leads to a page: episodes are found by way of the archive, as tags are. */
function sectionOf(address: string): string {
  const [, first = ''] = address.split('/')
  return ['episodes', 'tags'].includes(first) ? 'archive' : first
}

function canonicalOf({ url }: SiteView, address: string, { hidden, canonical }: Head): string | null {
  if (canonical !== undefined) return url + canonical
  return hidden === true ? null : url + address
}

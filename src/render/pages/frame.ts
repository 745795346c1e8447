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
import type { OnAir } from '../../model/on-air.ts'
import { type CompiledTemplates, html, renderTemplate } from '../template.ts'
import { type PageWords, pageWords } from './page-words.ts'

/** What a page is made with: its place, its language, and the way from there to every other address. */
export interface Frame {
  readonly onAir: OnAir
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
  /** The address that counts, where it is another than the page's. */
  readonly canonical?: string
  /** The same page in every language that it is in, its own among them. */
  readonly alternates?: readonly { readonly language: string; readonly address: string }[]
  /** What it is about, for machines: a schema.org graph as JSON-LD. */
  readonly data?: object
  /** What a preview elsewhere shows. */
  readonly preview?: Preview
  /** Modules that make the page better, by their names among the assets. */
  readonly scripts?: readonly string[]
}

/** Open Graph, https://ogp.me: a page's type, and a picture among the edition's addresses. */
export interface Preview {
  readonly type: 'website' | 'article' | 'profile'
  readonly image?: {
    readonly address: string
    readonly width: number
    readonly height: number
    readonly alt: string
  }
  /** The recording, where the page plays one. */
  readonly audio?: { readonly address: string; readonly type: string }
}

/** The language is the station’s where none is given. */
export function frameOf(
  onAir: OnAir,
  templates: CompiledTemplates,
  address: string,
  language = onAir.station.language,
): Frame {
  const base = basePath(onAir.url)
  return {
    onAir,
    templates,
    address,
    language,
    words: pageWords(onAir, language),
    // The page for what is not there is shown at any depth.
    link: (to) => (address === NOT_FOUND ? base + to : relativeAddress(address, to)),
    foreign: (other) => (other.toLowerCase() === language.toLowerCase() ? null : other),
  }
}

/** Fills in a template; it, its layout and all that it renders know `site`, `page` and `words`. */
export function fill(frame: Frame, name: string, head: Head, context: object): string {
  const { onAir, templates, address, language, words, link, foreign } = frame
  const { station } = onAir
  const site = {
    title: station.title,
    description: station.description ?? null,
    lang: foreign(station.language),
    home: link(HOME),
    people: link(PEOPLE),
    credits: link(CREDITS),
    archive: link(ARCHIVE),
    tags: onAir.episodes.some(({ tags }) => tags.length > 0) ? link(TAGS) : null,
    subscribe: link(SUBSCRIBE),
    search: link(SEARCH),
    assets: link(assetAddress('')),
    feeds: onAir.feeds.map((feed) => ({
      title: feed.title,
      lang: foreign(feed.language),
      href: link(feedAddress(feed.id)),
      url: onAir.url + feedAddress(feed.id),
      json_url: onAir.url + jsonFeedAddress(feed.id),
    })),
    generator: onAir.generator,
  }
  const page = {
    address,
    section: sectionOf(address),
    language,
    words_lang: foreign(words.language),
    roles_lang: foreign('en'),
    title: head.title,
    full_title: head.title === station.title ? station.title : `${head.title} · ${station.title}`,
    description: head.description ?? null,
    canonical: canonicalOf(onAir, address, head),
    hidden: head.hidden === true,
    alternates: (head.alternates ?? []).map((one) => ({
      language: one.language,
      href: onAir.url + one.address,
    })),
    data_html: head.data ? html(dataScript(head.data)) : null,
    preview: head.preview ? previewOf(onAir, head.preview) : null,
    scripts: (head.scripts ?? []).map((name) => link(assetAddress(name))),
  }
  return renderTemplate(templates, `${name}.liquid`, context, { site, page, words: words.all })
}

/** Which entry of the navigation leads to a page: episodes are found by way of the archive, as tags are. */
function sectionOf(address: string): string {
  const [, first = ''] = address.split('/')
  return ['episodes', 'tags'].includes(first) ? 'archive' : first
}

function previewOf({ url }: OnAir, { type, image, audio }: Preview) {
  return {
    type,
    image: image
      ? { url: url + image.address, width: image.width, height: image.height, alt: image.alt }
      : null,
    audio: audio ? { url: url + audio.address, type: audio.type } : null,
  }
}

/** A data block: no sign in it can end the element or begin another (HTML, 4.12.1.3). */
function dataScript(data: object): string {
  const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `<script type="application/ld+json">${json}</script>`
}

function canonicalOf({ url }: OnAir, address: string, { hidden, canonical }: Head): string | null {
  if (canonical !== undefined) return url + canonical
  return hidden === true ? null : url + address
}

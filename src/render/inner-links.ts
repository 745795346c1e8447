import { episodeAddress } from '../model/address.ts'
import type { Episode } from '../model/episode.ts'
import { nameOfPhoto } from '../model/photo.ts'
import type { SiteView } from '../model/site-view.ts'
import { REFERENCE } from './markdown/footnotes.ts'
import { safeUrl } from './markdown/links.ts'
import { renderMarkdown } from './markdown.ts'

/** A link in a text to an address of the station. */
export interface InnerLink {
  /** As written in the text. */
  readonly written: string
  /** The target address, with a leading slash. */
  readonly address: string
  /** The fragment, without its #. */
  readonly fragment?: string
  /** Whether it is a reference `[^label]` without a footnote of that label. */
  readonly isFootnote?: true
}

// The maximum number of links per text, since each is checked.
const MOST = 200

/**
 * The links in an episode's notes, takeaways, corrections and captions to addresses of the station, without
 * duplicates. Pictures in the episode's folder are left out, because they are checked with its photos.
 */
export function innerLinks({ url }: Pick<SiteView, 'url'>, episode: Episode): readonly InnerLink[] {
  const { notes, takeaways, corrections, photos = [], slug } = episode
  const texts = [
    notes,
    ...takeaways,
    ...corrections.map(({ text }) => text),
    ...photos.flatMap(({ caption }) => caption ?? []),
  ]
  const beside = new Set(photos.map(nameOfPhoto))
  const isOwn = (picture: string) => beside.has(picture) || /^(?:\.\/)?[^/:]+\.(?:jpe?g|png)$/i.test(picture)
  return linksIn(texts, { url, address: episodeAddress(slug), isOwn })
}

/** The links in a Markdown text to addresses of the station, without duplicates; `address` is that of its page. */
export function innerLinksIn(text: string, { url }: Pick<SiteView, 'url'>, address: string) {
  return linksIn([text], { url, address, isOwn: () => false })
}

interface LinkContext {
  readonly url: string
  readonly address: string
  /** Whether a picture is in the folder of the text. */
  readonly isOwn: (picture: string) => boolean
}

function linksIn(texts: readonly string[], { url, address, isOwn }: LinkContext): readonly InnerLink[] {
  const links = new Map<string, InnerLink>()
  for (const text of texts) {
    if (!/\]\(|\]\[|\]:|\[\^|<(?:a|img)\s/i.test(text)) continue
    const html = renderMarkdown(text, { images: 'keep' })
    for (const written of missingFootnotes(html, text)) {
      if (links.size < MOST) links.set(written, { written, address, isFootnote: true })
    }
    for (const [, name, value = ''] of html.matchAll(LINK)) {
      const written = value.replaceAll('&amp;', '&').replaceAll('&quot;', '"')
      if (links.has(written) || links.size === MOST) continue
      if (name === 'img' && isOwn(written)) continue
      const inner = innerLink(written, { base: url + address, site: url })
      if (inner) links.set(written, inner)
    }
  }
  return [...links.values()]
}

/** References that are left after footnotes are numbered, except for escaped brackets (`\[^1]`). */
function missingFootnotes(html: string, markdown: string): readonly string[] {
  let text = ''
  let codes = 0
  for (const piece of html.split(/(<[^<>]*>)/)) {
    if (/^<(?:pre|code)\b/.test(piece)) codes++
    else if (/^<\/(?:pre|code)>/.test(piece)) codes--
    else if (codes === 0 && !piece.startsWith('<')) text += piece
  }
  return [...text.matchAll(REFERENCE)]
    .map(([written]) => written)
    .filter((written) =>
      markdown
        .split(written)
        .slice(0, -1)
        .some((before) => !before.endsWith('\\')),
    )
}

/** The attribute order is that of sanitised HTML. */
const LINK = /<(a|img) (?:href|src)="([^"]*)"/g

function innerLink(
  written: string,
  links: { readonly base: string; readonly site: string },
): InnerLink | undefined {
  const { site: url } = links
  // Links to footnotes are generated together with their targets.
  if (/^#fn(?:ref)?=/.test(written)) return undefined
  const absolute = safeUrl(written, links)
  if (absolute === undefined || !absolute.startsWith(`${url}/`)) return undefined
  const [path = ''] = absolute.slice(url.length).split(/[?#]/, 1)
  const fragment = decoded(new URL(absolute).hash.slice(1))
  return {
    written,
    address: path
      .split('/')
      .map((part) => encodeURIComponent(decoded(part)))
      .join('/'),
    ...(fragment !== '' && { fragment }),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

import { episodeAddress } from '../model/address.ts'
import type { Episode } from '../model/episode.ts'
import { nameOfPhoto } from '../model/photo.ts'
import type { SiteView } from '../model/site-view.ts'
import { REFERENCE } from './markdown/footnotes.ts'
import { safeUrl } from './markdown/links.ts'
import { renderMarkdown } from './markdown.ts'

/** A link in an episode's texts that leads to something of the station. */
export interface InnerLink {
  /** As the text has it. */
  readonly written: string
  /** The address that it leads to, with a slash first. */
  readonly address: string
  /** The place on that page, without its #. */
  readonly fragment?: string
  /** It is `[^label]`, and the text has no footnote of that label. */
  readonly isFootnote?: true
}

// Nobody fixes more of them at once, and each is looked up.
const MOST = 200

/**
 * The links of an episode's notes, takeaways, corrections and captions that lead into the station, each once. Pictures that
 * lie beside the episode are not among them: they are judged with its photos.
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

/** The links of a Markdown text that lead into the station, each once; `address` is that of the page where it stands. */
export function innerLinksIn(text: string, { url }: Pick<SiteView, 'url'>, address: string) {
  return linksIn([text], { url, address, isOwn: () => false })
}

interface LinkContext {
  readonly url: string
  readonly address: string
  /** Whether a picture lies beside the text. */
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

/** What is still written as a reference once footnotes have their numbers, and was not meant as brackets (`\[^1]`). */
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

/** As sanitised HTML has them. */
const LINK = /<(a|img) (?:href|src)="([^"]*)"/g

function innerLink(
  written: string,
  links: { readonly base: string; readonly site: string },
): InnerLink | undefined {
  const { site: url } = links
  // What footnotes lead to is made with them.
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

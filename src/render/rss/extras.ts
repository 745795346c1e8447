import { pictureAddress } from '../../model/address.ts'
import type { Chat, Extras, Image, Link, Note, Social } from '../../model/extras.ts'
import type { Picture } from '../../model/picture.ts'
import type { SiteView } from '../../model/site-view.ts'
import { uri, webUrl } from '../web-url.ts'
import { type Element, element, emptyElement, longElement, shortened } from './element.ts'
import { PODCAST_TEXT } from './rights.ts'
import { valueElements } from './value.ts'

/** A show's artwork, with its alternative text if there is one. */
interface Artwork {
  readonly picture: Picture
  readonly alt?: string
}

/** Elements of channels, items and live items, sorted by how many apps read them; pictures first among equals. */
export function extraElements(siteView: SiteView, extras: Extras, artwork?: Artwork): Element[] {
  const { funding = [], values = [], social, txt = [], images = [], chat } = extras
  const own: Image[] = artwork ? [{ ...artwork, purpose: 'artwork' }] : []
  return [
    ...linkElements('podcast:funding', 'url', funding),
    ...valueElements(siteView, values),
    ...socialElements(social),
    ...txt.flatMap(txtElement),
    ...[...own, ...images].flatMap((image) => imageElement(siteView, image)),
    ...(chat ? [chatElement(chat)] : []),
  ]
}

/** podcast:contentLink. */
export function contentLinkElements(links: readonly Link[] = []): Element[] {
  return linkElements('podcast:contentLink', 'href', links)
}

function linkElements(name: string, attribute: string, links: readonly Link[]): Element[] {
  return links.flatMap(({ url, title }) => {
    const to = webUrl(url)
    return to === undefined ? [] : [element(name, shortened(title, PODCAST_TEXT), { [attribute]: to })]
  })
}

/** The posts in order of preference; “disabled” is a single element (P20-SOCIAL-1). */
function socialElements(social: Social | undefined): Element[] {
  if (social === undefined) return []
  if (social === 'disabled') return [emptyElement('podcast:socialInteract', { protocol: 'disabled' })]
  const posts = social.filter((post) => uri(post.uri) !== undefined)
  return posts.map(({ protocol, uri: to, account, accountUrl }, index) =>
    emptyElement('podcast:socialInteract', {
      protocol,
      uri: uri(to),
      accountId: account,
      accountUrl: webUrl(accountUrl),
      priority: posts.length > 1 ? String(index + 1) : undefined,
    }),
  )
}

/** P20-TXT-1. */
const TXT_MOST = 4000

function txtElement({ text, purpose }: Note): Element[] {
  const attributes = { purpose: purpose === undefined ? undefined : shortened(purpose, PODCAST_TEXT) }
  const words = shortened(text, TXT_MOST)
  return words === '' ? [] : [longElement('podcast:txt', words, attributes)]
}

function imageElement(siteView: SiteView, { picture, url, alt, purpose, ...facts }: Image): Element[] {
  const href = picture ? siteView.url + pictureAddress(picture) : webUrl(url)
  if (href === undefined) return []
  const { ratio, width, height, type } = picture
    ? { ...picture, height: undefined, ratio: ratioOf(picture) }
    : facts
  return [
    emptyElement('podcast:image', {
      href,
      alt,
      'aspect-ratio': ratio,
      width: width?.toString(),
      height: height?.toString(),
      type,
      purpose,
    }),
  ]
}

/** The aspect ratio in lowest terms, as in CSS (P20-IMAGE-3). */
function ratioOf({ width, height }: Picture): string {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b))
  const divisor = common(width, height)
  return `${width / divisor}/${height / divisor}`
}

function chatElement({ server, protocol, account, space }: Chat): Element {
  return emptyElement('podcast:chat', { server, protocol, accountId: account, space })
}

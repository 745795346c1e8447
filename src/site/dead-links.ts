import { nearest } from '../diagnostics/nearest.ts'
import { episodeAddress, HOME, ownPageAddress, slugIn } from '../model/address.ts'
import { type InnerLink, innerLinksIn } from '../render/inner-links.ts'
import { episodePages } from './episode-pages.ts'
import type { ListedResource } from './listed-resources.ts'
import { ownPageDocument } from './own-pages.ts'
import type { Site } from './site.ts'

/** A link in one of the station's texts whose target does not exist on the site, with the probable target. */
export interface DeadLink extends InnerLink {
  /** The source file of the text. */
  readonly file: string
  /** What is missing: the page or file, the anchor on it, or the footnote. */
  readonly missing: 'address' | 'place' | 'footnote'
  /** A similar address or anchor that exists. */
  readonly near?: string
}

/** The number of dead links for which similar addresses are searched, which is slow. With more, the pattern is obvious. */
const MOST_COMPARED = 20

/**
 * The dead links of all public episodes, the station's own pages and its footer. All units of the site must
 * have been evaluated.
 */
export function deadLinks(site: Site): readonly DeadLink[] {
  const dead: DeadLink[] = []
  const places = new Map<string, ReadonlySet<string>>()
  const near = (find: () => string | undefined) => {
    const found = dead.length < MOST_COMPARED ? find() : undefined
    return found === undefined ? {} : { near: found }
  }
  for (const { file, leads } of textsOf(site)) {
    for (const link of leads) {
      const { address, fragment } = link
      if (link.isFootnote) {
        dead.push({ ...link, file, missing: 'footnote' })
        continue
      }
      const listed = listedAt(site, address)
      if (!listed) {
        if (site.moved.has(address) || site.moved.has(`${address}/`)) continue
        dead.push({ ...link, file, missing: 'address', ...near(() => nearAddress(site, address)) })
        continue
      }
      if (fragment === undefined || isAlwaysThere(fragment) || !listed.resource.type.startsWith('text/html'))
        continue
      const known = places.get(listed.entry.address) ?? placesOn(listed)
      places.set(listed.entry.address, known)
      if (!known.has(fragment))
        dead.push({ ...link, file, missing: 'place', ...near(() => nearest(fragment, known)) })
    }
  }
  return dead
}

/** The existing address that differs in the first segment that is not found, and is spelt most like the given one. */
function nearAddress(site: Site, address: string): string | undefined {
  const parts = address.split('/')
  let known = site.addresses().map((one) => one.split('/'))
  for (const [index, part] of parts.entries()) {
    const same = known.filter((one) => one[index] === part)
    if (same.length > 0 || part === '') {
      known = same
      continue
    }
    const other = nearest(
      part,
      known.flatMap((one) => one[index] || []),
    )
    const meant = parts.with(index, other ?? '').join('/')
    return other !== undefined && listedAt(site, meant) ? meant : undefined
  }
  return undefined
}

/** Every text with links, with its file. */
function* textsOf(site: Site): Generator<{ readonly file: string; readonly leads: readonly InnerLink[] }> {
  const { source } = site
  for (const slug of source.episodes.slugs) {
    const leads = leadsOf(site.resourcesAt(episodePages, slug), episodeAddress(slug))
    yield { file: `episodes/${slug}/episode.md`, leads }
  }
  for (const { name } of source.station.pages ?? []) {
    yield {
      file: `pages/${name}.md`,
      leads: leadsOf(site.resourcesAt(ownPageDocument, name), ownPageAddress(name)),
    }
  }
  const { footer } = source.station
  if (footer?.text !== undefined)
    yield { file: 'station.yaml', leads: innerLinksIn(footer.text, source, HOME) }
}

function leadsOf(listed: readonly ListedResource[] | undefined, address: string): readonly InnerLink[] {
  const own = listed?.find(({ entry }) => entry.address === address)?.entry
  return own && 'made' in own ? (own.leads ?? []) : []
}

/** The resource that a server returns for an address: with or without the slash or index.html. */
function listedAt(site: Site, address: string): ListedResource | undefined {
  const plain = address.replace(/\/index\.html$/, '/')
  return site.listedResource(plain) ?? (plain.endsWith('/') ? undefined : site.listedResource(`${plain}/`))
}

/**
 * Fragments that need no id: the top, a time in the recording, and text fragments
 * (https://wicg.github.io/scroll-to-text-fragment/).
 */
function isAlwaysThere(fragment: string): boolean {
  return fragment === 'top' || /^t=[\d.:,]+$/.test(fragment) || fragment.startsWith(':~:')
}

/** The ids of all elements of a page. */
function placesOn({ resource: { body } }: ListedResource): ReadonlySet<string> {
  if (!('bytes' in body)) return new Set()
  const html = new TextDecoder().decode(body.bytes())
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id)
  return new Set(
    ids.map((id) => id.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')),
  )
}

/** The slug of the episode that an address belongs to. */
export function episodeOf({ address }: InnerLink): string | undefined {
  return slugIn(address.endsWith('/') ? address : `${address}/`)
}

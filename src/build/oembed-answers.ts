import { basePath, embedAddress, episodeAddress, slugIn, translationAddress } from '../model/address.ts'
import { translationLanguages } from '../model/episode.ts'
import { renderOembed } from '../render/oembed.ts'
import type { TrackedView } from '../site/view.ts'
import type { SiteBuild } from './site-build.ts'

/** oEmbed responses for the pages of episodes, and for former addresses of these pages. */
export function oembedAnswers(
  { siteView, episode }: TrackedView,
  moved: ReadonlyMap<string, string>,
): NonNullable<SiteBuild['oembed']> {
  const slugs = new Set(siteView.episodes.map(({ slug }) => slug))
  return (url, bounds) => {
    const asked = addressIn(siteView.url, url)
    const address = asked === undefined ? undefined : (moved.get(asked) ?? asked)
    const slug = address === undefined ? undefined : slugIn(address)
    if (slug === undefined || !slugs.has(slug)) return undefined
    const one = episode(slug)
    const pages = [
      episodeAddress(slug),
      embedAddress(slug),
      ...translationLanguages(one).map((language) => translationAddress(slug, language)),
    ]
    return address !== undefined && pages.includes(address) ? renderOembed(siteView, one, bounds) : undefined
  }
}

/** The address of a page of this station, with or without a trailing slash or index.html; undefined for any other URL. */
function addressIn(station: string, url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, host, username, password, pathname } = new URL(url)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  if (!isWeb || username !== '' || password !== '' || host !== new URL(station).host) return undefined
  const base = basePath(station)
  if (!pathname.startsWith(`${base}/`)) return undefined
  const address = pathname.slice(base.length).replace(/\/index\.html$/, '/')
  return address.endsWith('/') ? address : `${address}/`
}

import { basePath } from '../model/address.ts'
import type { Episode } from '../model/episode.ts'
import type { OnAir } from '../model/on-air.ts'
import { renderOembed } from '../render/oembed.ts'
import type { Edition } from './standing.ts'

/** Answers about the pages of episodes, and about addresses that have moved to them. */
export function oembedAnswers(
  onAir: OnAir,
  pages: readonly { readonly address: string; readonly episode?: Episode }[],
  moved: ReadonlyMap<string, string>,
): NonNullable<Edition['oembed']> {
  const episodes = new Map(pages.flatMap(({ address, episode }) => (episode ? [[address, episode]] : [])))
  return (url, bounds) => {
    const address = addressIn(onAir, url)
    const episode = address === undefined ? undefined : episodes.get(moved.get(address) ?? address)
    return episode && renderOembed(onAir, episode, bounds)
  }
}

/** The address of a page of this station, however its URL ends; undefined for any other URL. */
function addressIn(onAir: OnAir, url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, host, username, password, pathname } = new URL(url)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  if (!isWeb || username !== '' || password !== '' || host !== new URL(onAir.url).host) return undefined
  const base = basePath(onAir.url)
  if (!pathname.startsWith(`${base}/`)) return undefined
  const address = pathname.slice(base.length).replace(/\/index\.html$/, '/')
  return address.endsWith('/') ? address : `${address}/`
}

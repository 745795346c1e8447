import type { Episode } from '../model/episode.ts'
import { newestChange, type OnAir } from '../model/on-air.ts'
import { xmlText } from './xml-text.ts'

/** https://www.sitemaps.org/protocol.html: every page, those of episodes with the day of their last change. */
export function renderSitemap(
  { url }: OnAir,
  pages: readonly { address: string; episode?: Episode }[],
): string {
  const entries = pages.map(({ address, episode }) => {
    const changed = episode && newestChange([episode])
    const lastmod = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ''
    return `  <url><loc>${xmlText(url + address)}</loc>${lastmod}</url>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`
}

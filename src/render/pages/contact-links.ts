import type { Episode } from '../../model/episode.ts'
import type { License } from '../../model/rights.ts'
import { filled } from '../interface-words.ts'
import { uri, webUrl } from '../web-url.ts'
import { xmlLine } from '../xml-text.ts'
import type { PageContext } from './page-context.ts'

/** Links for readers of an episode's page: corrections, tips, newsletter, licence. */
export function contactLinksView(
  { siteView, words }: PageContext,
  { title }: Episode,
  license: License | undefined,
) {
  const { contact, links = {} } = siteView.station
  const { correctionSubject, tipSubject } = words.all.content
  const way = (written: string | undefined) => (written === undefined ? undefined : uri(written))
  // A lone surrogate cannot be percent-encoded.
  const encoded = (text: string) => encodeURIComponent(xmlLine(text))
  const mail = (subject: string) =>
    `mailto:${encoded(contact).replace('%40', '@')}?subject=${encoded(filled(subject, { title }))}`
  return {
    correction: way(links.correction) ?? mail(correctionSubject),
    tip: way(links.tip) ?? mail(tipSubject),
    newsletter: way(links.newsletter) ?? null,
    reuse: way(links.reuse) ?? webUrl(license?.url) ?? null,
    license: license ? words.license(license.name) : null,
  }
}

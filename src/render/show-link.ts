import { showAddressIn } from '../model/address.ts'
import type { Feed } from '../model/feed.ts'
import type { SiteView } from '../model/site-view.ts'
import { webUrl } from './web-url.ts'

/** The whole address of a show's page: its own site where it names one, otherwise its page here. */
export function showLink(
  { url, station }: Pick<SiteView, 'url' | 'station'>,
  { id, link }: Pick<Feed, 'id' | 'link'>,
): string {
  return webUrl(link) ?? url + showAddressIn(station, id)
}

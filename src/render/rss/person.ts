import { personAddress, pictureAddress } from '../../model/address.ts'
import type { Credit } from '../../model/credit.ts'
import type { Person } from '../../model/person.ts'
import type { SiteView } from '../../model/site-view.ts'
import { webUrl } from '../web-url.ts'
import { type Element, element, shortened } from './element.ts'
import { PODCAST_TEXT } from './rights.ts'

/** podcast:person for each credit, without duplicates of person, role and group; the link is to the person's page. */
export function personElements(siteView: SiteView, credits: readonly Credit[]): Element[] {
  const parts = new Map(
    credits.map((credit) => [JSON.stringify([credit.person.id, credit.role, credit.group]), credit]),
  )
  return [...parts.values()].map(({ person, role, group }) =>
    element('podcast:person', shortened(person.name, PODCAST_TEXT) || person.id, {
      // Lower case, as in the examples of the namespace.
      role: role.toLowerCase(),
      group: group.toLowerCase(),
      img: imageOf(siteView, person),
      href: siteView.url + personAddress(person.id),
    }),
  )
}

function imageOf(siteView: SiteView, { picture, image }: Person): string | undefined {
  return picture ? siteView.url + pictureAddress(picture) : webUrl(image)
}

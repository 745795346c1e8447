import { PEOPLE, personAddress } from '../../model/address.ts'
import type { Person } from '../../model/person.ts'
import type { SiteView } from '../../model/site-view.ts'
import { messageIn } from '../interface-words.ts'
import { crumbs } from './crumbs.ts'
import { graph, websiteId, wholePersonThing } from './ids.ts'

/** The data of a person's page: https://schema.org/ProfilePage */
export function personData(siteView: SiteView, person: Person): object {
  const address = personAddress(person.id)
  const way = [
    { name: messageIn(siteView, siteView.station.language).people, address: PEOPLE },
    { name: person.name, address },
  ]
  const page = {
    '@type': 'ProfilePage',
    url: siteView.url + address,
    name: person.name,
    isPartOf: { '@id': websiteId(siteView) },
    mainEntity: wholePersonThing(siteView, person),
  }
  return graph(page, crumbs(siteView, way))
}

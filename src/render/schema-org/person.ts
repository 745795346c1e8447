import { PEOPLE, personAddress } from '../../model/address.ts'
import type { OnAir } from '../../model/on-air.ts'
import type { Person } from '../../model/person.ts'
import { wordsIn } from '../words.ts'
import { crumbs } from './crumbs.ts'
import { graph, websiteId, wholePersonThing } from './ids.ts'

/** A page about somebody: https://schema.org/ProfilePage */
export function personData(onAir: OnAir, person: Person): object {
  const address = personAddress(person.id)
  const way = [
    { name: wordsIn(onAir, onAir.station.language).people, address: PEOPLE },
    { name: person.name, address },
  ]
  const page = {
    '@type': 'ProfilePage',
    url: onAir.url + address,
    name: person.name,
    isPartOf: { '@id': websiteId(onAir) },
    mainEntity: wholePersonThing(onAir, person),
  }
  return graph(page, crumbs(onAir, way))
}

import type { Credit } from '../../model/credit.ts'
import { isOrganisation, type Person } from '../../model/person.ts'
import type { SiteView } from '../../model/site-view.ts'
import { personId, personThing, type Reference, type Thing } from './ids.ts'

/**
 * Credits as schema.org properties, each with the role's name in the podcast taxonomy
 * (https://schema.org/Role). Repeated persons are only references.
 */
export function creditProperties(
  siteView: SiteView,
  credits: readonly Credit[],
): Readonly<Record<string, readonly Thing[]>> {
  const properties: Record<string, Thing[]> = {}
  const mentioned = new Set<string>()
  for (const { person, role, group } of credits) {
    const property = propertyFor(role, group, person)
    const who: Thing | Reference = mentioned.has(person.id)
      ? { '@id': personId(siteView, person) }
      : personThing(siteView, person)
    mentioned.add(person.id)
    properties[property] = [
      ...(properties[property] ?? []),
      { '@type': 'Role', roleName: role, [property]: who },
    ]
  }
  return properties
}

/** schema.org requires persons as directors, editors and voices; an organisation becomes a contributor. */
function propertyFor(role: string, group: string, person: Person): string {
  const property = PROPERTIES.get(role) ?? (group === 'Cast' ? 'actor' : 'contributor')
  return isOrganisation(person) && PERSONS_ONLY.has(property) ? 'contributor' : property
}

const PERSONS_ONLY = new Set(['actor', 'director', 'editor'])

/** Roles for which schema.org has a property; voices are `actor`, all others `contributor`. */
const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['Director', 'director'],
  ['Executive Producer', 'producer'],
  ['Senior Producer', 'producer'],
  ['Producer', 'producer'],
  ['Author', 'author'],
  ['Writer', 'author'],
  ['Co-Writer', 'author'],
  ['Editor', 'editor'],
  ['Translator', 'translator'],
])

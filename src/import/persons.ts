import type { XmlElement } from '../lint/document.ts'
import { findRole } from '../model/taxonomy.ts'
import type { PersonFromElsewhere } from './show.ts'
import { addressIn, attributeIn, oneLine, shortened } from './values.ts'

/** P20-PERSON-2. */
const NAME_MOST = 128

/** A podcast:person, or undefined where its role is none of the taxonomy: a station would not know how to credit it. */
export function personOf(element: XmlElement, base?: string): PersonFromElsewhere | undefined {
  const name = shortened(oneLine(element.text), NAME_MOST)
  if (name === '') return undefined
  // Without a role, a person is a host (podcast namespace, person).
  const written = attributeIn(element, 'role') ?? 'Host'
  const group = attributeIn(element, 'group')
  const found = findRole(written) ?? (group === undefined ? undefined : findRole(`${group}/${written}`))
  if (!found || (group !== undefined && found.group.toLowerCase() !== group.toLowerCase())) return undefined
  const url = addressIn(attributeIn(element, 'href'), base)
  const image = addressIn(attributeIn(element, 'img'), base)
  return { name, role: found.role, ...(url && { url }), ...(image && { image }) }
}

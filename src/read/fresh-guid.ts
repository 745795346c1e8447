import { withoutEnd } from '../model/trim-end.ts'
import { nameBasedUuid } from '../ports/digest.ts'

/** The namespace of URLs (RFC 9562, 6.6). */
const NAMESPACE = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

/**
 * Proposes a guid for an episode without one: UUIDv5 of its address, so that the hint is the same in every
 * run and on every machine.
 */
export function freshGuid(stationUrl: string, slug: string): string {
  return nameBasedUuid(NAMESPACE, `${withoutEnd(stationUrl, '/')}/episodes/${slug}/`)
}

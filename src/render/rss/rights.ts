import type { License, Location } from '../../model/rights.ts'
import { webUrl } from '../web-url.ts'
import { type Element, element, shortened } from './element.ts'

// Texts of the podcast namespace are at most 128 characters (P20-PERSON-2, P20-LOCATION-2, P20-LICENSE-3).
export const PODCAST_TEXT = 128

export function licenseElements(license: License | undefined): Element[] {
  if (!license) return []
  const { name, url } = license
  return [element('podcast:license', shortened(name, PODCAST_TEXT), { url: webUrl(url) })]
}

export function locationElements(locations: readonly Location[] = []): Element[] {
  return locations.map(({ name, rel, geo, osm, country }) =>
    element('podcast:location', shortened(name, PODCAST_TEXT), { rel, geo, osm, country }),
  )
}

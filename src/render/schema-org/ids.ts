import { embedAddress, episodeAddress, HOME, personAddress, pictureAddress } from '../../model/address.ts'
import type { Feed } from '../../model/feed.ts'
import { isOrganisation, type Person } from '../../model/person.ts'
import type { SiteView } from '../../model/site-view.ts'
import { webUrl } from '../web-url.ts'

/** A node of a graph: schema.org's names, no empty values. */
export type Thing = { readonly '@type': string } & Readonly<Record<string, unknown>>

/** A reference to a node by its permanent id. */
export interface Reference {
  readonly '@id': string
}

/** A complete data block: https://www.w3.org/TR/json-ld11/#named-graphs */
export function graph(...things: readonly Thing[]): object {
  return { '@context': 'https://schema.org', '@graph': things }
}

/** The id of the organisation that publishes the shows. */
export function stationId({ url }: SiteView): string {
  return `${url}${HOME}#station`
}

export function websiteId({ url }: SiteView): string {
  return `${url}${HOME}#website`
}

export function seriesId({ url }: SiteView, { id }: Feed): string {
  return `${url}${HOME}#series-${id}`
}

export function seasonId(siteView: SiteView, feed: Feed, season: number): string {
  return `${seriesId(siteView, feed)}-season-${season}`
}

export function episodeId({ url }: SiteView, slug: string): string {
  return `${url}${episodeAddress(slug)}#episode`
}

export function recordingId({ url }: SiteView, slug: string): string {
  return `${url}${episodeAddress(slug)}#recording`
}

export function playerUrl({ url }: SiteView, slug: string): string {
  return `${url}${embedAddress(slug)}`
}

export function personId({ url }: SiteView, { id }: Person): string {
  return `${url}${personAddress(id)}#person`
}

/** A person or organisation, with enough properties to be understood without their page. */
export function personThing(siteView: SiteView, person: Person): Thing {
  return {
    '@type': isOrganisation(person) ? 'Organization' : 'Person',
    '@id': personId(siteView, person),
    name: person.name,
    url: siteView.url + personAddress(person.id),
  }
}

/** The same with their own site and picture, for the page about them. */
export function wholePersonThing(siteView: SiteView, person: Person): Thing {
  const elsewhere = webUrl(person.url)
  const image = person.picture ? siteView.url + pictureAddress(person.picture) : webUrl(person.image)
  return {
    ...personThing(siteView, person),
    ...(elsewhere !== undefined && { sameAs: elsewhere }),
    ...(image !== undefined && { image }),
  }
}

import { embedAddress, episodeAddress, HOME, personAddress, pictureAddress } from '../../model/address.ts'
import type { Feed } from '../../model/feed.ts'
import { isOrganisation, type Person } from '../../model/person.ts'
import type { SiteView } from '../../model/site-view.ts'
import { webUrl } from '../web-url.ts'

/** One thing of a graph: schema.org's names, no empty values. */
export type Thing = { readonly '@type': string } & Readonly<Record<string, unknown>>

/** A thing that is told of elsewhere, by the address that never changes. */
export interface Reference {
  readonly '@id': string
}

/** A whole data block: https://www.w3.org/TR/json-ld11/#named-graphs */
export function graph(...things: readonly Thing[]): object {
  return { '@context': 'https://schema.org', '@graph': things }
}

/** Who makes the programmes. */
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

/** Somebody or an organisation, with enough to be known without their own page. */
export function personThing(siteView: SiteView, person: Person): Thing {
  return {
    '@type': isOrganisation(person) ? 'Organization' : 'Person',
    '@id': personId(siteView, person),
    name: person.name,
    url: siteView.url + personAddress(person.id),
  }
}

/** Their own page elsewhere and their picture, for the page that is about them. */
export function wholePersonThing(siteView: SiteView, person: Person): Thing {
  const elsewhere = webUrl(person.url)
  const image = person.picture ? siteView.url + pictureAddress(person.picture) : webUrl(person.image)
  return {
    ...personThing(siteView, person),
    ...(elsewhere !== undefined && { sameAs: elsewhere }),
    ...(image !== undefined && { image }),
  }
}

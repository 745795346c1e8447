import { feedAddress, HOME, pictureAddress, SEARCH, showAddress } from '../../model/address.ts'
import type { Feed } from '../../model/feed.ts'
import type { SiteView } from '../../model/site-view.ts'
import { showLink } from '../show-link.ts'
import { webUrl } from '../web-url.ts'
import { creditProperties } from './credits.ts'
import { crumbs } from './crumbs.ts'
import { graph, seasonId, seriesId, stationId, type Thing, websiteId } from './ids.ts'
import { licenseUrl } from './license.ts'

/** The home page: the station and its site. */
export function homeData(siteView: SiteView): object {
  return graph(stationThing(siteView), websiteThing(siteView))
}

/** A show's page: the show as a https://schema.org/PodcastSeries, and the way there; where it is the home page, with the station. `seasons` are the numbers of those that have episodes. */
export function showData(siteView: SiteView, feed: Feed, seasons: readonly number[]): object {
  const series = seriesThing(siteView, feed, seasons)
  if (siteView.station.home === feed.id) return graph(stationThing(siteView), websiteThing(siteView), series)
  const way = [{ name: feed.title, address: showAddress(feed.id) }]
  return graph(series, crumbs(siteView, way))
}

function stationThing(siteView: SiteView): Thing {
  const { station, feeds, url } = siteView
  const artwork = feeds[0]?.artwork
  return {
    '@type': 'Organization',
    '@id': stationId(siteView),
    name: station.title,
    url: url + HOME,
    ...(station.description !== undefined && { description: station.description }),
    ...(artwork && { logo: url + pictureAddress(artwork) }),
  }
}

function websiteThing(siteView: SiteView): Thing {
  const { station, url } = siteView
  return {
    '@type': 'WebSite',
    '@id': websiteId(siteView),
    name: station.title,
    url: url + HOME,
    inLanguage: station.language,
    publisher: { '@id': stationId(siteView) },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${url}${SEARCH}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  }
}

function seriesThing(siteView: SiteView, feed: Feed, numbers: readonly number[]): Thing {
  const { url } = siteView
  const license = licenseUrl(feed.license)
  const seasons = [...numbers].sort((a, b) => a - b).map((season) => seasonThing(siteView, feed, season))
  const elsewhere = (feed.directories ?? []).flatMap((one) => webUrl(one.url) ?? [])
  return {
    ...seriesReference(siteView, feed),
    description: feed.description,
    image: url + pictureAddress(feed.artwork),
    author: { '@type': 'Organization', name: feed.author },
    publisher: { '@id': stationId(siteView) },
    webFeed: url + feedAddress(feed.id),
    ...(elsewhere.length > 0 && { sameAs: elsewhere }),
    inLanguage: feed.language,
    genre: feed.categories.map(({ name, sub }) => sub ?? name),
    isAccessibleForFree: true,
    ...(feed.copyright !== undefined && { copyrightNotice: feed.copyright }),
    ...(license !== undefined && { license }),
    ...creditProperties(siteView, feed.credits),
    ...(seasons.length > 0 && { hasPart: seasons }),
  }
}

/** A show with what its episodes need of it: whoever reads their pages alone knows what it is. */
export function seriesReference(siteView: SiteView, feed: Feed): Thing {
  return {
    '@type': 'PodcastSeries',
    '@id': seriesId(siteView, feed),
    name: feed.title,
    url: showLink(siteView, feed),
  }
}

/** A season, which has a number, and a name where the show gives it one. */
export function seasonThing(siteView: SiteView, feed: Feed, season: number): Thing {
  const name = feed.seasons?.get(season)
  return {
    '@type': 'PodcastSeason',
    '@id': seasonId(siteView, feed, season),
    seasonNumber: season,
    ...(name !== undefined && { name }),
  }
}

import { feedAddress, HOME, SEARCH, stationFileAddress } from '../../model/address.ts'
import { episodesOf, type Feed } from '../../model/feed.ts'
import type { OnAir } from '../../model/on-air.ts'
import { webUrl } from '../web-url.ts'
import { creditProperties } from './credits.ts'
import { graph, seasonId, seriesId, stationId, type Thing, websiteId } from './ids.ts'
import { licenseUrl } from './license.ts'

/** The home page: the station, its site, and every show as a https://schema.org/PodcastSeries. */
export function homeData(onAir: OnAir): object {
  return graph(
    stationThing(onAir),
    websiteThing(onAir),
    ...onAir.feeds.map((feed) => seriesThing(onAir, feed)),
  )
}

function stationThing(onAir: OnAir): Thing {
  const { station, feeds, url } = onAir
  const artwork = feeds[0]?.artwork
  return {
    '@type': 'Organization',
    '@id': stationId(onAir),
    name: station.title,
    url: url + HOME,
    ...(station.description !== undefined && { description: station.description }),
    ...(artwork && { logo: url + stationFileAddress(artwork.file) }),
  }
}

function websiteThing(onAir: OnAir): Thing {
  const { station, url } = onAir
  return {
    '@type': 'WebSite',
    '@id': websiteId(onAir),
    name: station.title,
    url: url + HOME,
    inLanguage: station.language,
    publisher: { '@id': stationId(onAir) },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${url}${SEARCH}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  }
}

function seriesThing(onAir: OnAir, feed: Feed): Thing {
  const { url } = onAir
  const license = licenseUrl(feed.license)
  const seasons = seasonsOf(onAir, feed)
  return {
    ...seriesReference(onAir, feed),
    description: feed.description,
    image: url + stationFileAddress(feed.artwork.file),
    author: { '@type': 'Organization', name: feed.author },
    publisher: { '@id': stationId(onAir) },
    webFeed: url + feedAddress(feed.id),
    inLanguage: feed.language,
    genre: feed.categories.map(({ name, sub }) => sub ?? name),
    isAccessibleForFree: true,
    ...(feed.copyright !== undefined && { copyrightNotice: feed.copyright }),
    ...(license !== undefined && { license }),
    ...creditProperties(onAir, feed.credits),
    ...(seasons.length > 0 && { hasPart: seasons }),
  }
}

/** A show with what its episodes need of it: whoever reads their pages alone knows what it is. */
export function seriesReference(onAir: OnAir, feed: Feed): Thing {
  return {
    '@type': 'PodcastSeries',
    '@id': seriesId(onAir, feed),
    name: feed.title,
    url: webUrl(feed.link) ?? onAir.url + HOME,
  }
}

/** A season, which has a number, and a name where the show gives it one. */
export function seasonThing(onAir: OnAir, feed: Feed, season: number): Thing {
  const name = feed.seasons?.get(season)
  return {
    '@type': 'PodcastSeason',
    '@id': seasonId(onAir, feed, season),
    seasonNumber: season,
    ...(name !== undefined && { name }),
  }
}

function seasonsOf(onAir: OnAir, feed: Feed): Thing[] {
  const numbers = episodesOf(feed, onAir.episodes).flatMap(({ season }) => season ?? [])
  return [...new Set(numbers)].sort((a, b) => a - b).map((season) => seasonThing(onAir, feed, season))
}

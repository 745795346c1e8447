import type { Graph } from '../graph/graph.ts'
import type { Query } from '../graph/query.ts'
import { HOME, TAGS } from '../model/address.ts'
import { isListMedium } from '../model/medium.ts'
import { SCHEDULE_PAGE } from '../model/own-page.ts'
import { contributorIds } from './contributors.ts'
import { episodeFiles, episodePictures, searchText } from './episode-files.ts'
import { episodePages } from './episode-pages.ts'
import { feedCut, feedDocument, feedFiles, feedItem, partsOf } from './feed-documents.ts'
import { header, type SiteSource } from './inputs.ts'
import { isTagged } from './order.ts'
import { ownPageDocument, ownPageSearchText } from './own-pages.ts'
import { episodeWords, searchShards } from './search-index.ts'
import { showCut, showDocument, showPageKeys } from './show-pages.ts'
import { artworkSizes, assetDocument, hostFiles, opml, sitemaps, stationDrawing } from './station-files.ts'
import {
  personDocument,
  personPicture,
  personSearchText,
  SINGLE_PAGES,
  stationPage,
  topicDocument,
  topics,
  yearDocument,
  years,
} from './station-pages.ts'

/** A query and a key, to be evaluated. */
export interface QueryKey {
  readonly query: Query<unknown>
  readonly key: string
}

/** The queries of all episodes, one episode after the other, so that the texts of each are loaded once. */
export function* episodeQueryKeys(
  graph: Graph,
  { station: { feeds }, episodes }: SiteSource,
): Generator<QueryKey> {
  const { get } = graph.reader()
  const withItems = new Set(feeds.filter(({ medium }) => !isListMedium(medium)).map(({ id }) => id))
  for (const slug of episodes.slugs) {
    for (const query of [episodePages, episodeFiles, episodePictures, searchText, episodeWords]) {
      yield { query, key: slug }
    }
    for (const feed of get(header, slug).feeds) {
      if (withItems.has(feed)) yield { query: feedItem, key: `${feed} ${slug}` }
    }
  }
  // What is not public is in no feed, and nobody finds it.
  for (const slug of episodes.previewed ?? []) {
    for (const query of [episodePages, episodeFiles, episodePictures]) yield { query, key: slug }
  }
}

/** All other queries, except redirects. */
export function* listQueryKeys(
  graph: Graph,
  { station: { feeds, pages = [], schedule, home }, assets }: SiteSource,
): Generator<QueryKey> {
  for (const key of SINGLE_PAGES) {
    // A show's page may stand in the place of the home page.
    const isMade = key === TAGS ? graph.value(isTagged) : key !== HOME || home === undefined
    if (isMade) yield { query: stationPage, key }
  }
  for (const { id } of feeds) {
    for (const key of showPageKeys(id, graph.value(showCut, id))) yield { query: showDocument, key }
  }
  const own = new Set([...pages.map(({ name }) => name), ...(schedule ? [SCHEDULE_PAGE] : [])])
  for (const key of own) {
    for (const query of [ownPageDocument, ownPageSearchText]) yield { query, key }
  }
  for (const { year } of graph.value(years)) yield { query: yearDocument, key: year }
  for (const { slug } of graph.value(topics)) yield { query: topicDocument, key: slug }
  for (const { id } of feeds) {
    for (const key of partsOf(id, graph.value(feedCut, id))) yield { query: feedDocument, key }
    yield { query: feedFiles, key: id }
  }
  for (const key of graph.value(contributorIds)) {
    for (const query of [personDocument, personPicture, personSearchText]) yield { query, key }
  }
  for (const { id } of feeds) yield { query: artworkSizes, key: id }
  for (const key of assets.keys()) yield { query: assetDocument, key }
  for (const query of [opml, stationDrawing, searchShards, sitemaps, hostFiles]) yield { query, key: '' }
}

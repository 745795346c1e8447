import type { Query } from '../graph/query.ts'
import { contributor, contributorIds, contributors, isContributor } from './contributors.ts'
import { episodeFiles, episodePictures, searchText } from './episode-files.ts'
import { episodePages } from './episode-pages.ts'
import { FEED_QUERIES, feedDocument, feedFiles } from './feed-documents.ts'
import { feedCount, feedRow, isTagged, neighbours, searchNumber } from './order.ts'
import { ownPageDocument, ownPageSearchText } from './own-pages.ts'
import type { DocumentsQuery } from './resource-queries.ts'
import {
  episodeWords,
  foundPages,
  ownPageWords,
  personWords,
  searchIndex,
  searchShards,
  shardCount,
} from './search-index.ts'
import { SHOW_QUERIES, showDocument } from './show-pages.ts'
import {
  artworkSizes,
  assetDocument,
  hostFiles,
  opml,
  redirectList,
  sitemaps,
  stationDrawing,
} from './station-files.ts'
import {
  LIST_QUERIES,
  personDocument,
  personPicture,
  personSearchText,
  redirectDocument,
  stationPage,
  topicDocument,
  yearDocument,
} from './station-pages.ts'

/** The queries that produce addresses, in order of precedence: the first query with an address keeps it. */
export const DOCUMENT_QUERIES: readonly DocumentsQuery[] = [
  stationPage,
  episodePages,
  showDocument,
  ownPageDocument,
  yearDocument,
  topicDocument,
  personDocument,
  feedDocument,
  feedFiles,
  opml,
  episodeFiles,
  personPicture,
  artworkSizes,
  episodePictures,
  stationDrawing,
  assetDocument,
  searchShards,
  searchText,
  personSearchText,
  ownPageSearchText,
  sitemaps,
  hostFiles,
  redirectDocument,
  redirectList,
]

/** All queries of a site by name. */
export const QUERIES: ReadonlyMap<string, Query<unknown>> = new Map(
  [
    ...DOCUMENT_QUERIES,
    ...FEED_QUERIES,
    ...LIST_QUERIES,
    ...SHOW_QUERIES,
    ...[contributors, contributorIds, contributor, isContributor],
    ...[feedRow, feedCount, isTagged, neighbours, searchNumber],
    ...[episodeWords, personWords, ownPageWords, foundPages, shardCount, searchIndex],
  ].map((query) => [query.name, query as Query<unknown>]),
)

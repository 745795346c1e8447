import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { Resource } from '../model/resource.ts'

/** Whether the resource is an RSS feed, which browsers display if it is sent as XML. */
export function isReadableFeed({ kind, type }: Resource): boolean {
  return kind === 'feed' && /^application\/rss\+xml\b/i.test(type)
}

/** Vary of a feed: a cache must not send an app the response for a browser. */
export const FEED_VARY = 'Accept-Encoding, Sec-Fetch-Dest'

/** Whether a browser opens the URL as a document. */
export function isNavigation(headers: IncomingHttpHeaders): boolean {
  return headers['sec-fetch-dest'] === 'document'
}

/**
 * The media type of a response. Apps get a feed's own type. Chromium shows that as plain text, and Firefox
 * may offer to save it, so a request for a document
 * (https://www.w3.org/TR/fetch-metadata/#sec-fetch-dest-header) gets plain XML, which browsers show with its
 * style sheet. The bytes are the same.
 */
export function typeFor({ headers }: FastifyRequest, resource: Resource): string {
  return isNavigation(headers) && isReadableFeed(resource) ? 'application/xml; charset=utf-8' : resource.type
}

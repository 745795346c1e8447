import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { Resource } from '../model/resource.ts'

/** Whether a browser can show it to a person, if only it takes it for XML. */
export function isReadableFeed({ kind, type }: Resource): boolean {
  return kind === 'feed' && /^application\/rss\+xml\b/i.test(type)
}

/** A cache may not give an app what a browser got. */
export const FEED_VARY = 'Accept-Encoding, Sec-Fetch-Dest'

/** Whether a browser opens the address for a person to see. */
export function isNavigation(headers: IncomingHttpHeaders): boolean {
  return headers['sec-fetch-dest'] === 'document'
}

/**
 * The media type that an answer goes out with. Apps get a feed's own. Chromium shows that as bare text, and Firefox
 * may offer to save it: who opens it as a document (https://www.w3.org/TR/fetch-metadata/#sec-fetch-dest-header) gets
 * plain XML, which is shown with its style sheet. The bytes are the same.
 */
export function typeFor({ headers }: FastifyRequest, resource: Resource): string {
  return isNavigation(headers) && isReadableFeed(resource) ? 'application/xml; charset=utf-8' : resource.type
}

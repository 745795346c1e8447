import type { FastifyRequest } from 'fastify'
import type { Resource } from '../model/resource.ts'

/** Whether a browser can show it to a person, if only it takes it for XML. */
export function isReadableFeed({ kind, type }: Resource): boolean {
  return kind === 'feed' && /^application\/rss\+xml\b/i.test(type)
}

/**
 * The media type that an answer goes out with. Apps get a feed's own. Chromium shows that as bare text, and Firefox
 * may offer to save it: who opens it as a document (https://www.w3.org/TR/fetch-metadata/#sec-fetch-dest-header) gets
 * plain XML, which is shown with its style sheet. The bytes are the same.
 */
export function typeFor({ headers }: FastifyRequest, resource: Resource): string {
  const isOpened = headers['sec-fetch-dest'] === 'document'
  return isOpened && isReadableFeed(resource) ? 'application/xml; charset=utf-8' : resource.type
}

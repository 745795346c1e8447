import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { lintFeed } from '../../src/lint/lint.ts'
import { podcastGuid } from '../../src/site/podcast-guid.ts'

/** The moment that the feeds of these tests are looked at. */
const NOW = new Date('2026-01-10T00:00:00Z')

/** Everything that is said about a feed. */
export function lint(xml: string | Uint8Array, url?: string): readonly Diagnostic[] {
  const bytes = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml
  const source = { name: 'feed.xml', bytes, now: NOW, recipe: podcastGuid, ...(url !== undefined && { url }) }
  return lintFeed(source).diagnostics
}

/** The codes that are said about a feed, each once. */
export function codesOf(xml: string | Uint8Array, url?: string): string[] {
  return [...new Set(lint(xml, url).map(({ code }) => code))].sort()
}

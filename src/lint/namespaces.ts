import { withoutEnd } from '../model/trim-end.ts'

/** The namespaces of podcast feeds, with the exact URIs that readers compare (XML-07). */
export const NAMESPACES = {
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  podcast: 'https://podcastindex.org/namespace/1.0',
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  psc: 'http://podlove.org/simple-chapters',
  fh: 'http://purl.org/syndication/history/1.0',
  dc: 'http://purl.org/dc/elements/1.1/',
  spotify: 'http://www.spotify.com/ns/rss',
  media: 'http://search.yahoo.com/mrss/',
} as const

export type Family = keyof typeof NAMESPACES

/** P20-NS-1: readers treat this URI as equal; writers do not use it. */
const PODCAST_BY_GITHUB = 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md'

/** Normalizes a URI for comparison: without case, scheme, www and trailing slashes. */
const folded = (uri: string) =>
  withoutEnd(
    uri
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\/(www\.)?/, ''),
    '/',
  )

const FAMILIES = new Map<string, Family>([
  ...(Object.entries(NAMESPACES) as [Family, string][]).map(([family, uri]): [string, Family] => [
    folded(uri),
    family,
  ]),
  [folded(PODCAST_BY_GITHUB), 'podcast'],
])

/**
 * The usual prefix of a namespace URI, also if it is misspelt: that is reported once, and its elements are
 * checked nevertheless. '' for RSS itself; an unknown URI is returned unchanged.
 */
export function familyOf(uri: string): string {
  return FAMILIES.get(folded(uri)) ?? uri
}

/** The correct URI if this one is a misspelling of it; undefined if it is correct or unknown. */
export function fixedNamespace(uri: string): string | undefined {
  const family = FAMILIES.get(folded(uri))
  if (family === undefined || uri === NAMESPACES[family] || uri === PODCAST_BY_GITHUB) return undefined
  return NAMESPACES[family]
}

import { withoutEnd } from '../model/trim-end.ts'

/** The vocabularies that podcast feeds are written in, by the exact addresses that readers compare (XML-07). */
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

/** P20-NS-1: readers take this address for the same; writers do not use it. */
const PODCAST_BY_GITHUB = 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md'

/** Addresses with what is not compared by people: case, scheme, www, slashes at the end. */
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
 * Which vocabulary an address means, also when it is misspelt: a misspelling is said once, and what is
 * written under it is judged all the same. '' is RSS itself; an unknown address answers itself.
 */
export function familyOf(uri: string): string {
  return FAMILIES.get(folded(uri)) ?? uri
}

/** The exact address where this one is a misspelling of it; undefined where it is right, or nobody's. */
export function fixedNamespace(uri: string): string | undefined {
  const family = FAMILIES.get(folded(uri))
  if (family === undefined || uri === NAMESPACES[family] || uri === PODCAST_BY_GITHUB) return undefined
  return NAMESPACES[family]
}

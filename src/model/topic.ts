import type { Episode } from './episode.ts'

/** What episodes are about: tags that differ only in case, accents or spaces are one. */
export interface Topic {
  /** As most episodes spell it; of equals, as the newest does. */
  readonly name: string
  /** The last part of its page's address, before it is percent-encoded. */
  readonly slug: string
  /** In the order in which they were given. */
  readonly episodes: readonly Episode[]
}

/** The topics of some episodes, in the order in which these first name them. */
export function topicsOf(episodes: readonly Episode[]): readonly Topic[] {
  const drafts = new Map<string, { readonly names: Map<string, number>; readonly episodes: Set<Episode> }>()
  for (const episode of episodes) {
    for (const tag of episode.tags) {
      const slug = topicSlug(tag)
      const draft = drafts.get(slug) ?? { names: new Map<string, number>(), episodes: new Set<Episode>() }
      drafts.set(slug, draft)
      draft.names.set(tag, (draft.names.get(tag) ?? 0) + 1)
      draft.episodes.add(episode)
    }
  }
  return [...drafts].map(([slug, { names, episodes }]) => ({
    name: commonest(names),
    slug,
    episodes: [...episodes],
  }))
}

const LONGEST = 60

/**
 * A tag as it stands in an address: its words in lower case, joined by hyphens, in their own script, Latin and Greek
 * without accents. A tag that has more than words (C++, R&D, 🎙) or very many gets a mark made from all of it at the
 * end, so that C, C++ and C# stay apart and each has the same address for ever.
 */
export function topicSlug(tag: string): string {
  const key = folded(tag).trim().replace(/\s+/g, ' ')
  const words = key.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
  const whole = words.join('-')
  const short = [...whole].slice(0, LONGEST).join('')
  if (short === whole && whole !== '' && key.replace(/[\s_-]+/g, '-') === whole) return whole
  return [short.replace(/-$/, ''), mark(key)].filter((part) => part !== '').join('-')
}

/** Upper case first, so that ß is ss and both lower-case sigmas are one. */
function folded(text: string): string {
  return text
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu, '$1')
    .normalize('NFKC')
}

/** FNV-1a, 32 bits, of UTF-16 code units (http://www.isthe.com/chongo/tech/comp/fnv/), in letters and digits. */
function mark(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}

function commonest(names: ReadonlyMap<string, number>): string {
  let best = ''
  for (const [name, count] of names) if (count > (names.get(best) ?? 0)) best = name
  return best
}

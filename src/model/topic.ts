import type { Episode } from './episode.ts'

/** A topic of episodes: tags that differ only in case, accents or spaces. */
export interface Topic {
  /** The spelling that most episodes use; if several are equally frequent, the newest episode's. */
  readonly name: string
  /** The last segment of its page's address, before percent-encoding. */
  readonly slug: string
  /** In the given order. */
  readonly episodes: readonly Episode[]
}

/** The topics of some episodes, in the order in which the episodes first use them. */
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
 * The slug of a tag: its words in lower case, joined by hyphens, in their own script, with accents removed
 * from Latin and Greek. If a tag contains anything but words (C++, R&D, 🎙) or is very long, a hash of the
 * whole tag is appended, so that C, C++ and C# have different addresses that never change.
 */
export function topicSlug(tag: string): string {
  const key = folded(tag).trim().replace(/\s+/g, ' ')
  const words = key.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
  const whole = words.join('-')
  const short = [...whole].slice(0, LONGEST).join('')
  if (short === whole && whole !== '' && key.replace(/[\s_-]+/g, '-') === whole) return whole
  return [short.replace(/-$/, ''), mark(key)].filter((part) => part !== '').join('-')
}

/** Converts to upper case first, so that ß becomes ss, and both lower-case sigmas become the same. */
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

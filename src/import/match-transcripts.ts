import { slugOf } from '../intake/slug.ts'

/** What is known of an episode, by which a file can be its transcript. */
export interface Matchable {
  readonly slug: string
  readonly title: string
  readonly episode?: number
  readonly season?: number
  /** `2025-03-14`. */
  readonly day?: string
}

/** Finds the episode whose transcript a file is by its name: slug, title, number, or day; undefined where none is, or several. */
export function matcher(episodes: readonly Matchable[]): (name: string) => string | undefined {
  const bySlug = uniquely(episodes, ({ slug }) => slug)
  const byTitle = uniquely(episodes, ({ title }) => slugOf(title) || undefined)
  const byNumber = uniquely(episodes, ({ episode, season }) =>
    episode === undefined ? undefined : `${season ?? ''}x${episode}`,
  )
  const byNumberAlone = uniquely(episodes, ({ episode }) => episode?.toString())
  const byDay = uniquely(episodes, ({ day }) => day)
  return (name) => {
    const stem = name.replace(/^.*\//, '').replace(/(?:\.[a-z]{2,5}){1,2}$/i, '')
    const slug = slugOf(stem)
    const day = /\d{4}-\d{2}-\d{2}/.exec(stem)?.[0]
    const rest = stem.replace(/\d{4}-\d{2}-\d{2}/, ' ')
    const both = /s(\d{1,3})[ ._-]?e(\d{1,5})/i.exec(rest)
    const numbers = [...rest.matchAll(/(?<![\d.])0{0,5}(\d{1,5})(?![\d.])/g)].map(([, number]) => number)
    return (
      bySlug.get(slug) ??
      byTitle.get(slug) ??
      byTitle.get(slugOf(rest.replace(/^[\s_-]*\d{1,5}[\s_.-]+/, ''))) ??
      (both ? byNumber.get(`${Number(both[1])}x${Number(both[2])}`) : undefined) ??
      (numbers.length === 1 ? byNumberAlone.get(numbers[0] ?? '') : undefined) ??
      (day === undefined ? undefined : byDay.get(day)) ??
      byNumberAlone.get(numbers[0] ?? '')
    )
  }
}

/** Slugs by something that only one episode has. */
function uniquely(
  episodes: readonly Matchable[],
  keyOf: (episode: Matchable) => string | undefined,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const twice = new Set<string>()
  for (const episode of episodes) {
    const key = keyOf(episode)
    if (key === undefined) continue
    if (found.has(key)) twice.add(key)
    found.set(key, episode.slug)
  }
  for (const key of twice) found.delete(key)
  return found
}

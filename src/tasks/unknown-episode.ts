import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Station } from '../model/station.ts'

/** What is said of an episode that a command names and the station does not have: what is wrong in its folder, or the nearest name. */
export function unknownEpisode(
  { episodes }: Station,
  slug: string,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const own = diagnostics.filter(({ file }) => file.startsWith(`episodes/${slug}/`))
  if (own.length > 0) return own
  const slugs = episodes.map((one) => one.slug)
  const guess = nearest(slug, slugs) ?? slugs[0] ?? 'SLUG'
  return [say('episode.unknown', startOf('episodes'), { slug, nearest: guess })]
}

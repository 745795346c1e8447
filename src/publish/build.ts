import type { Clock } from '../ports/clock.ts'
import type { Shelf } from '../ports/shelf.ts'
import type { BuildTerms, Built } from './built.ts'
import type { Workshop } from './examine.ts'
import { unusableFolder } from './hosting/folder.ts'
import { keptHead, type Note } from './kept-head.ts'

/** Writes the edition to a shelf, whole or not at all; one that stands there and would be made again stays. */
export async function build(
  workshop: Workshop,
  shelf: Shelf,
  clock: Clock,
  terms: BuildTerms,
): Promise<Built> {
  const unusable = terms.host && unusableFolder(terms.host)
  if (unusable) return { diagnostics: [unusable] }
  const standing = terms.changed ? undefined : await standingStill(workshop, shelf, clock.now(), terms)
  if (standing) return standing
  // To load what makes an edition takes longer than to see that none is to be made.
  const { buildAnew } = await import('./build-anew.ts')
  return buildAnew(workshop, shelf, clock, terms)
}

/** What the edition that stands was built with, where a build now would make nothing else. Then nothing is read or made. */
async function standingStill(
  workshop: Workshop,
  shelf: Shelf,
  now: Date,
  terms: BuildTerms,
): Promise<Built | undefined> {
  const standing = await shelf.standing()
  if (!standing) return undefined
  const { root, built } = JSON.parse(new TextDecoder().decode(standing.note)) as Note
  const head = await keptHead(workshop, terms, terms.at ?? now)
  return head?.root === root && (await standing.stays()) ? built : undefined
}

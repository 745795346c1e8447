import { deliveryRequirements } from './requirements/delivery.ts'
import { directoriesRequirements } from './requirements/directories.ts'
import { feedRequirements } from './requirements/feed.ts'
import { filesRequirements } from './requirements/files.ts'
import { podcastNamespaceRequirements } from './requirements/podcast-namespace.ts'

/** A requirement of a standard for podcasts. */
export interface Requirement {
  readonly id: string
  /** MUST, SHOULD or MAY; `stamp` if nothing is required. */
  readonly level: string
  /** Where it applies, and what it requires, in Inonda's own words. */
  readonly text: string
  /** Its sources, by their keys in docs/conformance.md. */
  readonly source: string
  /** How it is met, if not or not only by code that checks it. */
  readonly stand?:
    | { readonly kind: 'kept'; readonly file: string; readonly how: string }
    | { readonly kind: 'not ours'; readonly why: string }
}

/** All requirements by id. */
export const REQUIREMENTS: ReadonlyMap<string, Requirement> = new Map(
  [
    feedRequirements,
    directoriesRequirements,
    podcastNamespaceRequirements,
    filesRequirements,
    deliveryRequirements,
  ].flatMap((table) =>
    table
      .trim()
      .split('\n')
      .map((line) => {
        const requirement = requirementOf(line)
        return [requirement.id, requirement] as const
      }),
  ),
)

function requirementOf(line: string): Requirement {
  const [id = '', level = '', text = '', source = '', stand = ''] = line.split('|').map((cell) => cell.trim())
  const [, kind, words = ''] = /^(kept|not ours): (.*)$/.exec(stand) ?? []
  const base = { id, level, text, source }
  if (kind === 'not ours') return { ...base, stand: { kind, why: words } }
  if (kind !== 'kept') return base
  const [file = '', ...how] = words.split(' ')
  return { ...base, stand: { kind: 'kept', file, how: how.join(' ') } }
}

import type { Digest } from '../graph/digest.ts'
import type { BuildTerms, Built } from './built.ts'
import type { Workshop } from './examine.ts'
import { type Looks, looksTheSame } from './looks.ts'

/** For whom a site is made: these have one each. */
export type SiteTerms = Pick<BuildTerms, 'url' | 'host' | 'at'>

/** How everything looked that a site was made of. */
export interface Seen {
  readonly station: Looks
  readonly shipped: Looks
}

/** When and by whom a site was made, and of what. */
export interface Head {
  /** Names all that the site is made of. */
  readonly root: Digest
  readonly makers: string
  readonly url: string
  /** As of when it was made, and when it would become another one; milliseconds. */
  readonly from: number
  readonly until?: number
  /** When the next scheduled episode comes in; milliseconds. */
  readonly next?: number
  /** Absent where something cannot be relied on to look different once it is changed. */
  readonly looks?: Seen
}

/** What an edition on a shelf is finished with. */
export interface Note {
  readonly root: Digest
  readonly built: Built
}

/** The head of the site that was kept last on these terms; with `now`, only where one that is made now would be the same. */
export async function keptHead(workshop: Workshop, terms: SiteTerms, now?: Date): Promise<Head | undefined> {
  const { kept } = workshop
  const bytes = kept && !kept.distrust ? kept.keep.get(headName(terms)) : undefined
  const head = bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Head)
  if (!head || !now) return head
  const { makers, from, until, looks } = head
  const moment = now.getTime()
  const isSame =
    looks !== undefined &&
    moment >= from &&
    !(until !== undefined && moment >= until) &&
    makers === (await makersOf(workshop, terms)) &&
    (await looksTheSame(workshop.shipped, looks.shipped)) &&
    (await looksTheSame(workshop.storage, looks.station))
  return isSame ? head : undefined
}

/** Who makes a site; undefined where nobody knows. */
export async function makersOf(
  { kept, generator, pictures }: Workshop,
  { host }: SiteTerms,
): Promise<string | undefined> {
  return kept && JSON.stringify([kept.program, generator, await pictures?.maker(), host])
}

/** Where it is kept. */
export function headName({ url, host, at }: SiteTerms): string {
  // What was made as of a chosen moment is not published.
  return `site ${JSON.stringify([url, host, at !== undefined])}`
}

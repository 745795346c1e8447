import type { Shelf } from '../ports/shelf.ts'
import type { BuildTerms, Built } from './built.ts'
import type { Workshop } from './examine.ts'
import { LEDGER_FILE } from './ledger-file.ts'
import { type Looks, looksTheSame, withBytes } from './looks.ts'
import type { Proof } from './proof.ts'

/** What an edition was made from, as it is noted beside it. */
interface Provenance {
  readonly makers: string
  /** Whether somebody chose the moment. */
  readonly isChosen: boolean
  /** As of when it was made, and when it would become another one; milliseconds. */
  readonly from: number
  readonly until?: number
  readonly station: Looks
  readonly shipped: Looks
  readonly built: Built
}

/**
 * What the edition that stands was built with, where a build now would make nothing else: the same program looks at
 * the same files, no episode came in since, and what stands is as it was laid. Then nothing is read or made.
 */
export async function standingStill(
  workshop: Workshop,
  shelf: Shelf,
  now: Date,
  terms: BuildTerms,
): Promise<Built | undefined> {
  const standing = await shelf.standing()
  if (!standing) return undefined
  const { makers, isChosen, from, until, station, shipped, built } = JSON.parse(
    new TextDecoder().decode(standing.note),
  ) as Provenance
  const moment = (terms.at ?? now).getTime()
  const isSame =
    // What was built as of a chosen moment is not published yet.
    !(isChosen && !terms.at) &&
    moment >= from &&
    !(until !== undefined && moment >= until) &&
    makers === (await makersOf(workshop, terms)) &&
    (await looksTheSame(workshop.shipped, shipped)) &&
    (await looksTheSame(workshop.storage, station)) &&
    (await standing.stays())
  return isSame ? built : undefined
}

interface Made {
  readonly looks: { readonly station: Looks | undefined; readonly shipped: Looks | undefined }
  readonly good: NonNullable<Proof['good']>
  /** The bytes of the ledger, where it was written anew. */
  readonly ledger?: Uint8Array | undefined
  readonly built: Built
  readonly terms: BuildTerms
  readonly now: Date
}

/** The note of a new edition; undefined where nobody could tell that the next one is the same. */
export async function noteOf(
  workshop: Workshop,
  { looks: { station, shipped }, good, ledger, built, terms, now }: Made,
): Promise<Uint8Array | undefined> {
  const makers = await makersOf(workshop, terms)
  if (!station || !shipped || makers === undefined) return undefined
  const moment = terms.at ?? now
  // What was said of the ledger before is not what will be said of the new one; one that is not written is still to come.
  if (good.isNew && (!ledger || built.diagnostics.some(({ code }) => code.startsWith('ledger.')))) {
    return undefined
  }
  const until = turnAfter(moment, good)
  const provenance: Provenance = {
    makers,
    isChosen: terms.at !== undefined,
    from: moment.getTime(),
    ...(until !== undefined && { until }),
    station: ledger ? withBytes(station, LEDGER_FILE, ledger) : station,
    shipped,
    built,
  }
  return new TextEncoder().encode(JSON.stringify(provenance))
}

/** When what was made as of a moment would be made otherwise of the same files; milliseconds. Undefined: never. */
export function turnAfter(moment: Date, { edition, ledger }: NonNullable<Proof['good']>): number | undefined {
  const turns = [
    edition.next?.getTime() ?? Number.POSITIVE_INFINITY,
    ...Object.values(ledger.episodes).map(({ date }) => Date.parse(date)),
  ].filter((turn) => turn > moment.getTime())
  const first = turns.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  return Number.isFinite(first) ? first : undefined
}

/** The other public address that somebody asked for, in what `makersOf` answers. */
export function urlOf(makers: string): string | undefined {
  const [, , , url] = JSON.parse(makers) as (string | null)[]
  return url ?? undefined
}

/** Who makes the edition and on what terms; undefined where nobody knows. */
export async function makersOf(
  workshop: Workshop,
  { url, host }: Pick<BuildTerms, 'url' | 'host'>,
): Promise<string | undefined> {
  const { kept, generator, pictures } = workshop
  if (!kept) return undefined
  return JSON.stringify([kept.program, generator, await pictures?.maker(), url, host])
}

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Clock } from '../ports/clock.ts'
import type { Sheet, Shelf } from '../ports/shelf.ts'
import type { Workshop } from './examine.ts'
import { keepLedger, type Progress, proof } from './proof.ts'
import type { Edition } from './standing.ts'

export interface BuildTerms {
  readonly url?: string
  /** As of another moment than now. */
  readonly at?: Date
  readonly tell?: Progress
}

export interface Built {
  readonly diagnostics: readonly Diagnostic[]
  /** How many files were written; absent when the build was refused. */
  readonly files?: number
}

/**
 * Writes the edition to a shelf, whole or not at all. The ledger is written first: an identity that
 * was promised and not yet published does no harm, one published and forgotten does. A look into the
 * future (`at`) publishes nothing, so it leaves the ledger alone.
 */
export async function build(
  workshop: Workshop,
  shelf: Shelf,
  clock: Clock,
  terms: BuildTerms,
): Promise<Built> {
  const now = clock.now()
  const { at = now, url, tell } = terms
  const proofed = await proof(workshop, { moment: at, ...(url !== undefined && { url }) }, tell)
  const { diagnostics, good } = proofed
  if (!good) return { diagnostics }
  if (at <= now) await keepLedger(workshop, proofed)
  await shelf.replace(sheetsOf(good.edition))
  return { diagnostics, files: good.edition.addresses.length }
}

function* sheetsOf(edition: Edition): Generator<Sheet> {
  for (const address of edition.addresses) {
    const body = edition.find(address)?.body
    // A redirect of something that is no page has no file: a static host answers it from the list of redirects.
    if (!body || (edition.find(address)?.redirect !== undefined && !address.endsWith('/'))) continue
    const path = fileOf(address)
    if ('bytes' in body) yield { path, content: { bytes: body.bytes() } }
    else yield { path, content: 'make' in body ? { make: body.make } : { file: body.file } }
  }
}

/** `/people/` is people/index.html; percent-encoding is undone, since servers undo it before they look. */
function fileOf(address: string): string {
  const path = address.slice(1).split('/').map(decodeURIComponent).join('/')
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Clock } from '../ports/clock.ts'
import type { Sheet, Shelf } from '../ports/shelf.ts'
import { isCompressible } from './delivery.ts'
import type { Workshop } from './examine.ts'
import { compressedSheets } from './hosting/compressed.ts'
import { configurationFor, type ServerName } from './hosting.ts'
import { keepLedger, type Progress, proof } from './proof.ts'
import type { Edition } from './standing.ts'

export interface BuildTerms {
  readonly url?: string
  /** As of another moment than now. */
  readonly at?: Date
  /** For a server that sends files compressed before, with the folder where they will stand, absolute. */
  readonly host?: { readonly server: ServerName; readonly folder: string }
  readonly tell?: Progress
}

export interface Built {
  readonly diagnostics: readonly Diagnostic[]
  /** How many files were written; absent when the build was refused. */
  readonly files?: number
  /** For the server that was named. */
  readonly configuration?: string
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
  const { at = now, url, host, tell } = terms
  const proofed = await proof(workshop, { moment: at, ...(url !== undefined && { url }) }, tell)
  const { diagnostics, good } = proofed
  if (!good) return { diagnostics }
  if (at <= now) await keepLedger(workshop, proofed)
  await shelf.replace(sheetsOf(good.edition, host !== undefined))
  const configuration = host && configurationFor(host.server, good.edition, { ...host, url: good.url })
  return { diagnostics, files: good.edition.addresses.length, ...(configuration && { configuration }) }
}

function* sheetsOf(edition: Edition, compressed: boolean): Generator<Sheet> {
  for (const address of edition.addresses) {
    const resource = edition.find(address)
    const body = resource?.body
    // A redirect of something that is no page has no file: a static host answers it from the list of redirects.
    if (!body || (resource.redirect !== undefined && !address.endsWith('/'))) continue
    const path = fileOf(address)
    if ('bytes' in body) {
      const sheet = { path, content: { bytes: body.bytes() } }
      yield sheet
      if (compressed && isCompressible(resource.type)) yield* compressedSheets(sheet, sheet.content.bytes)
    } else yield { path, content: 'make' in body ? { make: body.make } : { file: body.file } }
  }
}

/** `/people/` is people/index.html; percent-encoding is undone, since servers undo it before they look. */
function fileOf(address: string): string {
  const path = address.slice(1).split('/').map(decodeURIComponent).join('/')
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

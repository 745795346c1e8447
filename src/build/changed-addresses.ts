import type { CurrentBuild, SiteBuild } from './site-build.ts'

/**
 * The modification dates of the addresses of `after`, and the number of addresses that changed. Unchanged
 * addresses keep their date.
 */
export function changedAddresses(
  { siteBuild: before }: CurrentBuild,
  after: SiteBuild,
  dates: ReadonlyMap<string, Date>,
  now: Date,
): { readonly dates: Map<string, Date>; readonly fresh: number } {
  const next = new Map<string, Date>()
  let fresh = Math.max(0, before.addresses.length - after.addresses.length)
  for (const address of after.addresses) {
    const isSame = same(before, after, address)
    if (!isSame) fresh++
    const date = isSame ? dates.get(address) : now
    if (date) next.set(address, date)
  }
  return { dates: next, fresh }
}

function same(before: SiteBuild, after: SiteBuild, address: string): boolean {
  const a = before.find(address)
  const b = after.find(address)
  if (a && a === b) return true
  if (!a || !b || a.type !== b.type || a.redirect !== b.redirect) return false
  if ('bytes' in a.body && 'bytes' in b.body) return sameBytes(before, after, address)
  if ('make' in a.body && 'make' in b.body) return a.body.recipe === b.body.recipe
  return 'digest' in a.body && 'digest' in b.body && a.body.digest === b.body.digest
}

/** Compares digests: rendering the old pages again would take as long as the new build. */
function sameBytes(before: SiteBuild, after: SiteBuild, address: string): boolean {
  const a = before.bytesInfo?.(address)
  const b = after.bytesInfo?.(address)
  return a !== undefined && b !== undefined && a.sha256 === b.sha256
}

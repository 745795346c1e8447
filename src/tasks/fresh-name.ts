import type { Published } from '../build/ledger.ts'
import { sha256Of } from '../ports/digest.ts'
import type { Storage } from '../ports/storage.ts'

/**
 * The name under which a recording can be published without standing at an address that ever had other bytes: its own where it
 * lies in the folder already under a new one, else the published one with a number.
 */
export async function freshName(
  storage: Storage,
  slug: string,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  published: Published['recording'],
): Promise<{ readonly name: string; readonly sha256: string }> {
  const sha256 = sha256Of(bytes)
  const { address, formerly } = published ?? { address: '', formerly: [] }
  const used = new Set([address, ...formerly].map(lastSegment))
  const folder = `episodes/${slug}`
  const names = new Set((await storage.list(folder)).map((entry) => entry.name))
  const own = names.has(name) && !used.has(name) ? await storage.read(`${folder}/${name}`) : undefined
  if (own && sha256Of(own) === sha256) return { name, sha256 }
  const stem = (lastSegment(formerly[0] ?? address) || name).replace(/\.[^.]+$/, '')
  const ending = /\.[^.]+$/.exec(name)?.[0] ?? ''
  for (let number = 2; ; number++) {
    const fresh = `${stem}-${number}${ending}`
    if (!names.has(fresh) && !used.has(fresh)) return { name: fresh, sha256 }
  }
}

function lastSegment(address: string): string {
  return decodeURIComponent(address.slice(address.lastIndexOf('/') + 1))
}

import { createHash } from 'node:crypto'
import { withoutEnd } from '../model/trim-end.ts'

/** The namespace of URLs (RFC 9562, 6.6). */
const NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')

/**
 * A guid to propose for an episode that has none: UUIDv5 of its address, so that a hint is the same at
 * every run and on every machine.
 */
export function freshGuid(stationUrl: string, slug: string): string {
  const name = `${withoutEnd(stationUrl, '/')}/episodes/${slug}/`
  const hash = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest().subarray(0, 16)
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

import { createHash } from 'node:crypto'
import { withoutEnd } from '../model/trim-end.ts'

/** https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md */
const PODCAST_NAMESPACE = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6'

/** A podcast:guid by the recipe (P20-GUID-2): UUIDv5 of the feed's URL without scheme and trailing slashes. */
export function podcastGuid(feedUrl: string): string {
  const name = withoutEnd(feedUrl.replace(/^[a-z][a-z0-9+.-]*:\/\//i, ''), '/')
  const namespace = Buffer.from(PODCAST_NAMESPACE.replaceAll('-', ''), 'hex')
  const hash = createHash('sha1').update(namespace).update(name, 'utf8').digest().subarray(0, 16)
  // RFC 9562, 5.5: version 5 in the high bits of octet 6, the variant in those of octet 8.
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

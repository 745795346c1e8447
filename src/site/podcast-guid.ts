import { withoutEnd } from '../model/trim-end.ts'
import { nameBasedUuid } from '../ports/digest.ts'

/** https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md */
const PODCAST_NAMESPACE = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6'

/** A podcast:guid (P20-GUID-2): UUIDv5 of the feed's URL without scheme and trailing slashes. */
export function podcastGuid(feedUrl: string): string {
  return nameBasedUuid(PODCAST_NAMESPACE, withoutEnd(feedUrl.replace(/^[a-z][a-z0-9+.-]*:\/\//i, ''), '/'))
}

import { recordingAddress } from '../../model/address.ts'
import type { Recording } from '../../model/recording.ts'
import { webUrl } from '../web-url.ts'
import type { PageContext } from './page-context.ts'

/** Where a page finds a recording: relative for a file of the station, whole for one that is elsewhere. */
export function recordingLink(
  { link }: Pick<PageContext, 'link'>,
  slug: string,
  { url, file }: Pick<Recording, 'url' | 'file'>,
): string {
  return webUrl(url) ?? link(recordingAddress(slug, file))
}

/** What a page may load besides its own files: the origin of each recording that it plays from elsewhere, once. */
export function mediaOrigins(recordings: readonly (Pick<Recording, 'url'> | undefined)[]): readonly string[] {
  const urls = recordings.flatMap((one) => webUrl(one?.url) ?? [])
  return [...new Set(urls.map((url) => new URL(url).origin))].sort()
}

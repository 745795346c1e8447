import { recordingAddress } from '../../model/address.ts'
import type { Recording } from '../../model/recording.ts'
import { webUrl } from '../web-url.ts'
import type { PageContext } from './page-context.ts'

/** The link of a page to a recording: relative for a file of the station, otherwise absolute. */
export function recordingLink(
  { link }: Pick<PageContext, 'link'>,
  slug: string,
  { url, file }: Pick<Recording, 'url' | 'file'>,
): string {
  return webUrl(url) ?? link(recordingAddress(slug, file))
}

/** The origins of recordings on other servers, from which a page may load besides its own files; without duplicates. */
export function mediaOrigins(recordings: readonly (Pick<Recording, 'url'> | undefined)[]): readonly string[] {
  const urls = recordings.flatMap((one) => webUrl(one?.url) ?? [])
  return [...new Set(urls.map((url) => new URL(url).origin))].sort()
}

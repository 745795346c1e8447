import { IoError } from '../ports/io-error.ts'
import type { Web } from '../ports/web.ts'
import type { FoundFeed } from './import-terms.ts'

/** Fetches a feed; an `IoError` says why there is none. */
export async function fetchedFeed(web: Web, url: string): Promise<FoundFeed> {
  const { status, bytes, url: end } = await web.fetch({ url, method: 'GET' })
  if (status !== 200) throw new IoError('web', 'ask', `${url} answers ${status} and not with a feed.`)
  return { name: url, bytes, url: end }
}

/** What is said of a file that is not even read. */
export function tooLarge(name: string, megabytes: number): IoError {
  return new IoError(
    'storage',
    'read',
    `${name} has more than ${megabytes} MB, and feeds of shows have less (--max-megabytes takes more).`,
  )
}

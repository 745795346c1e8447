import {
  embedAddress,
  embedAddressOf,
  episodeAddress,
  feedAddress,
  HOME,
  recordingAddress,
  showAddress,
  showAddressIn,
  showAddressOf,
} from '../model/address.ts'
import type { SiteSource } from './inputs.ts'

/** What is needed to find the targets of redirects. */
interface Places {
  /** Whether there is a resource at an address. */
  readonly has: (address: string) => boolean
  /** The addresses below an episode's page. */
  readonly under: (slug: string) => readonly string[]
  /** The documents of all feeds: RSS and JSON, with their pages. */
  readonly feedDocuments: () => readonly string[]
  /** The file name of an episode's recording. */
  readonly recordingOf: (slug: string) => string | undefined
}

/** `/feeds/show` of `/feeds/show.xml`: the common beginning of all documents of a show. */
function withoutEnding(address: string): string {
  return address.replace(/\.xml$/, '')
}

/** Maps every former address of a public episode, show or picture to the current one. */
export function redirects(
  {
    former,
    formerFeeds = new Map(),
    formerPictures = new Map(),
    station,
  }: Pick<SiteSource, 'former' | 'formerFeeds' | 'formerPictures' | 'station'>,
  places: Places,
): Map<string, string> {
  const moved = new Map<string, string>()
  const move = (from: string, to: string) => {
    if (from !== to && !places.has(from) && places.has(to)) moved.set(from, to)
  }
  for (const [slug, { pages, recordings }] of former) {
    const now = episodeAddress(slug)
    for (const old of pages) {
      if (old === now) continue
      // An address that is not a folder has no addresses below it.
      if (!old.endsWith('/')) {
        move(old, now)
        continue
      }
      for (const address of places.under(slug)) {
        if (address.startsWith(now)) move(old + address.slice(now.length), address)
      }
      if (old.startsWith('/episodes/')) move(embedAddressOf(old), embedAddress(slug))
    }
    const recording = places.recordingOf(slug)
    if (recording === undefined) continue
    const heard = recordingAddress(slug, recording)
    for (const old of recordings) move(old, heard)
  }
  for (const [from, to] of formerPictures) move(from, to)
  for (const [id, addresses] of formerFeeds) {
    const now = withoutEnding(feedAddress(id))
    const documents = places.feedDocuments().filter((one) => /^(?:\.|\/page\/)/.test(one.slice(now.length)))
    for (const old of addresses) {
      move(showAddressOf(old), showAddressIn(station, id))
      for (const address of documents) {
        if (address.startsWith(now)) move(withoutEnding(old) + address.slice(now.length), address)
      }
    }
  }
  if (station.home !== undefined) move(showAddress(station.home), HOME)
  return moved
}

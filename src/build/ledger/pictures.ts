import { isDeepStrictEqual } from 'node:util'
import { pictureAddress, pictureSizeAddress } from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import { identityOf, withIdentity } from '../../model/file-identity.ts'
import type { Picture } from '../../model/picture.ts'
import { PICTURE_WIDTHS } from '../../model/picture-sizes.ts'
import type { Station } from '../../model/station.ts'
import { withReplacedParts } from '../episode-with-files.ts'
import type { Ledger } from '../ledger.ts'

/** The number of digest characters that distinguish all versions of a picture with the same file name. */
const VERSION_LENGTH = 10

/**
 * The station with artwork and covers at addresses that change with their bytes, because apps do not fetch a
 * picture again from the same address. A picture that is as it was first published keeps the address of its
 * file. docs/decisions/0013-pictures-at-new-addresses.md explains why.
 */
export function withPictureVersions(station: Station, { pictures = {} }: Ledger): Station {
  const versioned = (picture: Picture): Picture | undefined => {
    const first = pictures[picture.file]?.sha256
    if (first === undefined || first === picture.digest) return undefined
    const copy = { ...picture, version: picture.digest.slice(0, VERSION_LENGTH) }
    withIdentity(copy, identityOf(picture))
    return copy
  }
  // Returns the same object if nothing changed, because caches are keyed by its lists.
  const isSame = !picturesIn(station, station.episodes).some((picture) => versioned(picture))
  if (isSame) return station
  return {
    ...station,
    feeds: station.feeds.map((feed) => ({ ...feed, artwork: versioned(feed.artwork) ?? feed.artwork })),
    episodes: station.episodes.map((episode) => {
      const cover = episode.cover && versioned(episode.cover)
      return cover ? withReplacedParts(episode, { cover }, `cover ${cover.digest}`) : episode
    }),
  }
}

/** The ledger with the pictures of these shows and episodes. Returns the same object if nothing is new. */
export function withPictures(ledger: Ledger, station: Station, episodes: readonly Episode[]): Ledger {
  const pictures = { ...ledger.pictures }
  for (const picture of picturesIn(station, episodes)) {
    const known = pictures[picture.file]
    const address = pictureAddress(picture)
    const past = known ? [...known.formerly, known.address] : []
    pictures[picture.file] = {
      sha256: known?.sha256 ?? picture.digest,
      address,
      formerly: [...new Set(past)].filter((one) => one !== address),
    }
  }
  if (isDeepStrictEqual(pictures, ledger.pictures ?? {})) return ledger
  const sorted = Object.entries(pictures).sort(([a], [b]) => (a < b ? -1 : 1))
  return { ...ledger, pictures: Object.fromEntries(sorted) }
}

/**
 * Maps former addresses of artwork and covers, and of their smaller sizes, to the current ones. The address
 * of the file itself is mapped only for the smaller sizes: the picture remains available there.
 */
export function movedPictures(
  { pictures = {} }: Ledger,
  station: Station,
  episodes: readonly Episode[],
): Map<string, string> {
  const moved = new Map<string, string>()
  for (const picture of picturesIn(station, episodes)) {
    const known = pictures[picture.file]
    if (!known) continue
    const now = pictureAddress(picture)
    for (const old of [...known.formerly, known.address]) {
      if (old === now) continue
      moved.set(old, now)
      for (const width of PICTURE_WIDTHS) moved.set(sized(old, width), pictureSizeAddress(picture, width))
    }
  }
  return moved
}

function picturesIn({ feeds }: Station, episodes: readonly Episode[]): Picture[] {
  return [...feeds.map(({ artwork }) => artwork), ...episodes.flatMap(({ cover }) => cover ?? [])]
}

function sized(address: string, width: number): string {
  return `${address.replace(/\.[^./]+$/, '')}-${width}.jpg`
}

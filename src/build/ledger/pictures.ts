import { isDeepStrictEqual } from 'node:util'
import { pictureAddress, pictureSizeAddress } from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import { identityOf, withIdentity } from '../../model/file-identity.ts'
import type { Picture } from '../../model/picture.ts'
import { PICTURE_WIDTHS } from '../../model/picture-sizes.ts'
import type { Station } from '../../model/station.ts'
import { withReplacedFiles } from '../episode-with-files.ts'
import type { Ledger } from '../ledger.ts'

/** So much of a digest tells one picture from all others that ever have the same name. */
const VERSION_LENGTH = 10

/**
 * The station with artwork and covers at addresses that change with their bytes: apps that have a picture never ask again at
 * the same address. One that is as it was first published stands at its file's own address.
 * docs/decisions/0013-pictures-at-new-addresses.md tells why.
 */
export function withPictureVersions(station: Station, { pictures = {} }: Ledger): Station {
  const versioned = (picture: Picture): Picture | undefined => {
    const first = pictures[picture.file]?.sha256
    if (first === undefined || first === picture.digest) return undefined
    const copy = { ...picture, version: picture.digest.slice(0, VERSION_LENGTH) }
    withIdentity(copy, identityOf(picture))
    return copy
  }
  // The same lists where nothing is another: much is remembered by them.
  const isSame = !picturesIn(station, station.episodes).some((picture) => versioned(picture))
  if (isSame) return station
  return {
    ...station,
    feeds: station.feeds.map((feed) => ({ ...feed, artwork: versioned(feed.artwork) ?? feed.artwork })),
    episodes: station.episodes.map((episode) => {
      const cover = episode.cover && versioned(episode.cover)
      return cover ? withReplacedFiles(episode, { cover }, `cover ${cover.digest}`) : episode
    }),
  }
}

/** The ledger with the pictures that these shows and episodes are published with. The same object when nothing is new. */
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
 * From addresses that artwork and covers once had, and those of their smaller sizes, to where the same picture stands now. Its
 * file's own address is among them only for sizes: the picture itself goes on standing there.
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

import type { TimedChapter } from '../model/chapter.ts'
import { formatOf } from '../read/recording/sniff.ts'
import { parseSound, SoundFault } from '../read/recording/sound.ts'

/** The metadata in a recording, which may be wrong and is therefore only proposed. */
export interface Offers {
  readonly title?: string
  readonly artist?: string
  /** The media type of the embedded picture. */
  readonly picture?: string
  readonly chapters: readonly TimedChapter[]
}

/** Reads title, artist, picture and chapters of a recording; undefined if it has none of them, or cannot be read. */
export async function offersOf(bytes: Uint8Array): Promise<Offers | undefined> {
  const format = formatOf(bytes)
  if ('unknown' in format) return undefined
  try {
    const { tags, picture, chapters } = await parseSound(bytes, format)
    const title = tags.title?.trim()
    const artist = tags.artist?.trim()
    if (!title && !artist && !picture && chapters.length === 0) return undefined
    return {
      ...(title ? { title } : {}),
      ...(artist ? { artist } : {}),
      ...(picture ? { picture: picture.type } : {}),
      chapters,
    }
  } catch (fault) {
    // Problems of the recording are reported when the station is read.
    if (fault instanceof SoundFault) return undefined
    throw fault
  }
}

import type { TimedChapter } from '../model/chapter.ts'
import { formatOf } from '../read/recording/sniff.ts'
import { parseSound, SoundFault } from '../read/recording/sound.ts'

/** What a recording says about itself: nobody knows whether it is right, so it is only offered. */
export interface Offers {
  readonly title?: string
  readonly artist?: string
  /** The media type of the picture in it. */
  readonly picture?: string
  readonly chapters: readonly TimedChapter[]
}

/** Reads title, artist, picture and chapters of a recording; nothing where it holds none of them, or cannot be read. */
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
    // What is wrong with it is told when the station reads it.
    if (fault instanceof SoundFault) return undefined
    throw fault
  }
}

import type { TimedChapter } from './chapter.ts'

/** Whether a recording, or another version of it, is a moving picture. */
export function isVideo({ type }: Pick<Recording, 'type'>): boolean {
  return type.startsWith('video/')
}

/** The audio or video file of an episode, with the facts read from it. */
export interface Recording {
  /** Its name in the episode's folder; of one that is only elsewhere, the last part of its address. */
  readonly file: string
  /** Where it is, if it is no file of the station: an absolute address of http: or https:. */
  readonly url?: string
  /** The media type that feed and server both say. */
  readonly type: string
  readonly bytes: number
  /** Decoded length in seconds; 0 where nobody knows it, of one that is only elsewhere. */
  readonly seconds: number
  /** SHA-256 of the bytes, lower-case hexadecimal; empty where nobody knows it, of one that is only elsewhere. */
  readonly digest: string
  /** Bits per second. */
  readonly bitrate?: number
  readonly channels?: number
  /** Hertz. */
  readonly sampleRate?: number
  /** Chapters that the file itself carries, in ascending order. */
  readonly chapters: readonly TimedChapter[]
  /** The picture inside the file. */
  readonly picture?: { readonly type: string; readonly bytes: number }
  /**
   * Where its bytes stand, relative to the station, where that is not its episode's folder: it was replaced or removed
   * there, and a server goes on with what was published. `away`: nowhere any more.
   */
  readonly standIn?: { readonly file: string } | 'away'
  readonly tags: { readonly title?: string; readonly artist?: string; readonly album?: string }
}

import type { TimedChapter } from './chapter.ts'

/** Whether a recording or alternate enclosure is a video. */
export function isVideo({ type }: Pick<Recording, 'type'>): boolean {
  return type.startsWith('video/')
}

/** The audio or video file of an episode, with its metadata. */
export interface Recording {
  /** Its file name in the episode's folder; for a recording on another server, the last segment of its URL. */
  readonly file: string
  /** Its http: or https: URL, if it is not a file of the station. */
  readonly url?: string
  /** The media type, used by both feeds and the server. */
  readonly type: string
  readonly bytes: number
  /** Decoded length in seconds; 0 if unknown, which only a recording on another server can be. */
  readonly seconds: number
  /** SHA-256 of the bytes, lower-case hexadecimal; empty if unknown, which only a recording on another server can be. */
  readonly digest: string
  /** Bits per second. */
  readonly bitrate?: number
  readonly channels?: number
  /** Hertz. */
  readonly sampleRate?: number
  /** Chapters in the file itself, in ascending order. */
  readonly chapters: readonly TimedChapter[]
  /** The cover picture embedded in the file. */
  readonly picture?: { readonly type: string; readonly bytes: number }
  /**
   * Where the published bytes are, relative to the station, if the file in the episode's folder was replaced
   * or removed and a server continues with the published version. `away`: the bytes are lost.
   */
  readonly standIn?: { readonly file: string } | 'away'
  readonly tags: { readonly title?: string; readonly artist?: string; readonly album?: string }
}

import type { Picture } from './picture.ts'

/** A picture in an episode's notes. */
export interface Photo {
  /** A file in the episode's folder. */
  readonly picture: Picture
  /** The alternative text. Absent: the one in the notes, or else the caption. */
  readonly alt?: string
  /** Inline Markdown. */
  readonly caption?: string
  /** The photographer or copyright holder. */
  readonly credit?: string
  /** Whether it is shown before the notes, if they do not place it. */
  readonly lead?: boolean
}

/** The name with which notes place a photo: its file name. */
export function nameOfPhoto({ picture: { file } }: Photo): string {
  return file.slice(file.lastIndexOf('/') + 1)
}

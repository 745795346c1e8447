import type { Picture } from './picture.ts'

/** A picture among an episode's notes. */
export interface Photo {
  /** A file of the episode's folder. */
  readonly picture: Picture
  /** What it shows, for who cannot see it. Absent: what the notes say where they place it, otherwise the caption. */
  readonly alt?: string
  /** Inline Markdown. */
  readonly caption?: string
  /** Who made it, or holds the rights. */
  readonly credit?: string
  /** Whether it goes before the notes, where they do not place it. */
  readonly lead?: boolean
}

/** The name that notes place a photo by: that of its file. */
export function nameOfPhoto({ picture: { file } }: Photo): string {
  return file.slice(file.lastIndexOf('/') + 1)
}

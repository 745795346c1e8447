import type { Picture } from './picture.ts'
import type { Value } from './value.ts'

/** Elements that a show, an episode and a live broadcast can all have. */
export interface Extras {
  readonly funding?: readonly Link[]
  /** An episode's values replace those of its feed. */
  readonly values?: readonly Value[]
  readonly social?: Social
  readonly txt?: readonly Note[]
  readonly images?: readonly Image[]
  readonly chat?: Chat
}

/** A URL and its link text. */
export interface Link {
  readonly url: string
  readonly title: string
}

/** podcast:socialInteract: the root posts for comments, the preferred one first; or `disabled`. */
export type Social = 'disabled' | readonly Post[]

export interface Post {
  readonly protocol: string
  /** A URI with a scheme of the protocol. */
  readonly uri: string
  readonly account?: string
  readonly accountUrl?: string
}

/** podcast:txt: text for one service or purpose. */
export interface Note {
  readonly text: string
  /** `verify`, `applepodcastsverify`, `release`, `ai-content`, or a service's own. */
  readonly purpose?: string
}

/** podcast:image: a picture for one purpose, a file of the station or a URL. */
export interface Image {
  readonly picture?: Picture
  readonly url?: string
  readonly alt?: string
  /** `16/9`; for a file, computed from its size. */
  readonly ratio?: string
  /** Pixels. */
  readonly width?: number
  readonly height?: number
  readonly type?: string
  /** Space-separated tokens: `banner`, `social`. */
  readonly purpose?: string
}

/** podcast:chat: a chat room for listeners. */
export interface Chat {
  /** A host name. */
  readonly server: string
  readonly protocol: string
  readonly account?: string
  readonly space?: string
}

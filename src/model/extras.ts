import type { Picture } from './picture.ts'
import type { Value } from './value.ts'

/** What a show, an episode and a live broadcast can each tell apps besides what is heard. */
export interface Extras {
  readonly funding?: readonly Link[]
  /** An episode's take the place of its feed's. */
  readonly values?: readonly Value[]
  readonly social?: Social
  readonly txt?: readonly Note[]
  readonly images?: readonly Image[]
  readonly chat?: Chat
}

/** An address, and what a person sees of it. */
export interface Link {
  readonly url: string
  readonly title: string
}

/** podcast:socialInteract: the posts that comments stand under, the first preferred; or none are wanted. */
export type Social = 'disabled' | readonly Post[]

export interface Post {
  readonly protocol: string
  /** A URI of whatever scheme the protocol has. */
  readonly uri: string
  readonly account?: string
  readonly accountUrl?: string
}

/** podcast:txt: words for one service or purpose. */
export interface Note {
  readonly text: string
  /** `verify`, `applepodcastsverify`, `release`, `ai-content`, or a service's own. */
  readonly purpose?: string
}

/** podcast:image: a picture for one use, among the station's files or elsewhere. */
export interface Image {
  readonly picture?: Picture
  readonly url?: string
  readonly alt?: string
  /** `16/9`; of a file, its own. */
  readonly ratio?: string
  /** Pixels. */
  readonly width?: number
  readonly height?: number
  readonly type?: string
  /** Tokens with spaces between them: `banner`, `social`. */
  readonly purpose?: string
}

/** podcast:chat: the room where listeners meet. */
export interface Chat {
  /** A host name. */
  readonly server: string
  readonly protocol: string
  readonly account?: string
  readonly space?: string
}

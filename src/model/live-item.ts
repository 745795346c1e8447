import type { Alternative } from './alternative.ts'
import type { Credit } from './credit.ts'
import type { Extras, Link } from './extras.ts'
import type { Location } from './rights.ts'

/** podcast:liveItem: a live broadcast. */
export interface LiveItem extends Extras {
  /** A UUID; a different guid means a different broadcast. */
  readonly guid: string
  readonly title: string
  readonly status: 'pending' | 'live' | 'ended'
  readonly start: Date
  readonly end?: Date
  readonly description?: string
  /** The URL of its page. */
  readonly link?: string
  /** The stream, for apps that play it themselves. */
  readonly stream?: { readonly url: string; readonly type: string; readonly bytes?: number }
  readonly alternatives?: readonly Alternative[]
  /** Where it can be heard or watched without an app; at least one. */
  readonly contentLinks: readonly Link[]
  /** Absent: the credits of the feed. */
  readonly credits?: readonly Credit[]
  readonly locations?: readonly Location[]
}

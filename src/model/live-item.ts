import type { Alternative } from './alternative.ts'
import type { Credit } from './credit.ts'
import type { Extras, Link } from './extras.ts'
import type { Location } from './rights.ts'

/** podcast:liveItem: a broadcast that can be heard while it is made. */
export interface LiveItem extends Extras {
  /** A UUID; another guid is another broadcast. */
  readonly guid: string
  readonly title: string
  readonly status: 'pending' | 'live' | 'ended'
  readonly start: Date
  readonly end?: Date
  readonly description?: string
  /** Its page. */
  readonly link?: string
  /** The stream, for apps that play it themselves. */
  readonly stream?: { readonly url: string; readonly type: string; readonly bytes?: number }
  readonly alternatives?: readonly Alternative[]
  /** Where it can be followed without an app; at least one. */
  readonly contentLinks: readonly Link[]
  /** Absent: those of the feed. */
  readonly credits?: readonly Credit[]
  readonly locations?: readonly Location[]
}

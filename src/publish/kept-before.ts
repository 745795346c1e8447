import type { Keep } from '../ports/keep.ts'

/** What was made before, and by whom. */
export interface KeptBefore {
  readonly keep: Keep
  /** Where the front of the last edition is kept, by itself, so that little is read before the first answer. */
  readonly front?: Keep
  /** Another one for every program that may make other bytes of the same files. */
  readonly program: string
  /** Whether what is kept has shown itself damaged, and is not to be believed. */
  readonly distrust?: boolean
}

import { setTimeout as pause } from 'node:timers/promises'

/** A new build does not wait longer for its answers to be prepared. */
const PREPARING_MILLISECONDS = 2_000

/** Comes once what is to stand next was prepared, or has taken too long. */
export async function withinPreparationTime(preparing: Promise<void>): Promise<void> {
  await Promise.race([preparing, pause(PREPARING_MILLISECONDS, undefined, { ref: false })])
}

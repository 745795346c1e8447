import { setTimeout as pause } from 'node:timers/promises'

/** The longest time that a new build waits for its responses to be prepared. */
const PREPARING_MILLISECONDS = 2_000

/** Resolves when the preparation is done, or after two seconds. */
export async function withinPreparationTime(preparing: Promise<void>): Promise<void> {
  await Promise.race([preparing, pause(PREPARING_MILLISECONDS, undefined, { ref: false })])
}

import type { Clock } from '../../ports/clock.ts'

/** This computer's clock. */
export const systemClock: Clock = { now: () => new Date() }

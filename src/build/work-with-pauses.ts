import { setImmediate as others, setTimeout as pause } from 'node:timers/promises'

/** Work that takes less than this delays no request noticeably. */
const SHORT_MILLISECONDS = 1
/** The pause as a multiple of the working time, so that other requests get two thirds of the time. */
const REST_TIMES = 2

/** Runs a short piece of work and resolves after a pause of twice its duration. */
export async function withPauses<T>(work: () => T): Promise<T> {
  const began = performance.now()
  const value = work()
  const spent = performance.now() - began
  await (spent < SHORT_MILLISECONDS ? others() : pause(spent * REST_TIMES))
  return value
}

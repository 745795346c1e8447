import { setImmediate as others, setTimeout as pause } from 'node:timers/promises'

/** What takes less than this is no wait for anybody. */
const SHORT_MILLISECONDS = 1
/** What is done while others are answered gets a third of the time, so that they get two thirds. */
const REST_TIMES = 2

/** Does a short piece of work, and answers once others had twice as much time. */
export async function withPauses<T>(work: () => T): Promise<T> {
  const began = performance.now()
  const value = work()
  const spent = performance.now() - began
  await (spent < SHORT_MILLISECONDS ? others() : pause(spent * REST_TIMES))
  return value
}

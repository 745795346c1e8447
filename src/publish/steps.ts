import { setImmediate as others, setTimeout as pause } from 'node:timers/promises'

/** For how long a server that works may leave others waiting. */
const BREATH_MILLISECONDS = 15

/** Does work with turns for others in between. */
export async function patiently<T>(steps: Generator<void, T>): Promise<T> {
  let last = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - last < BREATH_MILLISECONDS) continue
    await others()
    last = performance.now()
  }
}

/** What takes less than this is no wait for anybody. */
const SHORT_MILLISECONDS = 1
/** What is done while others are answered gets a third of the time, so that they get two thirds. */
const REST_TIMES = 2

/** Does a short piece of work, and answers once others had twice as much time. */
export async function sparingly<T>(work: () => T): Promise<T> {
  const began = performance.now()
  const value = work()
  const spent = performance.now() - began
  await (spent < SHORT_MILLISECONDS ? others() : pause(spent * REST_TIMES))
  return value
}

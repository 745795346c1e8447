import { setImmediate as others } from 'node:timers/promises'

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

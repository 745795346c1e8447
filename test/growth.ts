/** Work of four times the size may cost up to this many times as much: linear work costs 4, quadratic work 16. */
export const LINEAR_ENOUGH = 10

/** Below this, what is measured is the machine and not the work. */
const NOISE_MILLISECONDS = 60

/** How many times as much processor time the large work takes as the small one. */
export async function growth(small: () => unknown, large: () => unknown): Promise<number> {
  const first = Math.max(await cost(small), NOISE_MILLISECONDS)
  return (await cost(large)) / first
}

/** Processor time in milliseconds: what else the machine does does not count. */
async function cost(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Of the processor's time, whatever else the machine does: beyond it a program hangs, whoever waits for it. */
const HANG_MS = 5000

/** Throws where the work takes too long. */
export function quick(work: () => void, what: string): void {
  const begun = process.cpuUsage()
  work()
  told(begun, what)
}

/** The same for work that waits. What waits for ever is ended by the test runner. */
export async function quickly(work: () => Promise<unknown>, what: string): Promise<void> {
  const begun = process.cpuUsage()
  await work()
  told(begun, what)
}

function told(begun: NodeJS.CpuUsage, what: string): void {
  const { user, system } = process.cpuUsage(begun)
  const took = (user + system) / 1000
  if (took > HANG_MS) throw new Error(`it hung for ${Math.round(took)} ms: ${what}`)
}

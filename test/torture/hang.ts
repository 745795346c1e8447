/** Beyond it a program hangs, whoever waits for it. */
const HANG_MS = 5000

/** Throws where the work does not end in time. */
export function quick(work: () => void, what: string): void {
  const begun = performance.now()
  work()
  told(begun, what)
}

/** The same for work that waits. */
export async function quickly(work: () => Promise<unknown>, what: string): Promise<void> {
  const begun = performance.now()
  await work()
  told(begun, what)
}

function told(begun: number, what: string): void {
  const took = performance.now() - begun
  if (took > HANG_MS) throw new Error(`it hung for ${Math.round(took)} ms: ${what}`)
}

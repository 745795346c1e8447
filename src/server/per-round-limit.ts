/**
 * Allows `inRound` operations in one iteration of the event loop; the others wait for the next iterations, in
 * order. Returns a promise to await, or undefined if the operation may start now.
 *
 * libuv accepts one connection in each iteration (since 1.45), so a client that connects behind two hundred
 * downloads waits for two hundred iterations: they must be short.
 */
export function perRoundLimit(inRound: number): () => Promise<void> | undefined {
  let left = inRound
  let begun = false
  const waiting: (() => void)[] = []

  function nextRound(): void {
    begun = false
    left = inRound
    for (const go of waiting.splice(0, inRound)) {
      take()
      go()
    }
  }

  function take(): void {
    left--
    if (begun) return
    begun = true
    setImmediate(nextRound)
  }

  return () => {
    if (left > 0) {
      take()
      return undefined
    }
    return new Promise((resolve) => waiting.push(resolve))
  }
}

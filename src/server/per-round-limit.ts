/**
 * Lets so many be done in one round of the event loop; the others wait for the next rounds, in their order. What is
 * returned is awaited; undefined where it may be done now.
 *
 * libuv accepts one connection in each round (since 1.45), so whoever connects behind two hundred downloads waits
 * for two hundred rounds: they have to be short.
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

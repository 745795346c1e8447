/** Nobody mistypes a longer word; comparing two takes as long as one times the other. */
const LONGEST = 80

/** The known word that a mistyped one most likely means; undefined when none is near, or it is longer than 80 letters. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined
  const wanted = word.toLowerCase()
  let best: string | undefined
  let distance = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of known) {
    // It takes at least as many edits as there are letters too many or too few; small letters can be one more.
    if (Math.abs(candidate.length - wanted.length) > 2 * distance) continue
    const now = editDistance(wanted, candidate.toLowerCase())
    if (now < distance) {
      best = candidate
      distance = now
    }
  }
  return best
}

/** How many letters must be put in, taken out, replaced or swapped with their neighbour. */
export function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 64) return Math.max(a.length, b.length)
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

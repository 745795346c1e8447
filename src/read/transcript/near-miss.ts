/** Shorter words are too easily one letter apart by nature: Ann, Anna, Ana. */
const SHORTEST = 4
const LONG = 8

/** Whether two names differ by a slip of the keyboard: one letter, or two in a long name. Numbers never slip. */
export function isNearMiss(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < SHORTEST) return false
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return true
  const most = Math.min(a.length, b.length) >= LONG ? 2 : 1
  return Math.abs(a.length - b.length) <= most && distance(a, b, most) <= most
}

/**
 * Edits from one to the other, a swap of neighbours counted once (Damerau–Levenshtein); more than `most` where it takes
 * more. Only the pairs of letters are looked at that so few edits can bring together.
 */
function distance(a: string, b: string, most: number): number {
  const far = most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = far
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let edits = Math.min((last[j] ?? far) + 1, (row[j - 1] ?? far) + 1, (last[j - 1] ?? far) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (before[j - 2] ?? far) + 1)
      }
      row[j] = edits
      least = Math.min(least, edits)
    }
    if (least > most) return far
    before = last
    last = row
  }
  return last[b.length] ?? far
}

/** Shorter words are too easily one letter apart by nature: Ann, Anna, Ana. */
const SHORTEST = 4
const LONG = 8

/** Whether two names differ by a slip of the keyboard: one letter, or two in a long name. Numbers never slip. */
export function isNearMiss(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < SHORTEST) return false
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return true
  const most = Math.min(a.length, b.length) >= LONG ? 2 : 1
  return Math.abs(a.length - b.length) <= most && distance(a, b) <= most
}

/** Edits from one to the other, a swap of neighbours counted once (Damerau–Levenshtein). */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      }
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

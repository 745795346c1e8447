/**
 * The number of insertions, deletions, substitutions and transpositions of adjacent letters between two words
 * (Damerau–Levenshtein, optimal string alignment); `most` + 1 if there are more than `most`. Only the part of
 * the matrix near the diagonal that can be within `most` is computed.
 */
export function editDistance(a: string, b: string, most: number): number {
  const far = most + 1
  if (Math.abs(a.length - b.length) > most) return far
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let edits = Math.min((last[j] ?? far) + 1, (row[j - 1] ?? far) + 1, (last[j - 1] ?? far) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (beforeLast[j - 2] ?? far) + 1)
      }
      row[j] = edits
      least = Math.min(least, edits)
    }
    if (least > most) return far
    beforeLast = last
    last = row
  }
  return Math.min(last[b.length] ?? far, far)
}

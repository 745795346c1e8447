/** A run of `length` words that is in both texts, from these indexes on. */
export interface Match {
  readonly before: number
  readonly after: number
  readonly length: number
}

/** The lengths of runs that are used as anchors if they are unique in both texts, the longest first. */
const ROWS = [4, 2, 1]

/** The maximum number of word pairs to compare; remaining words count as changed. */
const COMPARISONS_MOST = 4_000_000

/**
 * Matches the words of a text with those of an edited version, in order. Runs of words that are unique in
 * both texts are anchors (Bram Cohen's patience diff), and short gaps between them are compared word by word.
 * The time is linear in the length of the texts, because the number of compared pairs is limited.
 */
export function alignWords(before: readonly string[], after: readonly string[]): readonly Match[] {
  const ids = new Map<string, number>()
  const numbered = (words: readonly string[]) =>
    words.map((word) => {
      const id = ids.get(word) ?? ids.size
      ids.set(word, id)
      return id
    })
  const texts = { before: numbered(before), after: numbered(after), budget: COMPARISONS_MOST }
  const matches: Match[] = []
  between(texts, { from: 0, to: before.length, start: 0, end: after.length }, 0, matches)
  return matches
}

interface Texts {
  readonly before: readonly number[]
  readonly after: readonly number[]
  budget: number
}

/** A gap between matches: words `from` to `to` of the old text, and `start` to `end` of the new one. */
interface Gap {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

function between(texts: Texts, gap: Gap, row: number, matches: Match[]): void {
  const { before, after } = texts
  let { from, to, start, end } = gap
  while (from < to && start < end && before[from] === after[start]) {
    from++
    start++
  }
  put(matches, { before: gap.from, after: gap.start, length: from - gap.from })
  while (from < to && start < end && before[to - 1] === after[end - 1]) {
    to--
    end--
  }
  const length = ROWS[row]
  if (from < to && start < end) {
    const inner = { from, to, start, end }
    if (length === undefined) compared(texts, inner, matches)
    else {
      for (const anchor of anchorsIn(texts, inner, length)) {
        if (anchor.before < from || anchor.after < start) continue
        between(texts, { from, to: anchor.before, start, end: anchor.after }, row + 1, matches)
        put(matches, anchor)
        from = anchor.before + anchor.length
        start = anchor.after + anchor.length
      }
      between(texts, { from, to, start, end }, row + 1, matches)
    }
  }
  put(matches, { before: to, after: end, length: gap.to - to })
}

function put(matches: Match[], match: Match): void {
  if (match.length > 0) matches.push(match)
}

/** Matches runs of this length that are unique in both parts, as many as are in the same order in both. */
function anchorsIn({ before, after }: Texts, gap: Gap, length: number): readonly Match[] {
  const own = once(before, gap.from, gap.to, length)
  const other = once(after, gap.start, gap.end, length)
  const pairs: { readonly before: number; readonly after: number }[] = []
  for (const [row, place] of own) {
    const after = other.get(row)
    if (place >= 0 && after !== undefined && after >= 0) pairs.push({ before: place, after })
  }
  return ascending(pairs).map((pair) => ({ ...pair, length }))
}

/** The index at which each run of words begins, in order; -1 for a run that is repeated. */
function once(
  words: readonly number[],
  from: number,
  to: number,
  length: number,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (let at = from; at + length <= to; at++) {
    const row = words.slice(at, at + length).join(' ')
    places.set(row, places.has(row) ? -1 : at)
  }
  return places
}

/** The longest subsequence of pairs that ascends in both texts. The pairs are sorted by the first. */
function ascending<T extends { readonly after: number }>(pairs: readonly T[]): readonly T[] {
  const ends: number[] = []
  const previous: number[] = []
  for (const [index, pair] of pairs.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.after ?? 0) < pair.after) low = middle + 1
      else high = middle
    }
    previous.push(ends[low - 1] ?? -1)
    ends[low] = index
  }
  const found: T[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at]
    if (pair) found.push(pair)
  }
  return found.reverse()
}

/** The longest common subsequence of two short parts; none if the comparison would exceed the limit. */
function compared(texts: Texts, { from, to, start, end }: Gap, matches: Match[]): void {
  const { before, after } = texts
  const [rows, columns] = [to - from, end - start]
  if (rows * columns > texts.budget) return
  texts.budget -= rows * columns
  const width = columns + 1
  const longest = new Uint16Array((rows + 1) * width)
  const at = (row: number, column: number) => longest[row * width + column] ?? 0
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const isSame = before[from + row] === after[start + column]
      longest[row * width + column] = isSame
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (before[from + row] === after[start + column])
      put(matches, { before: from + row++, after: start + column++, length: 1 })
    else if (at(row + 1, column) >= at(row, column + 1)) row++
    else column++
  }
}

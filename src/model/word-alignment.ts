/** Words that stand in both texts in a row: `length` of them, from these places on. */
export interface Match {
  readonly before: number
  readonly after: number
  readonly length: number
}

/** How many words in a row are sought first, where each row comes once in either text; then shorter ones. */
const ROWS = [4, 2, 1]

/** So many pairs of words are compared one by one, in all; what is left over counts as changed. */
const COMPARISONS_MOST = 4_000_000

/**
 * Which words of a text are still there after somebody edited it, in order. Rows of words that come once in either text
 * are anchors (Bram Cohen's patience diff), and what is short between them is compared word by word. The time grows with
 * the length of the texts whatever they hold, since no more than a fixed number of pairs is ever compared.
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

/** A part of the text before, `from` to `to`, and the part of the text after that stands in its place. */
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

/** Rows of so many words that come once in either part, as many as have the same order in both. */
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

/** Where each row of words begins; -1 for one that comes again. In the order of the text. */
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

/** The longest run of pairs whose places rise in both texts. They come in the order of the first. */
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

/** The longest common words of two short parts; none where comparing them takes more than is left to spend. */
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

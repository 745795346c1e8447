import { isBlank, type Rows } from './lines.ts'

/** A post from another site in a text: its lines, which are quoted verbatim. */
export interface Embed {
  readonly from: number
  readonly to: number
}

const ATTRIBUTION = /^[—–-]{1,2}\s?.{1,80}\(@\w{1,30}\)\s{1,9}\p{L}{3,12}\.? \d{1,2},? \d{4}/u
const POST_LINK = /(?:pic\.twitter\.com|https?:\/\/t\.co)\/\w+\s*$/
const HANDLE = /^@[\w.]{2,30}\s+\S/
const SOUND =
  /^(?:♬\s*)?(?:original sound|son original|suono originale|sonido original|originalton)\s*[-–—]\s*\S|^♬/i
const INSTAGRAM =
  /^(?:view this post on instagram|visualizza questo post su instagram|a post shared by .{1,120}|un post condiviso da .{1,120})$/i
/** A post of several paragraphs ends with its link; a link after more lines belongs to another post. */
const REACH = 8
const LONGEST_POST_LINE = 600

/** Finds posts of X, TikTok and Instagram by their attribution, at any position. */
export function findEmbeds(rows: Rows): readonly Embed[] {
  const embeds: Embed[] = []
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]?.trim() ?? ''
    if (row === '' || row.length > 3 * LONGEST_POST_LINE) continue
    const found = ATTRIBUTION.test(row)
      ? { from: above(rows, index), to: belowPost(rows, index) }
      : HANDLE.test(row)
        ? { from: index, to: SOUND.test(rows[index + 1]?.trim() ?? '') ? index + 2 : index + 1 }
        : INSTAGRAM.test(row)
          ? { from: index, to: index + 1 }
          : undefined
    if (!found) continue
    embeds.push(found)
    index = found.to - 1
  }
  return embeds
}

/** The index at which the text of a post begins: the line above its attribution. */
function above(rows: Rows, index: number): number {
  let from = index - 1
  while (from > 0 && isBlank(rows[from])) from--
  const row = rows[from] ?? ''
  return from >= 0 && !isBlank(row) && row.length < LONGEST_POST_LINE ? from : index
}

/** The index after a shortened post, which ends with its link. */
function belowPost(rows: Rows, index: number): number {
  for (let to = index + 1; to < Math.min(rows.length, index + REACH); to++) {
    if (POST_LINK.test(rows[to]?.slice(-200) ?? '')) return to + 1
  }
  return index + 1
}

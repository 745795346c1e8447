import { isPlausible } from '../../../read/transcript/find-speakers.ts'
import { labelKey, labelOf } from '../../../read/transcript/label.ts'
import { isPageWord } from '../../../read/transcript/words.ts'
import { blocksOf, isBlank, type Rows } from '../lines.ts'

const REACH = 240
/**
 * `[Anna Rossi]: text`, `(Anna Rossi) text`, `ANNA – text`, `**Anna Rossi** text`: names that are marked up
 * and need no colon.
 */
const MARKS: readonly RegExp[] = [
  /^\[(\p{Lu}[^[\]\d]{1,60})\] ?[:：]? ?(?=\S)/u,
  /^\((\p{Lu}[^()\d]{1,60})\) ?[:：]? ?(?=\S)/u,
  /^(\p{Lu}[\p{Lu} .’'-]{1,40}\p{Lu}) ?[–—] ?(?=\S)/u,
  /^\*\*(\p{Lu}[^*:：\d]{1,60})\*\* (?=[^\s\d[(:：–—-])/u,
]
/** `**Anna Rossi**` on a line of its own, above the text. */
const BOLD_ALONE = /^(?:\*\*|__)([^*_:：]{2,60})(?:\*\*|__)\s*$/
/** `Anna Rossi` on a line of its own: a full name, since repeated single words are headings. */
const NAME_ALONE = /^(\p{Lu}[\p{L}’'-]{1,20}(?: \p{Lu}[\p{L}’'-]{1,20}){1,3})\s*$/u
/** The minimum share of paragraphs that begin with such a name; sounds in brackets are rarer. */
const SHARE = 0.6
/** The minimum share for names on lines of their own: a name and its text may be one or two paragraphs. */
const ALONE_SHARE = 0.25

interface Marked {
  readonly index: number
  readonly name: string
  readonly text: string
}

/** Converts such names to labels, if at least two of them are repeated. */
export function respellMarked(rows: Rows): Rows {
  for (const pattern of MARKS) {
    const found = rows.flatMap((row, index) => {
      const head = row.trimStart()
      const name = pattern.exec(head.slice(0, REACH))
      return name ? marked(index, name[1], head.slice(name[0].length)) : []
    })
    const written = labelled(rows, found, SHARE)
    if (written) return written
  }
  const hasLabels = rows.some((row) => (labelOf(row.slice(0, REACH).trim())?.colonAt ?? -1) >= 0)
  if (hasLabels) return rows
  for (const pattern of [BOLD_ALONE, NAME_ALONE]) {
    const alone = rows.flatMap((row, index) => {
      const name = row.length < REACH ? pattern.exec(row.trim()) : null
      return name && !isBlank(nextOf(rows, index)) ? marked(index, name[1], '') : []
    })
    const written = labelled(rows, alone, ALONE_SHARE)
    if (written) return written
  }
  return rows
}

function marked(index: number, written = '', text: string): readonly Marked[] {
  const name = written.trim()
  return isPlausible(name) && !isPageWord(name) ? [{ index, name, text }] : []
}

function nextOf(rows: Rows, index: number): string | undefined {
  return rows.slice(index + 1, index + 4).find((row) => !isBlank(row))
}

function labelled(rows: Rows, found: readonly Marked[], share: number): Rows | undefined {
  const counts = new Map<string, number>()
  for (const { name } of found) counts.set(labelKey(name), (counts.get(labelKey(name)) ?? 0) + 1)
  // A name that occurs once is a heading, unless it is a full name among repeated ones.
  const turns = found.filter(
    ({ name }) => (counts.get(labelKey(name)) ?? 0) > 1 || /^\p{Lu}\S* \p{Lu}\S*$/u.test(name),
  )
  const again = [...counts.values()].filter((count) => count > 1).length
  const blocks = blocksOf(rows)
  const paragraphs = blocks.length > 1 ? blocks.length : (blocks[0]?.lines.length ?? 0)
  if (again < 2 || turns.length < share * paragraphs) return undefined
  const texts = new Map(turns.map(({ index, name, text }) => [index, `**${name}:** ${text}`.trimEnd()]))
  return rows.map((row, index) => texts.get(index) ?? row)
}

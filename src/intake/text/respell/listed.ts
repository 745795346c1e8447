import { isPlausible } from '../../../read/transcript/find-speakers.ts'
import { type LabelLine, labelKey, labelOf } from '../../../read/transcript/label.ts'
import { isPageWord } from '../../../read/transcript/words.ts'
import type { Numbered, Rows } from '../lines.ts'

const ITEM = /^\s*(?:[-*+•–]|(\d{1,4})[.)])\s+(?=\S)/
/** The minimum share of list items that begin with a label. */
const SHARE = 0.8

/** Removes list marks from turns: `- Nora: …`, `3. Nora: …`. In a list of facts, no label is repeated. */
export function respellListed(rows: Rows): { readonly rows: Rows; readonly numbers: readonly Numbered[] } {
  const items = rows.flatMap((row, index) => {
    const mark = ITEM.exec(row)
    if (!mark) return []
    const text = row.slice(mark[0].length)
    const label = labelOf(text)
    return [
      { index, number: mark[1], text, ...(label && isVoice(label) ? { key: labelKey(label.label) } : {}) },
    ]
  })
  const counts = new Map<string, number>()
  for (const { key } of items) if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1)
  const labelled = items.filter(({ key }) => key !== undefined)
  const again = [...counts.values()].some((count) => count > 1)
  if (counts.size < 2 || !again || labelled.length < SHARE * items.length) return { rows, numbers: [] }
  const texts = new Map(labelled.map(({ index, text }) => [index, text]))
  return {
    rows: rows.map((row, index) => texts.get(index) ?? row),
    numbers: labelled.flatMap(({ index, number }) =>
      number === undefined ? [] : [{ line: index + 1, text: number }],
    ),
  }
}

function isVoice({ label, colonAt }: LabelLine): boolean {
  return colonAt >= 0 && isPlausible(label) && !isPageWord(label)
}

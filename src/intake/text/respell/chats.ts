import { isPlausible } from '../../../read/transcript/find-speakers.ts'
import { labelOf } from '../../../read/transcript/label.ts'
import { isPageWord } from '../../../read/transcript/words.ts'
import type { Numbered, Rows } from '../lines.ts'

const DAY = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4}`
const CLOCK = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?`
/** `[12/03/2025, 18:02:11] Anna: text`, `12.03.25, 18:02 - Anna: text`, as chat apps export them. */
const SENT = new RegExp(String.raw`^(?:\u200e?\[(${DAY},? ${CLOCK})\] ?|(${DAY},? ${CLOCK}) [-–] )(?=\S)`)
const REACH = 240

/** Removes the date and time of messages, which are not times in a recording. */
export function respellChats(rows: Rows): { readonly rows: Rows; readonly numbers: readonly Numbered[] } {
  const sent = rows.flatMap((row, index) => {
    const found = SENT.exec(row.slice(0, REACH))
    const label = found && labelOf(row.slice(found[0].length))
    if (!found || !label || label.colonAt < 0 || !isPlausible(label.label) || isPageWord(label.label))
      return []
    return [{ index, text: row.slice(found[0].length), moment: found[1] ?? found[2] ?? '' }]
  })
  if (sent.length < 2) return { rows, numbers: [] }
  const texts = new Map(sent.map(({ index, text }) => [index, text]))
  return {
    rows: rows.map((row, index) => texts.get(index) ?? row),
    numbers: sent.map(({ index, moment }) => ({ line: index + 1, text: moment })),
  }
}

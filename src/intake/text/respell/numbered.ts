import { isPlausible } from '../../../read/transcript/find-speakers.ts'
import { labelOf } from '../../../read/transcript/label.ts'
import { isPageWord } from '../../../read/transcript/words.ts'
import { isBlank, type Numbered, type Rows } from '../lines.ts'

const QUESTION = /^\s*(?:\*\*)?(\d{1,3})[.)] ?(?=\S)/
const ASKS = /[?？]["'”’»)\]*_]*\s*$/
/** The label of questions that have a number but no name. */
const ASKER = 'Interviewer'

/** Adds a label to numbered questions, if each is followed by a labelled answer: `1. How did it start?`, `Lee: …`. */
export function respellNumbered(rows: Rows): { readonly rows: Rows; readonly numbers: readonly Numbered[] } {
  const asked = rows.flatMap((row, index) => {
    const found = QUESTION.exec(row)
    if (!found || !ASKS.test(row.slice(-40)) || !isAnswered(rows, index)) return []
    const text = row.slice(found[0].length).trim()
    const bold = row.trimStart().startsWith('**') && text.endsWith('**')
    return [{ index, number: found[1] ?? '', text: bold ? text.slice(0, -2) : text }]
  })
  if (asked.length < 2 || !isAscending(asked.map(({ number }) => Number(number))))
    return { rows, numbers: [] }
  const questions = new Map(asked.map(({ index, text }) => [index, text]))
  return {
    rows: rows.map((row, index) => {
      const text = questions.get(index)
      return text === undefined ? row : `${ASKER}: ${text}`
    }),
    numbers: asked.map(({ index, number }) => ({ line: index + 1, text: number })),
  }
}

function isAnswered(rows: Rows, index: number): boolean {
  let next = index + 1
  while (next < rows.length && isBlank(rows[next])) next++
  const label = labelOf((rows[next] ?? '').trim())
  return label !== undefined && isPlausible(label.label) && !isPageWord(label.label)
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))
}

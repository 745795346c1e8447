import { isPlausible } from '../../../read/transcript/find-speakers.ts'
import { labelKey, labelOf } from '../../../read/transcript/label.ts'
import { readClock } from '../../../read/transcript/timestamp.ts'
import { isPageWord } from '../../../read/transcript/words.ts'
import type { Rows } from '../rows.ts'

const REACH = 240
const CLOCK = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`
const TIME = String.raw`(?:\\?\[(?:${CLOCK})\\?\]|\((?:${CLOCK})\)|${CLOCK})`
/** `**Nora** [0:09] text`, and a dash between. */
const BEHIND = new RegExp(
  String.raw`^(?:\*\*|__)([^*_:：]{1,80})(?:\*\*|__) ?(${TIME})(?![\d:]) ?(?:[-–—] )?(?=\S)`,
)
/** `[0:09] Nora: text`. */
const BEFORE = new RegExp(String.raw`^(${TIME})(?![\d:]) ?(?:[-–—] )?(?=[*_\p{L}])`, 'u')

interface Turn {
  readonly index: number
  readonly key: string
  readonly row: string
}

/** Writes `**Nora** [0:09] text` and `[0:09] Nora: text` as `**Nora** [0:09]: text`, where they come again and again. */
export function respellTimed(rows: Rows): Rows {
  const turns = rows.flatMap((row, index) => behind(row, index) ?? before(row, index) ?? [])
  const distinct = new Set(turns.map(({ key }) => key)).size
  // One such line is a remark; two of different people are a conversation as much as two of one.
  if (turns.length < 2 || (distinct === turns.length && distinct > 2)) return rows
  const written = new Map(turns.map(({ index, row }) => [index, row]))
  return rows.map((row, index) => written.get(index) ?? row)
}

function behind(row: string, index: number): Turn | undefined {
  const head = row.trimStart()
  const found = BEHIND.exec(head.slice(0, REACH))
  const name = found?.[1]?.trim() ?? ''
  const clock = bare(found?.[2])
  if (!found || clock === undefined || !isVoice(name)) return undefined
  return { index, key: labelKey(name), row: `**${name}** [${clock}]: ${head.slice(found[0].length)}` }
}

function before(row: string, index: number): Turn | undefined {
  const head = row.trimStart()
  const found = BEFORE.exec(head.slice(0, REACH))
  const clock = bare(found?.[1])
  if (!found || clock === undefined) return undefined
  const label = labelOf(head.slice(found[0].length))
  if (!label || label.colonAt < 0 || label.stamp || label.text === '' || !isVoice(label.label))
    return undefined
  return { index, key: labelKey(label.label), row: `**${label.label}** [${clock}]: ${label.text}` }
}

function bare(written: string | undefined): string | undefined {
  const clock = written?.replace(/[^\d:.,]/g, '')
  return clock !== undefined && readClock(clock) !== undefined ? clock : undefined
}

function isVoice(name: string): boolean {
  return /\p{L}/u.test(name) && isPlausible(name) && !isPageWord(name)
}

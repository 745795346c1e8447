import { isPlausible } from '../../../read/transcript/find-speakers.ts'
import { labelKey, labelOf } from '../../../read/transcript/label.ts'
import { readClock } from '../../../read/transcript/timestamp.ts'
import { isPageWord } from '../../../read/transcript/words.ts'
import type { Rows } from '../lines.ts'

const REACH = 240
const CLOCK = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`
const TIME = String.raw`(?:\\?\[(?:${CLOCK})\\?\]|\((?:${CLOCK})\)|${CLOCK})`
/** `**Nora** [0:09] text`, optionally with a dash. */
const BEHIND = new RegExp(
  String.raw`^(?:\*\*|__)([^*_:：]{1,80})(?:\*\*|__) ?(${TIME})(?![\d:]) ?(?:[-–—] )?(?=\S)`,
)
/** `[0:09] Nora: text`. */
const BEFORE = new RegExp(String.raw`^(${TIME})(?![\d:]) ?(?:[-–—] )?(?=[*_\p{L}])`, 'u')

/** A time or a time range on a line of its own. */
const ALONE = new RegExp(`^(${TIME})(?: ?(?:-->|[-–—]) ?${TIME})?$`)

interface Turn {
  readonly index: number
  readonly key: string
  readonly row: string
  /** The index of the line with its time, if the time is on a line of its own. */
  readonly from?: number
}

/**
 * Converts `**Nora** [0:09] text`, `[0:09] Nora: text` and a time above `Nora: text` to `**Nora** [0:09]:
 * text`, if they are repeated.
 */
export function respellTimed(given: Rows): Rows {
  const rows = withEnds(given)
  const turns = rows.flatMap(
    (row, index) => behind(row, index) ?? before(row, index) ?? above(rows, index) ?? [],
  )
  const distinct = new Set(turns.map(({ key }) => key)).size
  // A single such line is a remark; two may be a conversation, even with different names.
  if (turns.length < 2 || (distinct === turns.length && distinct > 2)) return rows
  const written = new Map(turns.map(({ index, row }) => [index, row]))
  const moved = new Set(turns.flatMap(({ from }) => from ?? []))
  return rows.map((row, index) => (moved.has(index) ? '' : (written.get(index) ?? row)))
}

/** `text [0:09]` at the end of a turn. */
const END = new RegExp(String.raw`^(.*\S) ?(?:\[(${CLOCK})\]|\((${CLOCK})\))$`)

/**
 * Converts `Nora: text [0:09]` to `**Nora** [0:09]: text` if every turn ends like this and the first time is
 * 0:00, which shows that it is the start of the turn. Otherwise the times stay in the text.
 */
function withEnds(rows: Rows): Rows {
  const turns = rows.flatMap((row, index) => {
    const label = labelOf(row.slice(0, LONGEST).trim())
    if (!label || label.colonAt < 0 || !isVoice(label.label)) return []
    const found = row.length < LONGEST ? END.exec(row.trim()) : null
    const said = labelOf(found?.[1] ?? '')
    const seconds = readClock(found?.[2] ?? found?.[3] ?? '')
    return [{ index, label: label.label, text: said?.text ?? '', clock: found?.[2] ?? found?.[3], seconds }]
  })
  const times = turns.map(({ seconds }) => seconds ?? Number.NaN)
  const isRising = times.every((time, at) => time >= (times[at - 1] ?? 0))
  if (turns.length < 2 || times[0] !== 0 || !isRising || turns.some(({ text }) => text === '')) return rows
  const written = new Map(
    turns.map(({ index, label, clock, text }) => [index, `**${label}** [${clock}]: ${text}`]),
  )
  return rows.map((row, index) => written.get(index) ?? row)
}

/** Longer lines are not searched for a time at the end. */
const LONGEST = 20_000

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

/** A time on the line above a label: `00:00:09`, then `Nora: text`. */
function above(rows: Rows, index: number): Turn | undefined {
  const row = rows[index] ?? ''
  const time = rows[index - 1]?.trim() ?? ''
  const clock = time.length < 40 ? bare(ALONE.exec(time)?.[1]) : undefined
  const label = clock === undefined ? undefined : labelOf(row.trimStart())
  if (!label || label.colonAt < 0 || label.stamp || !isVoice(label.label)) return undefined
  const said = `**${label.label}** [${clock}]: ${label.text}`.trimEnd()
  return { index, key: labelKey(label.label), row: said, from: index - 1 }
}

function bare(written: string | undefined): string | undefined {
  const clock = written?.replace(/[^\d:.,]/g, '')
  return clock !== undefined && readClock(clock) !== undefined ? clock : undefined
}

function isVoice(name: string): boolean {
  return /\p{L}/u.test(name) && isPlausible(name) && !isPageWord(name)
}

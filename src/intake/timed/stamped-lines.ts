import { labelOf } from '../../read/transcript/label.ts'
import { lineOf } from '../../read/transcript/line.ts'
import { timestampOf } from '../../read/transcript/timestamp.ts'
import { reportLeftOut } from '../left-out.ts'
import type { Text } from '../source.ts'
import type { Cue, ReadCues } from './cue.ts'
import { asCues } from './voice.ts'

const LRC = /^\[(\d{1,3}:\d{2}(?::\d{2})?(?:[.:]\d{1,3})?)\](?!\()/
const LRC_TAG = /^\[[a-z#]{1,10}:[^\]]*\]\s*$/i
/** The minimum share of lines that begin with a time. */
const SHARE = 0.8

/** `[00:04.000 --> 00:07.500]`, as Whisper prints it, with or without brackets. */
const RANGE =
  /^\s*(?:\[\s?(\d{1,3}(?::\d{2}){1,2}(?:[.,]\d{1,3})?)\s?(?:-->|[-–—])\s?(\d{1,3}(?::\d{2}){1,2}(?:[.,]\d{1,3})?)\s?\]|(\d{1,3}(?::\d{2}){1,2}(?:[.,]\d{1,3})?)\s?-->\s?(\d{1,3}(?::\d{2}){1,2}(?:[.,]\d{1,3})?))/

/** Reads LRC, and texts in which every line or paragraph begins with its time. Undefined for any other text. */
export function readStampedLines({ name, text }: Text): ReadCues | undefined {
  const all = text.split('\n').map((line, index) => ({ line: index + 1, text: line.trim() }))
  const tags = all.filter((one) => LRC_TAG.test(one.text))
  const lines = all.filter((one) => one.text !== '' && !LRC_TAG.test(one.text))
  const cues: Cue[] = []
  let stamped = 0
  let alone = 0
  for (const [index, { text: line }] of lines.entries()) {
    const clock = aloneIn(line, lines[index + 1]?.text)
    if (clock !== undefined) alone++
    const read = clock === undefined ? cuesOf(line) : [{ start: clock, text: '' }]
    if (read) stamped++
    for (const cue of read ?? []) cues.push(cue)
    if (read) continue
    const last = cues.pop()
    if (!last) return undefined
    cues.push({
      ...last,
      text: `${last.text} ${line}`.trim(),
      ...(last.written === undefined ? {} : { written: `${last.written} ${line}` }),
    })
  }
  if (stamped < 2 || stamped < SHARE * (lines.length - alone)) return undefined
  return {
    cues,
    diagnostics: reportLeftOut('intake.note-left', name, tags),
    words: lines.map((one) => ({ ...one, text: one.text.replace(RANGE, ' ') })),
  }
}

const CLOCK_ALONE = /^\d{1,3}:\d{2}(?::\d{2})?$/

/**
 * A time on a line of its own, as in a copied video transcript. If a label follows, the text is read as an
 * interview instead.
 */
function aloneIn(line: string, next = ''): number | undefined {
  if (!CLOCK_ALONE.test(line) || (labelOf(next)?.colonAt ?? -1) >= 0) return undefined
  return timestampOf(line).seconds
}

/** The cues of a line. If it has only a time, the text is on the next line. */
function cuesOf(line: string): readonly Cue[] | undefined {
  const { seconds: start, end, rest } = timeOf(line)
  if (start === undefined) return undefined
  const times = end === undefined ? { start } : { start, end }
  const cues = asCues(times, rest)
  return cues.length > 0 ? cues : [{ ...times, text: '' }]
}

interface Stamped {
  readonly seconds?: number | undefined
  readonly end?: number | undefined
  readonly rest: string
}

function timeOf(line: string): Stamped {
  const ranged = RANGE.exec(line)
  const [whole = '', from = ranged?.[3], to = ranged?.[4] ?? ''] = ranged ?? []
  if (ranged && from !== undefined)
    return {
      seconds: timestampOf(from).seconds,
      end: timestampOf(to).seconds,
      rest: line.slice(whole.length).trim(),
    }
  const lrc = LRC.exec(line)
  if (lrc?.[1] !== undefined)
    return { seconds: timestampOf(lrc[1]).seconds, rest: line.slice(lrc[0].length).trim() }
  const read = lineOf(line)
  return read.kind === 'stamp' ? { seconds: read.stamp.seconds, rest: read.text } : { rest: '' }
}

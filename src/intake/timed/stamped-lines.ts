import { lineOf } from '../../read/transcript/line.ts'
import { stampOf } from '../../read/transcript/stamp.ts'
import type { Text } from '../source.ts'
import type { Cue } from './cue.ts'
import { asCues } from './voice.ts'

const LRC = /^\[(\d{1,3}:\d{2}(?::\d{2})?(?:[.:]\d{1,3})?)\](?!\()/
const LRC_TAG = /^\[[a-z#]{1,10}:[^\]]*\]\s*$/i
/** This share of the lines must open with a time. */
const SHARE = 0.8

/** Reads LRC, and texts whose every line or paragraph opens with its time. Nothing when the text is not one. */
export function readStampedLines({ text }: Text): { cues: readonly Cue[]; diagnostics: [] } | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !LRC_TAG.test(line))
  const cues: Cue[] = []
  let stamped = 0
  for (const line of lines) {
    const read = cueOf(line)
    if (read) stamped++
    if (read?.text) cues.push(read)
    else if (!read && cues.length > 0) {
      const last = cues.pop()
      if (last) cues.push({ ...last, text: `${last.text} ${line.trim()}` })
    } else if (!read) return undefined
  }
  return stamped > 1 && stamped >= SHARE * lines.length ? { cues, diagnostics: [] } : undefined
}

function cueOf(line: string): Cue | undefined {
  const lrc = LRC.exec(line)
  const read = lineOf(line)
  const seconds =
    lrc?.[1] === undefined
      ? read.kind === 'stamp'
        ? read.stamp.seconds
        : undefined
      : stampOf(lrc[1]).seconds
  if (seconds === undefined) return undefined
  const rest = lrc ? line.slice(lrc[0].length).trim() : read.kind === 'stamp' ? read.text : ''
  return asCues(seconds, rest)[0] ?? { start: seconds, text: '' }
}

import { readClock } from '../../read/transcript/timestamp.ts'
import type { Cue, ReadCues } from './cue.ts'
import { withoutTags } from './voice.ts'

/** Reads the podcast namespace's HTML transcript: `<cite>` has names, `<time>` times, and `<p>` speech. */
export function readCiteHtml(text: string): ReadCues {
  const cues: Cue[] = []
  const marks: string[] = []
  let speaker = ''
  let start = 0
  for (const { tag, body, isNote } of elementsIn(text)) {
    const plain = withoutTags(body)
    // A note at the top, as in transcripts that Inonda writes, is not speech.
    if (isNote && cues.length === 0 && speaker === '') marks.push(plain)
    else if (tag === 'cite') {
      speaker = plain.endsWith(':') ? plain.slice(0, -1).trimEnd() : plain
      marks.push(plain)
    } else if (tag === 'time') start = readClock(plain) ?? start
    else if (plain !== '')
      cues.push(speaker === '' ? { start, text: plain } : { start, text: plain, speaker })
  }
  const words = text
    .replace(/<[^<>]{0,400}>/g, (tag) => tag.replace(/[^\n]+/g, ' '))
    .split('\n')
    .map((line, index) => ({ line: index + 1, text: withoutTags(line) }))
  return { cues, diagnostics: [], words, marks }
}

/** Yields the elements. Each ends at the next end tag of any of them, or at the end of the text. */
function* elementsIn(
  text: string,
): Generator<{ readonly tag: string; readonly body: string; readonly isNote: boolean }> {
  let tag: string | undefined
  let from = 0
  let isNote = false
  for (const { 0: whole, 1: slash = '', 2: name = '', index } of text.matchAll(TAG)) {
    if ((slash === '') !== (tag === undefined)) continue
    if (tag !== undefined) yield { tag, body: text.slice(from, index), isNote }
    tag = slash === '' ? name.toLowerCase() : undefined
    from = index + whole.length
    isNote = whole.includes('class="note"')
  }
  if (tag !== undefined) yield { tag, body: text.slice(from), isNote }
}

const TAG = /<(\/?)(cite|time|p)\b[^<>]{0,200}>/gi

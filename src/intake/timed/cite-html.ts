import { readClock } from '../../read/transcript/stamp.ts'
import type { Cue } from './cue.ts'
import { withoutTags } from './voice.ts'

/** Reads the podcast namespace's HTML transcript: `<cite>` names, `<time>` times, `<p>` holds what is said. */
export function readCiteHtml(text: string) {
  const cues: Cue[] = []
  let speaker = ''
  let start = 0
  for (const [, tag = '', body = ''] of text.matchAll(
    /<(cite|time|p)\b[^>]{0,200}>([^<]*(?:<(?!\/(?:cite|time|p)>)[^<]*)*)/gi,
  )) {
    const plain = withoutTags(body)
    if (tag.toLowerCase() === 'cite') speaker = plain.replace(/\s*:$/, '')
    else if (tag.toLowerCase() === 'time') start = readClock(plain) ?? start
    else if (plain !== '')
      cues.push(speaker === '' ? { start, text: plain } : { start, text: plain, speaker })
  }
  return { cues, diagnostics: [] }
}

import { say } from '../diagnostics/catalogue.ts'
import { type Checked, startOf } from '../diagnostics/diagnostic.ts'
import { reportLeftOut } from './left-out.ts'
import { leftOut } from './left-out-lines.ts'
import type { Text } from './source.ts'
import { readCaptions } from './timed/captions.ts'
import { readCiteHtml } from './timed/cite-html.ts'
import type { ReadCues } from './timed/cue.ts'
import { readSegments } from './timed/segments.ts'
import { readStampedLines } from './timed/stamped-lines.ts'
import { withoutStrayLabels } from './timed/stray-labels.ts'
import { readTtml } from './timed/ttml.ts'

/**
 * Reads a text with a time for each part of speech: WebVTT, SRT, TTML, the podcast namespace's JSON and HTML, LRC,
 * SBV, or lines that begin with a time. Undefined if the text has none of these formats; no value if it has
 * one, but without usable cues.
 */
export async function readTimed(text: Text): Promise<Checked<ReadCues> | undefined> {
  const start = text.text.slice(0, 2000).trimStart()
  const ending = /\.([^.]*)$/.exec(text.name)?.[1]?.toLowerCase() ?? ''
  if (start.startsWith('WEBVTT')) return usable(text, 'WebVTT', await readCaptions(text, 'vtt'))
  if (ending === 'vtt') return refused(text, 'WebVTT', 'its first line is not WEBVTT')
  if (SBV.test(start)) {
    const asSrt = text.text.replace(SBV_TIMES, '$1 --> $2')
    return usable(text, 'SBV', await readCaptions({ ...text, text: asSrt }, 'srt'))
  }
  const isSrt = /^(?:\d+[^\S\n]*\n)?\s*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}\s*-->/.test(start)
  const isSrtLine = isSrt && /-->\s*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}[^\S\n]*(?:\n|$|\S{1,3}:)/.test(start)
  if (isSrtLine || ending === 'srt') return usable(text, 'SRT', await readCaptions(text, 'srt'))
  if (start.startsWith('{') || start.startsWith('[{') || ending === 'json') {
    const read = readSegments(text)
    return read.value ? usable(text, 'JSON transcript', read.value) : { diagnostics: read.diagnostics }
  }
  if (/^<(?:\?xml|(?:\w{1,20}:)?tt[\s>])/.test(start) && /<(?:\w{1,20}:)?tt[\s>]/.test(start)) {
    return usable(text, 'TTML', readTtml(text.text))
  }
  if (/<cite>/i.test(text.text.slice(0, 20_000)))
    return usable(text, 'HTML transcript', readCiteHtml(text.text))
  const lines = readStampedLines(text)
  return lines && usable(text, 'timed lines', lines)
}

/** SubViewer, which YouTube exports: the two times of a cue are on one line, separated by a comma. */
const SBV = /^\d{1,2}:\d{2}:\d{2}\.\d{3},\d{1,2}:\d{2}:\d{2}\.\d{3}[^\S\n]*(?:\n|$)/
const SBV_TIMES = /^(\d{1,2}:\d{2}:\d{2}\.\d{3}),(\d{1,2}:\d{2}:\d{2}\.\d{3})[^\S\n]*$/gm

function usable(text: Text, format: string, read: ReadCues): Checked<ReadCues> {
  const cues = withoutStrayLabels(read.cues.filter((cue) => cue.text !== ''))
  if (cues.length === 0) {
    const { diagnostics } = refused(text, format, 'there is no cue with words in it')
    return { diagnostics: [...read.diagnostics, ...diagnostics] }
  }
  const taken = [...cues.map((cue) => cue.written ?? cue.text), ...(read.marks ?? [])]
  const code = read.isRolling ? 'intake.repeats-left' : 'intake.words-left'
  const lost = reportLeftOut(code, text.name, leftOut(read.words, taken))
  return { value: { ...read, cues }, diagnostics: [...read.diagnostics, ...lost] }
}

function refused(text: Text, format: string, reason: string) {
  return { diagnostics: [say('intake.captions-unreadable', startOf(text.name), { format, reason })] }
}

// media-captions parses cues well, but silently drops text outside cues, and reads a cue without a blank line
// before it as text. Therefore the lines are normalized first.
import { type CaptionsFileFormat, parseText } from 'media-captions'
import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic, LeftOut } from '../../diagnostics/diagnostic.ts'
import { longClock } from '../../model/clock-time.ts'
import { readClock } from '../../read/transcript/timestamp.ts'
import { reportLeftOut } from '../left-out.ts'
import type { Text } from '../source.ts'
import type { Cue, ReadCues } from './cue.ts'
import { asCues, isDashed, withoutTags } from './voice.ts'

const TIME_LINE =
  /^\s*(?:\d{1,4}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?\s*-->\s*(?:\d{1,4}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?/
/** Automatic captions of a live recognition. */
const ROLLING = /<\d{2}:\d{2}:\d{2}\.\d{3}><c>/
/** Replaces an arrow in the text of a cue, which the parser would read as part of a time line. */
const ARROW = '\ue000'
const BLOCK = /^(?:NOTE|STYLE|REGION|WEBVTT)\b/

/**
 * Reads WebVTT or SRT. Cues with an invalid time are reported and left out; text without a time is added to
 * the previous cue.
 */
export async function readCaptions({ name, text }: Text, type: CaptionsFileFormat): Promise<ReadCues> {
  const { lines, origins, diagnostics, words, beside } = normalized(name, text.split('\n').map(regular))
  const dashes = words.filter((line) => isDashed(line.text)).length > 1
  const isRolling = ROLLING.test(text)
  const cues: Cue[] = []
  for (const { from, to } of portions(lines)) {
    const head = type === 'vtt' && from > 0 ? ['WEBVTT', ''] : []
    const portion = [...head, ...lines.slice(from, to)].join('\n')
    const read = await parseText(portion, { type, strict: false, errors: true })
    for (const { startTime: start, endTime: end, text: said } of read.cues)
      for (const cue of asCues({ start, end }, said.replaceAll(ARROW, '-->'), dashes)) cues.push(cue)
    for (const { message, line } of read.errors) {
      const origin = origins[from + line - 1 - head.length] ?? 1
      const reason = message.replace(/ on line \d+$/, '')
      diagnostics.push(say('intake.cue-broken', { file: name, line: origin, column: 1 }, { reason }))
    }
  }
  return {
    cues: isRolling ? withoutRolling(cues) : cues,
    isRolling,
    diagnostics: [...diagnostics, ...reportLeftOut('intake.note-left', name, beside)],
    words: words.map((one) => ({ line: one.line, text: withoutTags(one.text) })),
  }
}

/** The number of lines parsed at once, since the parser takes quadratic time in the number of cues. */
const PORTION_LINES = 4000
/**
 * The maximum number of lines of a cue. Further lines are joined, this many at a time, because a portion must
 * end with a cue.
 */
const LINES_MOST = 500
const LINES_TOGETHER = 200

function portions(lines: readonly string[]): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = []
  let from = 0
  for (const [index, line] of lines.entries()) {
    if (line !== '' || index - from < PORTION_LINES) continue
    found.push({ from, to: index })
    from = index
  }
  return [...found, { from, to: lines.length }]
}

/** A time line as parsers take it: some programs write finer fractions than thousandths, or a second of one digit. */
function regular(line: string): string {
  if (!line.includes('-->')) return line
  return line.replace(/(\d[.,]\d{3})\d{1,6}(?!\d)/g, '$1').replace(/:(\d)(?=[.,]\d{3}(?!\d))/g, ':0$1')
}

/** Adds a blank line before every time line, and adds text outside cues to the previous cue. */
function normalized(file: string, written: readonly string[]) {
  const lines: string[] = []
  const origins: number[] = []
  const diagnostics: Diagnostic[] = []
  const words: LeftOut[] = []
  const beside: LeftOut[] = []
  let state: 'outside' | 'head' | 'cue' | 'early' | 'block' = 'block'
  /** The number of lines of the current cue or block. */
  let run = 0
  /** Text before the first cue without a readable time, which becomes its beginning. Undefined after the first cue. */
  let early: { readonly line: string; readonly index: number }[] | undefined = []
  const push = (line: string, index: number) => {
    lines.push(line)
    origins.push(index + 1)
  }
  // A number alone is the id of a cue.
  const note = (list: LeftOut[], text: string, index: number) => {
    if (!/^\d*$/.test(text.trim())) list.push({ line: index + 1, text: text.trim() })
  }
  const pop = () => {
    lines.pop()
    origins.pop()
  }
  for (const [index, line] of written.entries()) {
    const blank = line.trim() === ''
    if (isTimeLine(line)) {
      // Directly below another time line, it is text of that cue.
      if (state === 'head') {
        words.push({ line: index + 1, text: line })
        push(line.replaceAll('-->', ARROW), index)
      } else {
        if (state === 'cue') push('', index)
        push(rewritten(evenly(line)), index)
        state = (early?.length ?? 0) > 0 ? 'cue' : 'head'
        for (const one of early ?? []) push(one.line, one.index)
        early = undefined
      }
    } else if (blank) {
      push('', index)
      state = 'outside'
      run = 0
    } else if (line.includes('-->') && (state === 'outside' || (state !== 'head' && TIME_LINE.test(line)))) {
      // The text of a cue with an invalid time is kept.
      if (state === 'outside') {
        while (lines.length > 0 && lines.at(-1) !== '') pop()
        while (lines.at(-1) === '') pop()
      }
      diagnostics.push(
        say(
          'intake.cue-broken',
          { file, line: index + 1, column: 1 },
          { reason: `“${line.trim()}” is no time, and its words were added to the cue next to it` },
        ),
      )
      state = early ? 'early' : 'cue'
    } else if (BLOCK.test(line) && state !== 'cue' && state !== 'early') {
      note(beside, line.replace(/^WEBVTT\b/, ''), index)
      push(evenly(line), index)
      state = 'block'
    } else if (state === 'outside' && isStray(written, index)) {
      while (lines.at(-1) === '') pop()
      diagnostics.push(say('intake.cue-untimed', { file, line: index + 1, column: 1 }))
      if (!/^\s*\d+\s*$/.test(line)) {
        words.push({ line: index + 1, text: line })
        if (early) early.push({ line, index })
        else push(line, index)
      }
      state = early ? 'early' : 'cue'
    } else if (state === 'early') {
      words.push({ line: index + 1, text: line })
      early?.push({ line: line.replaceAll('-->', ARROW), index })
    } else {
      if (state === 'head' || state === 'cue') words.push({ line: index + 1, text: line })
      else note(beside, line, index)
      const said = line.replaceAll('-->', ARROW)
      run = state === 'head' ? 1 : run + 1
      if (run > LINES_MOST && run % LINES_TOGETHER !== 0) lines.push(`${lines.pop()} ${said}`)
      else push(said, index)
      if (state === 'head') state = 'cue'
    }
  }
  return { lines, origins, diagnostics, words, beside }
}

/** Whether a line has two valid times. The parser drops a cue with an invalid one, such as 00:00:60.000. */
function isTimeLine(line: string): boolean {
  if (!TIME_LINE.test(line)) return false
  const [from, to] = timesIn(line)
  return from !== undefined && to !== undefined
}

function timesIn(line: string): readonly (number | undefined)[] {
  return line
    .split('-->', 2)
    .map((part) => /[\d:.,]+/.exec(part)?.[0] ?? '')
    .map(readClock)
}

/**
 * Rewrites a time line for the parser, which drops cues whose times are in the other format's form, or whose
 * end is not after the start. Their text would be lost.
 */
function rewritten(line: string): string {
  const [start = 0, end = 0] = timesIn(line)
  const settings = line
    .slice(line.indexOf('-->') + '-->'.length)
    .trimStart()
    .replace(/^[\d:.,]+/, '')
  return `${clock(start)} --> ${clock(end > start ? end : start + 0.001)}${settings}`
}

function clock(seconds: number): string {
  const long = longClock(seconds)
  return long.includes('.') ? long : `${long}.000`
}

/** Collapses spaces, since the parser takes quadratic time for a long run of spaces in a line with an arrow. */
function evenly(line: string): string {
  return line.replace(/\s+/g, ' ')
}

/** Whether a line outside cues is text. It is the id of a cue if a time line, valid or not, follows. */
function isStray(written: readonly string[], index: number): boolean {
  const line = written[index] ?? ''
  return !line.includes('-->') && !(written[index + 1] ?? '').includes('-->')
}

/** Removes the overlap of automatic captions, in which each cue repeats the previous one. */
function withoutRolling(cues: readonly Cue[]): readonly Cue[] {
  const kept: Cue[] = []
  let last = ''
  for (const cue of cues) {
    const text = withoutTags(cue.text)
    const repeats = last !== '' && (text === last || text.startsWith(`${last} `))
    const fresh = repeats ? text.slice(last.length).trim() : text
    last = text
    if (fresh !== '') kept.push({ ...cue, text: fresh })
  }
  return kept
}

// media-captions reads cues well, but drops without a word what stands in no cue; a cue whose time line
// follows text without a blank line is taken for text. So the lines are mended before it sees them.
import { type CaptionsFileFormat, parseText } from 'media-captions'
import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Text } from '../source.ts'
import type { Cue } from './cue.ts'
import { asCues, withoutTags } from './voice.ts'

const TIME_LINE = /^\s*(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}/
/** Captions made by a machine while it listens. */
const ROLLING = /<\d{2}:\d{2}:\d{2}\.\d{3}><c>/
/** Stands for an arrow in somebody's words, which a parser would take for a time line's. */
const ARROW = '\ue000'
const BLOCK = /^(?:NOTE|STYLE|REGION|WEBVTT)\b/

/** Reads WebVTT or SRT. Cues with a broken time are told and left out; text without a time joins the cue before. */
export async function readCaptions(
  { name, text }: Text,
  type: CaptionsFileFormat,
): Promise<{ readonly cues: readonly Cue[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { lines, origins, diagnostics } = mended(name, text.split('\n'))
  const cues: Cue[] = []
  for (const { from, to } of portions(lines)) {
    const head = type === 'vtt' && from > 0 ? ['WEBVTT', ''] : []
    const portion = [...head, ...lines.slice(from, to)].join('\n')
    const read = await parseText(portion, { type, strict: false, errors: true })
    for (const { startTime, text: said } of read.cues)
      for (const cue of asCues(startTime, said.replaceAll(ARROW, '-->'))) cues.push(cue)
    for (const { message, line } of read.errors) {
      const origin = origins[from + line - 1 - head.length] ?? 1
      const reason = message.replace(/ on line \d+$/, '')
      diagnostics.push(say('intake.cue-broken', { file: name, line: origin, column: 1 }, { reason }))
    }
  }
  return { cues: ROLLING.test(text) ? withoutRolling(cues) : cues, diagnostics }
}

/** The parser's time grows with the square of the cues, so it gets some at a time. */
const PORTION_LINES = 4000

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

/** Gives every time line its blank line, and text that stands in no cue to the cue before it. */
function mended(file: string, written: readonly string[]) {
  const lines: string[] = []
  const origins: number[] = []
  const diagnostics: Diagnostic[] = []
  let state: 'outside' | 'head' | 'cue' | 'block' = 'block'
  const push = (line: string, index: number) => {
    lines.push(line)
    origins.push(index + 1)
  }
  const pop = () => {
    lines.pop()
    origins.pop()
  }
  for (const [index, line] of written.entries()) {
    const blank = line.trim() === ''
    if (TIME_LINE.test(line)) {
      // Directly below another time line it is text of that cue.
      if (state === 'head') push(line.replaceAll('-->', ARROW), index)
      else {
        if (state === 'cue') push('', index)
        push(evenly(line), index)
        state = 'head'
      }
    } else if (blank) {
      push('', index)
      state = 'outside'
    } else if (line.includes('-->') && state === 'outside') {
      // Its words are not thrown away with its time.
      while (lines.length > 0 && lines.at(-1) !== '') pop()
      while (lines.at(-1) === '') pop()
      diagnostics.push(
        say(
          'intake.cue-broken',
          { file, line: index + 1, column: 1 },
          { reason: `“${line.trim()}” is no time line` },
        ),
      )
      state = lines.length > 1 ? 'cue' : 'block'
    } else if (BLOCK.test(line) && state !== 'cue') {
      push(evenly(line), index)
      state = 'block'
    } else if (state === 'outside' && isStray(written, index)) {
      while (lines.at(-1) === '') pop()
      diagnostics.push(say('intake.cue-untimed', { file, line: index + 1, column: 1 }))
      // A number alone is what the cue would have been called.
      if (!/^\s*\d+\s*$/.test(line)) push(line, index)
      state = lines.length > 0 ? 'cue' : 'block'
    } else {
      push(line.replaceAll('-->', ARROW), index)
      if (state === 'head') state = 'cue'
    }
  }
  return { lines, origins, diagnostics }
}

/** The parser walks a long run of white space in a line with an arrow again and again. */
function evenly(line: string): string {
  return line.replace(/\s+/g, ' ')
}

/** A line outside any cue is an id when a time line, readable or not, comes next; otherwise it is stray text. */
function isStray(written: readonly string[], index: number): boolean {
  const line = written[index] ?? ''
  return !line.includes('-->') && !(written[index + 1] ?? '').includes('-->')
}

/** Automatic captions roll: each cue says again what the last one said. Only what is new is kept. */
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

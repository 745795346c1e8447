import type { Chapter } from '../model/chapter.ts'
import { longClock } from '../model/clock-time.ts'
import type { Turn } from '../model/transcript.ts'
import { guard, guardAside } from '../read/transcript/escape-paragraph.ts'
import { isPageWord } from '../read/transcript/words.ts'

/** The contents of a transcript file. */
export interface Spoken {
  readonly chapters: readonly Chapter[]
  readonly turns: readonly Turn[]
}

/**
 * Writes turns in the documented notation. read/transcript.ts reads them back unchanged, whatever the text
 * contains. A turn without a speaker that has only asides is written in its place, below its heading.
 */
export function writeTranscript({ chapters, turns }: Spoken): string {
  const blocks: string[] = []
  let written = 0
  const headings = (until: number) => {
    for (const chapter of chapters.slice(written, until)) blocks.push(heading(chapter))
    written = Math.max(written, until)
  }
  for (const turn of turns) {
    headings(turn.chapter === undefined ? 0 : turn.chapter + 1)
    for (const block of turnBlocks(turn)) blocks.push(block)
  }
  headings(chapters.length)
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`
}

function heading({ title, start }: Chapter): string {
  // Backslashes, # signs at the end, and text that looks like a time would not be read as part of the title.
  const safe = withoutTime(title.trim().replace(/\s+/g, ' ').replace(/\\/g, '\\\\').replace(/#/g, '\\#'))
  return start === undefined ? `## ${safe}` : `## ${safe} {t=${longClock(start)}}`
}

/** Escapes brackets at the end of a title, so that they are not read as a time. */
function withoutTime(title: string): string {
  if (!/[\]}]$/.test(title)) return title
  const open = Math.max(title.lastIndexOf('['), title.lastIndexOf('{'), 0)
  return title.slice(0, open) + title.slice(open).replace(/[:=]/g, '\\$&')
}

function turnBlocks({ speaker, start, paragraphs, asides }: Turn): readonly string[] {
  const quotes = (after: number) =>
    asides.filter((aside) => aside.after === after).map((aside) => `> ${guardAside(oneLine(aside.text))}`)
  const label = speaker === '' ? anonymous(start) : `${labelled(speaker, start)} `
  const [first, ...rest] = paragraphs
  if (first === undefined) {
    const opening = label.trim() === '' ? [] : [label.trim()]
    return [...opening, ...asides.map((aside) => `> ${guardAside(oneLine(aside.text))}`)]
  }
  const lead = quotes(0)
  const begins = guard(oneLine(first))
  const opening =
    lead.length > 0 && speaker !== '' ? [label.trim(), ...lead, begins] : [...lead, `${label}${begins}`]
  return [
    ...opening,
    ...quotes(1),
    ...rest.flatMap((paragraph, index) => [guard(oneLine(paragraph)), ...quotes(index + 2)]),
  ]
}

function labelled(speaker: string, start: number | undefined): string {
  const name = escapeLabel(speaker)
  // A backslash directly before the colon would escape it.
  const colon = name.endsWith('\\') ? ' :' : ':'
  return start === undefined ? `**${name}${colon}**` : `**${name}** [${longClock(start)}]:`
}

function anonymous(start: number | undefined): string {
  return start === undefined ? '' : `[${longClock(start)}] `
}

function escapeLabel(speaker: string): string {
  const flat = oneLine(speaker).replace(/[\\*:：[\](){}]/g, '\\$&')
  return isPageWord(oneLine(speaker)) ? `\\${flat}` : flat
}

function oneLine(text: string): string {
  // Not a single pattern for white space around line ends, which takes quadratic time for long runs of
  // spaces.
  return text
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim()
}

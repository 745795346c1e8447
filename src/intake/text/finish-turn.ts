import { longClock } from '../../model/clock-time.ts'
import type { Aside, Turn } from '../../model/transcript.ts'
import type { ParsedTurn } from '../../read/transcript/parse-turns.ts'
import { asMarkdown } from './markdown.ts'

/** Converts a parsed turn. Paragraphs without a speaker after the first one can only be written as asides. */
export function finished(turn: ParsedTurn, speaker: string, markdown: boolean): Turn {
  const words = (text: string) => (markdown ? text : asMarkdown(text))
  const asides = turn.asides.map((aside): Aside => ({ after: aside.after, text: words(aside.text) }))
  const start = turn.stamp?.seconds
  const rest = {
    ...(start === undefined ? {} : { start }),
    ...(turn.chapter === undefined ? {} : { chapter: turn.chapter }),
  }
  const paragraphs = turn.paragraphs.map(words)
  const those = (after: number) => asides.filter((aside) => aside.after === after).map(({ text }) => text)
  if (speaker !== '') return { speaker, paragraphs, asides, ...rest }
  return {
    speaker: '',
    paragraphs: [],
    asides: [
      ...paragraphs.flatMap((text, index) => [...those(index), text]),
      ...those(paragraphs.length),
    ].map((text) => ({ after: 0, text })),
    ...rest,
  }
}

/** Moves asides below a heading to where the notation has them: the start of the next turn, or the end of the last one. */
export function withAsidesPlaced(turns: readonly Turn[]): readonly Turn[] {
  const placed: Turn[] = []
  let waiting: readonly Aside[] = []
  for (const turn of turns) {
    const isAside = turn.speaker === '' && turn.paragraphs.length === 0
    if (isAside) waiting = [...waiting, ...timed(turn)]
    if (!isAside) {
      placed.push(waiting.length === 0 ? turn : { ...turn, asides: [...waiting, ...turn.asides] })
      waiting = []
    }
  }
  const last = placed.pop()
  if (!last) return turns
  const after = last.paragraphs.length
  return [...placed, { ...last, asides: [...last.asides, ...waiting.map(({ text }) => ({ after, text }))] }]
}

/** A time without a speaker can only be written as part of the text. */
function timed({ start, asides }: Turn): readonly Aside[] {
  const [first, ...rest] = asides
  return start === undefined || !first
    ? asides
    : [{ ...first, text: `[${longClock(start)}] ${first.text}` }, ...rest]
}

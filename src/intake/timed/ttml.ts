import type { LeftOut } from '../../diagnostics/diagnostic.ts'
import { readClock } from '../../read/transcript/timestamp.ts'
import { plainTextOf } from '../html/plain-text.ts'
import type { Cue, ReadCues } from './cue.ts'

/** No paragraph of captions is longer. */
const WORDS_MOST = 20_000

/**
 * Reads TTML (https://www.w3.org/TR/ttml2/): each paragraph that has a time is a cue, whoever its agent names speaks it. Times
 * of what holds it are not added: captions of a whole recording have none.
 */
export function readTtml(text: string): ReadCues {
  const ticks = Number(attributeIn(text.slice(0, 20_000), 'tickRate') ?? 1) || 1
  const frames = Number(attributeIn(text.slice(0, 20_000), 'frameRate') ?? 30) || 30
  const agents = agentsIn(text)
  const cues: Cue[] = []
  const words: LeftOut[] = []
  let line = 1
  let counted = 0
  for (const { tag, inner, at } of paragraphsIn(text)) {
    for (let end = text.indexOf('\n', counted); end >= 0 && end < at; end = text.indexOf('\n', counted)) {
      line++
      counted = end + 1
    }
    const said = plainTextOf(inner.replace(/<(\/?)\w{1,20}:/g, '<$1'))
      .replace(/\s+/g, ' ')
      .trim()
    words.push({ line, text: said })
    const seconds = (name: string) => secondsOf(attributeIn(tag, name), { ticks, frames })
    const [start, end, lasting] = [seconds('begin'), seconds('end'), seconds('dur')]
    if (start === undefined) continue
    const until = end ?? (lasting === undefined ? undefined : start + lasting)
    const speaker = agents.get(attributeIn(tag, 'agent') ?? '')
    cues.push({ start, text: said, ...(until !== undefined && { end: until }), ...(speaker && { speaker }) })
  }
  const language = attributeIn(text.slice(0, 20_000), 'lang')
  return {
    cues: cues.sort((a, b) => a.start - b.start),
    diagnostics: [],
    words,
    ...(language && { language }),
  }
}

/** Each `p` with what is in it. */
function* paragraphsIn(
  text: string,
): Iterable<{ readonly tag: string; readonly inner: string; readonly at: number }> {
  for (const { 0: tag, 1: prefix = '', index } of text.matchAll(
    /<((?:\w{1,20}:)?)p(?=[\s>])[^<>]{0,4000}>/g,
  )) {
    const from = index + tag.length
    const to = text.slice(from, from + WORDS_MOST).indexOf(`</${prefix}p>`)
    if (to >= 0) yield { tag, inner: text.slice(from, from + to), at: index }
  }
}

/** Names of agents, by their ids. */
function agentsIn(text: string): ReadonlyMap<string, string> {
  const head = text.slice(0, 200_000)
  const found = head.matchAll(
    /<ttm:agent\s[^<>]{0,1000}>\s{0,100}<ttm:name[^<>]{0,200}>([^<>]{1,200})<\/ttm:name>/g,
  )
  return new Map(
    [...found].map(({ 0: tag, 1: name = '' }) => [attributeIn(tag, 'id') ?? '', plainTextOf(name)]),
  )
}

/** The value of an attribute by its name without a prefix. */
function attributeIn(tag: string, name: string): string | undefined {
  for (const [, found, value] of tag.matchAll(/([A-Za-z]{1,40})\s?=\s?["']([^"'<>]{0,200})["']/g))
    if (found === name) return value
  return undefined
}

/** A clock with a fraction or frames, or a number with its unit (TTML2, section 12.3). */
function secondsOf(
  written: string | undefined,
  { ticks, frames }: { readonly ticks: number; readonly frames: number },
): number | undefined {
  const text = written?.trim() ?? ''
  const [, clock = '', frame] = /^(\d{1,3}:\d{2}:\d{2})(?::(\d{1,3}))$/.exec(text) ?? []
  if (frame !== undefined) return (readClock(clock) ?? 0) + Number(frame) / frames
  const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,9})?)(h|m|s|ms|f|t)$/.exec(text) ?? []
  if (number === undefined) return readClock(text.replace(/(\.\d{3})\d{1,6}$/, '$1'))
  const units: Readonly<Record<string, number>> = {
    h: 3600,
    m: 60,
    s: 1,
    ms: 0.001,
    f: 1 / frames,
    t: 1 / ticks,
  }
  return Number(number) * (units[unit] ?? 1)
}

import { labelOf } from '../../read/transcript/label.ts'
import { isPageWord } from '../../read/transcript/words.ts'
import type { Cue } from './cue.ts'

const VOICE = /^<v(?:\.[^\s>]*)?[ \t]+([^ \t>][^>]{0,199})>/
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
}

/** The start of a voice tag. */
const VOICES = /(?=<v[.\s])/

/** Another, unnamed speaker begins. */
const CHANGE = /(?:^|(?<=\s))(?:>>|&gt;&gt;)+(?=\s|\p{L})/u
const DASH = /^\s*(?:[-–—] |-(?=\p{Lu}))/u

/** Whether a line of a caption begins with the dash of a dialogue. */
export function isDashed(line: string): boolean {
  return DASH.test(line)
}

/** The time of a cue, in seconds. */
type Times = Pick<Cue, 'start' | 'end'>

/**
 * Makes cues of a time and its text: `<v Name>`, `Name: ` and `>>` indicate the speaker, as do dashes at the
 * start of lines if `dashes` is set; other tags are removed.
 */
export function asCues(times: Times, written: string, dashes = false): readonly Cue[] {
  const marked = dashes ? written.split('\n').map(chevroned).join('\n') : written
  return marked.split(CHANGE).flatMap((part, index) => {
    const [first, ...others] = part.split(VOICES).flatMap((voiced) => asCue(times, voiced) ?? [])
    if (!first) return []
    return [index === 0 ? first : { ...first, change: true }, ...others]
  })
}

function chevroned(line: string): string {
  return isDashed(line) ? line.replace(DASH, '>> ') : line
}

function asCue(times: Times, text: string): Cue | undefined {
  const bare = text.trimStart()
  const voice = VOICE.exec(bare)
  const plain = withoutTags(voice ? bare.slice(voice[0].length) : bare)
  if (plain === '') return undefined
  if (voice?.[1]) return { ...times, text: plain, speaker: withoutTags(voice[1]) }
  const label = labelOf(plain)
  const named = label?.colonAt !== undefined && label.colonAt >= 0 && isCueLabel(label.label)
  if (label && named && label.text !== '')
    return { ...times, text: label.text, speaker: label.label, written: plain }
  return { ...times, text: plain }
}

/** Removes tags and collapses the text to one line. */
export function withoutTags(text: string): string {
  return (
    text
      .replace(/<\/?[a-z0-9:.][^<>]{0,400}>/gi, '')
      // SubRip files of subtitle editors have positions and styles in this form: {\an8}.
      .replace(/\{\\[^{}]{1,100}\}/g, '')
      .replace(/&(?:amp|lt|gt|quot|apos|nbsp|lrm|rlm|#39);/g, (entity) => ENTITIES[entity] ?? entity)
      .replace(/\s+/g, ' ')
      .trim()
  )
}

/** Whether a text before a colon is a speaker: in short captions, only if it looks like nothing else. */
function isCueLabel(label: string): boolean {
  // `Anna Rossi (she/her)`, `Ben Moro (Guest)`: conferencing software adds what people call themselves.
  const words = label.replace(/ ?[(（][^()（）]{1,40}[)）]$/u, '').split(' ')
  return (
    !isPageWord(label) &&
    words.length < 5 &&
    words.every((word) => /^[\p{Lu}\p{Lo}\d]/u.test(word)) &&
    !/[.,!?]$/.test(label)
  )
}

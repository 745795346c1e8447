/**
 * Breaks text into lines of at most `em` em, at spaces and between Chinese and Japanese characters; a word
 * that is wider than a line is broken anywhere. Undefined if it needs more than `most` lines.
 */
export function linesOf(text: string, em: number, most: number): string[] | undefined {
  const lines = wrapped(text, em, most + 1)
  return lines.length > most ? undefined : lines
}

/** The same, shortened with … if it needs more lines. */
export function cutLinesOf(text: string, em: number, most: number): string[] {
  const lines = wrapped(text, em, most + 1)
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  let last = graphemes(kept.pop() ?? '')
  while (last.length > 0 && widthOf(last) + widthOf(['…']) > em) last = last.slice(0, -1)
  while (/^[\s\p{P}]+$/u.test(last.at(-1) ?? '')) last.pop()
  return [...kept, `${last.join('')}…`]
}

/** More than the lines can show; the rest is ignored, because Intl.Segmenter is slow for long texts. */
const CHARACTERS_MOST = 1000

function wrapped(text: string, em: number, most: number): string[] {
  const lines: string[] = []
  let line: string[] = []
  for (const word of wordsOf(text.slice(0, CHARACTERS_MOST))) {
    for (const piece of pieces(word, em)) {
      const [space, rest] = piece[0] === ' ' ? [[' '], piece.slice(1)] : [[], piece]
      if (line.length > 0 && widthOf([...line, ...space, ...rest]) > em) {
        lines.push(line.join(''))
        if (lines.length === most) return lines
        line = rest
      } else line = line.length > 0 ? [...line, ...space, ...rest] : rest
    }
  }
  return line.length > 0 ? [...lines, line.join('')] : lines
}

/** The parts between which a line may break, each with the space before it. */
function wordsOf(text: string): string[][] {
  const words: string[][] = []
  let word: string[] = []
  for (const sign of graphemes(text)) {
    const before = word.at(-1)
    const breaks = sign === ' ' || (before !== undefined && before !== ' ' && mayBreak(before, sign))
    if (breaks && word.length > 0) {
      words.push(word)
      word = []
    }
    word.push(sign)
  }
  return word.length > 0 ? [...words, word] : words
}

/** Chinese and Japanese break anywhere, except before closing and after opening punctuation (JIS X 4051). */
function mayBreak(before: string, after: string): boolean {
  return (FULL.test(before) || FULL.test(after)) && !OPENS.test(before) && !CLOSES.test(after)
}

function pieces(word: string[], em: number): string[][] {
  if (widthOf(word) <= em) return [word]
  const parts: string[][] = []
  let part: string[] = []
  for (const sign of word) {
    if (part.length > 0 && widthOf([...part, sign]) > em) {
      parts.push(part)
      part = []
    }
    part.push(sign)
  }
  return [...parts, part]
}

function graphemes(text: string): string[] {
  return [...SIGNS.segment(text)].map(({ segment }) => segment)
}

function widthOf(signs: readonly string[]): number {
  return signs.reduce((sum, sign) => sum + signWidth(sign), 0)
}

/** The width in em, in bold DejaVu Sans, which is wide: in other sans-serif fonts, text is no wider. */
function signWidth(sign: string): number {
  if (sign === ' ') return 0.35
  if (FULL.test(sign) || EMOJI.test(sign)) return 1.02
  if (/^[ijlIJ.,;:'’‘|!·()[\]]/u.test(sign)) return 0.46
  if (/^[frt"“”*/\\-]/u.test(sign)) return 0.52
  if (/^[mwMWQ%@&—…]/u.test(sign)) return 1.1
  if (/^\p{Lu}/u.test(sign)) return 0.8
  return 0.72
}

const SIGNS = new Intl.Segmenter('en', { granularity: 'grapheme' })
const FULL = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\u3000-\u303f\uff00-\uff60]/u
const EMOJI = /^\p{Extended_Pictographic}/u
const OPENS = /[（「『《〈【〔“‘([{]$/u
const CLOSES = /^[）」』》〉】〕”’)\]},.!?:;，。、！？：；…ー々]/u

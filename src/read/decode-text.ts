import type { Place } from '../diagnostics/diagnostic.ts'

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** Decodes a UTF-8 file, without its byte-order mark; returns the location of the first invalid byte if there is one. */
export function decode(file: string, bytes: Uint8Array): { text: string } | { broken: Place } {
  try {
    return { text: UTF8.decode(bytes) }
  } catch {
    return { broken: firstBroken(file, bytes) }
  }
}

/** Characters that XML 1.0 cannot contain, and terminal control characters (XML-03). */
const HOSTILE = /(?![\t\n\r\u0085])[\p{Cc}\ufffe\uffff]|\p{Cs}/u

const ALL_HOSTILE = new RegExp(HOSTILE, 'gu')

// A fast test before the slow one: a text without these characters has no hostile character.
const SELDOM = /[^\t\n\r\x20-\x7e\u0085\u00a0-\ud7ff\ue000-\ufffd]/

/** The first character of a text that feeds cannot contain, as `U+0007`, and its index. */
export function hostileCharacter(text: string): { character: string; index: number } | undefined {
  const found = SELDOM.test(text) ? HOSTILE.exec(text) : null
  if (!found) return undefined
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  return { character: `U+${code}`, index: found.index }
}

/** Removes the characters that feeds cannot contain. */
export function withoutHostile(text: string): string {
  return SELDOM.test(text) ? text.replace(ALL_HOSTILE, '') : text
}

/** The location of an index in a text that begins on line `firstLine` of its file. */
export function locationIn(file: string, text: string, index: number, firstLine = 1): Place {
  const before = text.slice(0, index)
  const lines = before.split('\n')
  return { file, line: firstLine + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 }
}

function firstBroken(file: string, bytes: Uint8Array): Place {
  const NEWLINE = 10
  let start = 0
  for (let line = 1; ; line++) {
    const found = bytes.indexOf(NEWLINE, start)
    const end = found === -1 ? bytes.length : found
    const good = goodStart(bytes.subarray(start, end))
    if (good !== undefined) return { file, line, column: good + 1 }
    if (found === -1) return { file, line, column: 1 }
    start = end + 1
  }
}

/** The number of characters of a line before its first invalid byte; undefined if the line is valid. */
function goodStart(line: Uint8Array): number | undefined {
  const text = new TextDecoder().decode(line)
  const again = new TextEncoder().encode(text)
  const offset = line.length >= 3 && line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? 3 : 0
  const rest = line.subarray(offset)
  let same = 0
  while (same < rest.length && rest[same] === again[same]) same++
  if (same === rest.length && same === again.length) return undefined
  return new TextDecoder().decode(rest.subarray(0, same)).replace(/\ufffd$/, '').length
}

/** Foreign text on one line, without the characters that feeds cannot contain. */
export function withoutControls(text: string): string {
  return text.replace(new RegExp(HOSTILE, 'gu'), '').replace(/\s+/g, ' ').trim()
}

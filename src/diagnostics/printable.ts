/**
 * Characters that do something where text is shown, instead of being shown: C0 and C1 controls and DEL (among them the
 * escape sequences of ECMA-48), the bidirectional controls of UAX #9, line and paragraph separators, the byte order
 * mark, and halves of surrogate pairs.
 */
const ACTING =
  '\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\p{Cs}'
const IN_A_LINE = new RegExp(`[${ACTING}]`, 'gu')
const IN_LINES = new RegExp(`(?!\\n)[${ACTING}]`, 'gu')

/**
 * What the logs of build services take for a command: `::error …` at the start of a line (GitHub), `##[…]` and
 * `##vso[…]` (Azure, TeamCity) anywhere.
 */
const COMMAND = /:(?<=^\s*:)(?=:)|#(?<=##)(?=\w*\[)/g
const COMMAND_WITHIN = /(?<=#)#(?=\w*\[)/g

/** Foreign text as a part of one line for people: whatever would act is written as its escape, `\n`, `\x1b`, `\u202e`. */
export function printable(text: string): string {
  return text.replace(IN_A_LINE, escapeOf)
}

/** A line for people, or a part that follows on others in it: as `printable`, and no build service reads a command in it. */
export function printableLine(text: string, isStart = true): string {
  return printable(text).replace(isStart ? COMMAND : COMMAND_WITHIN, '\\$&')
}

/**
 * Text for programs (JSON, SARIF, workflow commands): lines stay lines, all else as `printable`. JSON stays the same
 * JSON, since what it may hold raw is escaped as JSON does: from U+007F on, `\u` and four digits.
 */
export function printableLines(text: string): string {
  return text.replace(IN_LINES, escapeOf)
}

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escapeOf(character: string): string {
  const code = character.charCodeAt(0)
  const digits = (length: number) => code.toString(16).padStart(length, '0')
  return NAMED[character] ?? (code < 0x7f ? `\\x${digits(2)}` : `\\u${digits(4)}`)
}

/** The first `most` UTF-16 code units of a text, and `…` in place of the rest; no character is cut in two. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`
}

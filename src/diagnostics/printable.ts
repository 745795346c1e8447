/**
 * Characters that control the display instead of being shown: C0 and C1 controls and DEL (among them the
 * escape sequences of ECMA-48), the bidirectional controls of UAX #9, line and paragraph separators, the byte
 * order mark, and lone surrogates.
 */
const ACTING =
  '\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\p{Cs}'
const IN_A_LINE = new RegExp(`[${ACTING}]`, 'gu')
const IN_LINES = new RegExp(`(?!\\n)[${ACTING}]`, 'gu')

/**
 * Text that build services read as commands in logs: `::error …` at the start of a line (GitHub), `##[…]` and
 * `##vso[…]` (Azure, TeamCity) anywhere.
 */
const COMMAND = /:(?<=^\s*:)(?=:)|#(?<=##)(?=\w*\[)/g
const COMMAND_WITHIN = /(?<=#)#(?=\w*\[)/g

/** Makes foreign text printable within a line: control characters are replaced by escapes, `\x1b`, `\u202e`. */
export function printable(text: string): string {
  return text.replace(IN_A_LINE, escapeOf)
}

/** Makes a line, or a further part of one, printable, and escapes commands of build services. */
export function printableLine(text: string, isStart = true): string {
  return printable(text).replace(isStart ? COMMAND : COMMAND_WITHIN, '\\$&')
}

/**
 * Makes text for programs printable (JSON, SARIF, workflow commands), keeping line ends. JSON remains
 * equivalent, since characters from U+007F on, which it may contain unescaped, are escaped in its own form,
 * `\u` and four digits.
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

/** The first `most` UTF-16 code units of a text, followed by `…` if it is longer; surrogate pairs are not split. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`
}

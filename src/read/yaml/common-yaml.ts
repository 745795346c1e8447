/** The data of a YAML text, with the locations of its top-level keys and values. */
export interface CommonYaml {
  readonly data: Readonly<Record<string, unknown>>
  readonly spots: ReadonlyMap<string, UsualSpot>
  /** The location of the first key. */
  readonly root: CommonYamlLocation
}

/** A line and a column of the text, both from 1. */
export interface CommonYamlLocation {
  readonly line: number
  readonly column: number
}

interface UsualSpot {
  readonly key: CommonYamlLocation
  readonly value: CommonYamlLocation
}

/**
 * Parses the subset of YAML in which nearly all episodes are written: block maps and lists, flow lists of
 * words, one-line scalars without escapes, and block scalars with `>` and `|`. The result is the same as the
 * YAML library's (YAML 1.2, core schema), ten times as fast. Returns undefined for any other text, valid or
 * not, which is left to the library.
 */
export function commonYaml(text: string): CommonYaml | undefined {
  if (!text.endsWith('\n') || UNUSUAL.test(text)) return undefined
  const lines = text.split('\n')
  lines.pop()
  try {
    return new Reader(lines).document()
  } catch (fault) {
    if (fault === OTHERWISE) return undefined
    throw fault
  }
}

/** Tabs, carriage returns and non-characters; byte-order marks, line separators and lone surrogates. */
const UNUSUAL = /[^\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/

/** Thrown for anything outside the subset. A single instance, since its stack is not needed. */
const OTHERWISE = new Error('not the usual kind of YAML')

/** The maximum nesting. */
const DEPTH_MOST = 20
/** The maximum length of a key: YAML does not accept longer ones. */
const KEY_MOST = 100
const KEY = /^[A-Za-z][\w-]*(?: [\w-]+)*$/
/** Words beginning with a letter that the core schema does not read as text. */
const NO_TEXT: ReadonlySet<string> = new Set(
  ['true', 'false', 'null'].flatMap((word) => [
    word,
    word.toUpperCase(),
    word.charAt(0).toUpperCase() + word.slice(1),
  ]),
)
const INTEGER = /^(?:0|[1-9]\d{0,14})$/
/** Text that begins with a digit and is not a number: a date, a UUID, a clock time. */
const NO_NUMBER =
  /^(?:\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]+)?|[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|\d{1,3}:\d{2}(?::\d{2})?)$/
/** Signs that end a word in a flow list, or have a meaning there. */
const BRACKET_SIGNS = /[[\]{}"'&*!|>%@`#:?]/

const SPACE = 32
const QUOTE = 34
const HASH = 35
const APOSTROPHE = 39
const HYPHEN = 45
const BRACKET = 91

class Reader {
  readonly #lines: readonly string[]
  readonly #spots = new Map<string, UsualSpot>()
  #at = 0
  #depth = 0

  constructor(lines: readonly string[]) {
    this.#lines = lines
  }

  document(): CommonYaml {
    const data: Record<string, unknown> = {}
    for (let line = this.#lines[this.#at]; line !== undefined; line = this.#lines[this.#at]) {
      // Between top-level keys, empty lines and comments have no meaning.
      if (line === '' || line.charCodeAt(0) === HASH) this.#at++
      else this.#entry(data, line, 0, this.#spots)
    }
    const [first] = this.#spots.values()
    if (!first) throw OTHERWISE
    return { data, spots: this.#spots, root: first.key }
  }

  /** Parses a line `key: value` or `key:`, with all lines that belong to the value. */
  #entry(map: Record<string, unknown>, line: string, indent: number, spots?: Map<string, UsualSpot>): void {
    const end = keyEnd(line)
    const key = line.slice(indent, end)
    if (end === line.length || end - indent > KEY_MOST || !KEY.test(key)) throw OTHERWISE
    if (NO_TEXT.has(key) || Object.hasOwn(map, key)) throw OTHERWISE
    const from = valueStart(line, end + 1)
    const number = this.#at + 1
    this.#at++
    if (spots) {
      const place =
        from < line.length
          ? { line: number, column: from + 1 }
          : { line: number + 1, column: this.#indent() + 1 }
      spots.set(key, { key: { line: number, column: indent + 1 }, value: place })
    }
    map[key] = from < line.length ? this.#value(line.slice(from), indent) : this.#block(indent)
  }

  /** Parses the value below a key at this indentation. */
  #block(indent: number): unknown {
    const line = this.#lines[this.#at] ?? ''
    const own = this.#indent()
    if (++this.#depth > DEPTH_MOST) throw OTHERWISE
    const isList = line.charCodeAt(own) === HYPHEN && own >= indent
    if (!isList && own <= indent) throw OTHERWISE
    const value = isList ? this.#list(own) : this.#map(own, {})
    this.#depth--
    return value
  }

  #map(indent: number, map: Record<string, unknown>): Record<string, unknown> {
    while (this.#indent() === indent && this.#lines[this.#at]?.charCodeAt(indent) !== HYPHEN) {
      this.#entry(map, this.#lines[this.#at] ?? '', indent)
      this.#skipComments(indent)
    }
    if (this.#indent() > indent) throw OTHERWISE
    return map
  }

  #list(indent: number): unknown[] {
    const list: unknown[] = []
    while (this.#indent() === indent) {
      const line = this.#lines[this.#at] ?? ''
      if (line.charCodeAt(indent) !== HYPHEN) break
      if (line.charCodeAt(indent + 1) !== SPACE) throw OTHERWISE
      const from = indent + 2
      const first = line.charCodeAt(from)
      if (first === SPACE || first === HYPHEN) throw OTHERWISE
      if (first !== QUOTE && first !== APOSTROPHE && first !== BRACKET && keyEnd(line) < line.length) {
        const map: Record<string, unknown> = {}
        this.#entry(map, line, from)
        this.#skipComments(from)
        list.push(this.#map(from, map))
      } else {
        this.#at++
        list.push(this.#value(line.slice(from), indent))
      }
      this.#skipComments(indent)
    }
    if (this.#indent() > indent) throw OTHERWISE
    return list
  }

  /** Skips comments at this indentation. */
  #skipComments(indent: number): void {
    while (this.#indent() === indent && this.#lines[this.#at]?.charCodeAt(indent) === HASH) this.#at++
  }

  /** The indentation of the next line; -1 at the end. That of an empty line is 0. */
  #indent(): number {
    const line = this.#lines[this.#at]
    return line === undefined ? -1 : valueStart(line, 0)
  }

  /** The value that begins on a line, within a map or a list at this indentation. */
  #value(written: string, indent: number): unknown {
    if (written === '>-' || written === '|-') return this.#text(indent, written === '>-' ? ' ' : '\n')
    if (written === '>' || written === '|') return `${this.#text(indent, written === '>' ? ' ' : '\n')}\n`
    // The value may continue on the next line.
    if (this.#indent() > indent) throw OTHERWISE
    return written.charCodeAt(0) === BRACKET ? words(written) : scalar(written)
  }

  /** Parses the lines of a block scalar of one indentation, without empty lines. */
  #text(indent: number, between: string): string {
    const own = this.#indent()
    if (own <= indent) throw OTHERWISE
    const parts: string[] = []
    for (let next = own; next > indent; next = this.#indent()) {
      const line = this.#lines[this.#at++] ?? ''
      if (next !== own || next === line.length || line.charCodeAt(line.length - 1) === SPACE) throw OTHERWISE
      parts.push(line.slice(own))
    }
    return parts.join(between)
  }
}

/** The index of the colon that ends the key of a line; the line's length if there is none. */
function keyEnd(line: string): number {
  const colon = line.indexOf(': ')
  if (colon >= 0) return colon
  return line.endsWith(':') ? line.length - 1 : line.length
}

function valueStart(line: string, from: number): number {
  let at = from
  while (line.charCodeAt(at) === SPACE) at++
  return at
}

/** Parses a flow list `[one, two]` of words, or quoted scalars without a comma. */
function words(written: string): unknown[] {
  const inner = written.slice(1, -1)
  if (!written.endsWith(']') || written.length < 2) throw OTHERWISE
  if (inner.trim() === '') return []
  return inner.split(',').map((part) => {
    const one = valueStart(part, 0)
    const text = part.slice(one).trimEnd()
    const first = text.charCodeAt(0)
    if (first === QUOTE || first === APOSTROPHE) return scalar(text)
    if (BRACKET_SIGNS.test(text)) throw OTHERWISE
    return scalar(text)
  })
}

/** A scalar on one line. */
function scalar(written: string): string | number | boolean {
  const first = written.charCodeAt(0)
  if (first === QUOTE || first === APOSTROPHE) return quoted(written)
  if (INTEGER.test(written)) return Number(written)
  if (written === 'true') return true
  if (written === 'false') return false
  const isWord = (first >= 65 && first <= 90) || (first >= 97 && first <= 122) || first >= 0xa0
  const isText = isWord
    ? !NO_TEXT.has(written)
    : isDigit(first) && (written.includes(' ') || NO_NUMBER.test(written))
  const isOver =
    written.includes(': ') || written.includes(' #') || written.endsWith(':') || written.endsWith(' ')
  if (!isText || isOver) throw OTHERWISE
  return written
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function quoted(written: string): string {
  const mark = written.charAt(0)
  const isSimple = written.length > 1 && written.indexOf(mark, 1) === written.length - 1
  if (!isSimple || (mark === '"' && written.includes('\\'))) throw OTHERWISE
  return written.slice(1, -1)
}

/** A Markdown text without its footnotes, and the footnotes by label. */
export interface SplitText {
  readonly body: string
  readonly notes: ReadonlyMap<string, string>
}

/** `[^label]`, as GitHub's Markdown writes it; a label has no spaces. */
export const REFERENCE = /\[\^([^\s[\]^]{1,100})\]/g
const DEFINITION = /^ {0,3}\[\^([^\s[\]^]{1,100})\]:(.*)$/
const FENCE = /^ {0,3}(`{3,}|~{3,})/
/** The indent of a further paragraph of a footnote. */
const INDENT = /^(?: {2,4}|\t)(?=\S)/

/** Extracts footnotes, `[^label]: text`: the rest of the paragraph, and indented paragraphs below it. */
export function splitFootnotes(text: string): SplitText {
  if (!/\[\^[^\s[\]^]+\]:/.test(text)) return { body: text, notes: new Map() }
  const body: string[] = []
  const notes = new Map<string, string[]>()
  let fence: string | undefined
  let note: string[] | undefined
  let isAfterBlank = false
  for (const line of text.split(/\r\n?|\n/)) {
    const mark = FENCE.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined
      body.push(line)
      continue
    }
    const [, label = '', first = ''] = DEFINITION.exec(line) ?? []
    if (label !== '') {
      const lines = [first.trim()]
      // If a label is repeated, the first footnote is used.
      if (!notes.has(labelOf(label))) notes.set(labelOf(label), lines)
      note = lines
      isAfterBlank = false
      continue
    }
    const isBlank = line.trim() === ''
    if (note && (isBlank || !isAfterBlank || INDENT.test(line))) {
      note.push(line.replace(INDENT, ''))
      isAfterBlank = isBlank
      continue
    }
    // Separates the paragraph below a footnote from the one above it.
    if (note) body.push('')
    note = undefined
    if (mark !== undefined) fence = mark
    body.push(line)
  }
  const written = [...notes].map(([label, lines]) => [label, lines.join('\n').trim()] as const)
  return { body: body.join('\n'), notes: new Map(written) }
}

/** Labels are case-insensitive. */
export function labelOf(written: string): string {
  return written.toLowerCase()
}

/** Numbers footnotes in the order in which the text refers to them. */
export class FootnoteNumbers {
  readonly #notes: ReadonlyMap<string, string>
  readonly #references = new Map<string, { readonly number: number; count: number }>()

  constructor(notes: ReadonlyMap<string, string>) {
    this.#notes = notes
  }

  /** The number of a footnote and the id of this reference to it; undefined if there is no such footnote. */
  refer(label: string): { readonly number: number; readonly id: string } | undefined {
    if (!this.#notes.has(label)) return undefined
    const known = this.#references.get(label) ?? { number: this.#references.size + 1, count: 0 }
    this.#references.set(label, known)
    known.count++
    return { number: known.number, id: referenceId(known.number, known.count) }
  }

  /**
   * Iterates over all footnotes with their numbers; those without a reference come last. Further references
   * may be added during the iteration.
   */
  *inOrder(): Generator<{ readonly label: string; readonly number: number }> {
    const done = new Set<string>()
    // Entries added to a map during iteration are visited too.
    for (const [label, { number }] of this.#references) {
      done.add(label)
      yield { label, number }
    }
    for (const label of this.#notes.keys()) {
      if (!done.has(label)) this.#references.set(label, { number: this.#references.size + 1, count: 0 })
    }
    for (const [label, { number }] of this.#references) if (!done.has(label)) yield { label, number }
  }

  /** The ids of all references to a footnote, in order. */
  placesOf(label: string): readonly string[] {
    const { number = 0, count = 0 } = this.#references.get(label) ?? {}
    return Array.from({ length: count }, (_, index) => referenceId(number, index + 1))
  }
}

// Ids of headings never contain `=` (pages/anchors.ts).
export function noteId(number: number): string {
  return `fn=${number}`
}

function referenceId(number: number, count: number): string {
  return count === 1 ? `fnref=${number}` : `fnref=${number}-${count}`
}

/** A text without the footnotes that are written in it, and these by their labels, as Markdown. */
export interface SplitText {
  readonly body: string
  readonly notes: ReadonlyMap<string, string>
}

/** `[^label]`, as GitHub's Markdown writes it; a label has no spaces. */
export const REFERENCE = /\[\^([^\s[\]^]{1,100})\]/g
const DEFINITION = /^ {0,3}\[\^([^\s[\]^]{1,100})\]:(.*)$/
const FENCE = /^ {0,3}(`{3,}|~{3,})/
/** What a further paragraph of a footnote begins with. */
const INDENT = /^(?: {2,4}|\t)(?=\S)/

/** Finds what `[^label]: text` defines: the rest of the paragraph, and paragraphs below it that are indented. */
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
      // The first to take a label keeps it.
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
    // The paragraph below a footnote goes on with none above it.
    if (note) body.push('')
    note = undefined
    if (mark !== undefined) fence = mark
    body.push(line)
  }
  const written = [...notes].map(([label, lines]) => [label, lines.join('\n').trim()] as const)
  return { body: body.join('\n'), notes: new Map(written) }
}

/** Labels are the same whatever their case. */
export function labelOf(written: string): string {
  return written.toLowerCase()
}

/** Hands out the numbers of footnotes, in the order in which the text refers to them. */
export class FootnoteNumbers {
  readonly #notes: ReadonlyMap<string, string>
  readonly #references = new Map<string, { readonly number: number; count: number }>()

  constructor(notes: ReadonlyMap<string, string>) {
    this.#notes = notes
  }

  /** The id of a footnote and of this reference to it; undefined where it is not written. */
  refer(label: string): { readonly number: number; readonly id: string } | undefined {
    if (!this.#notes.has(label)) return undefined
    const known = this.#references.get(label) ?? { number: this.#references.size + 1, count: 0 }
    this.#references.set(label, known)
    known.count++
    return { number: known.number, id: referenceId(known.number, known.count) }
  }

  /** Every footnote with its number; those that nothing refers to come last. More may be referred to meanwhile. */
  *inOrder(): Generator<{ readonly label: string; readonly number: number }> {
    const done = new Set<string>()
    // A map that grows while it is gone through shows what comes in.
    for (const [label, { number }] of this.#references) {
      done.add(label)
      yield { label, number }
    }
    for (const label of this.#notes.keys()) {
      if (!done.has(label)) this.#references.set(label, { number: this.#references.size + 1, count: 0 })
    }
    for (const [label, { number }] of this.#references) if (!done.has(label)) yield { label, number }
  }

  /** The ids of the places that refer to a footnote, in their order. */
  placesOf(label: string): readonly string[] {
    const { number = 0, count = 0 } = this.#references.get(label) ?? {}
    return Array.from({ length: count }, (_, index) => referenceId(number, index + 1))
  }
}

// No heading has an id with `=` in it (pages/anchors.ts).
export function noteId(number: number): string {
  return `fn=${number}`
}

function referenceId(number: number, count: number): string {
  return count === 1 ? `fnref=${number}` : `fnref=${number}-${count}`
}

import { lineOf } from '../../read/transcript/line.ts'
import { languageOfLine } from '../language.ts'
import { findEmbeds } from './embeds.ts'
import { collapse, isBlank, isEnded, isUnwrapped, type Numbered, type Rows, wordCount } from './lines.ts'
import { asParagraph } from './markdown.ts'
import { findCaptions } from './media-lines.ts'

export interface Notes {
  /** Markdown. */
  readonly text: string
  readonly takeaways: readonly string[]
  /** The heading of the takeaways, which becomes a key. */
  readonly takeawaysHead?: Numbered
  readonly subheads: readonly string[]
  /** The number of paragraphs, without subheads, lists and quotes. */
  readonly paragraphs: number
  readonly embeds: number
}

export interface NotesAbout {
  readonly language: string | undefined
  /** Whether the text is Markdown, so that its markup is kept. */
  readonly markdown: boolean
}

const TAKEAWAYS =
  /^(?:key\s+)?(?:takeaways|take-aways|points|highlights)$|^(?:in breve|punti chiave|in sintesi|à retenir|das wichtigste|puntos clave|要点)\s*:?$/i
const ITEM = /^[-*•–]\s+(\S.*)$/
const MOST_SUBHEAD_WORDS = 14
const LONGEST_SUBHEAD = 110

/** Converts prose to show notes: subheads, paragraphs, embedded posts and captions as quotes. Takeaways are separate. */
export function writeNotes(rows: Rows, about: NotesAbout): Notes {
  const quoted = new Map(quotes(rows).map((one) => [one.from, one]))
  const bullets = takeawayLines(rows)
  const blocks: string[] = []
  const subheads: string[] = []
  let paragraphs = 0
  let open: string[] = []
  const unwrapped = !about.markdown && isUnwrapped(rows)
  const close = () => {
    if (open.length > 0) {
      blocks.push(paragraph(open, about))
      if (!ITEM.test(open[0] ?? '')) paragraphs++
    }
    open = []
  }
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]?.trim() ?? ''
    const embed = quoted.get(index)
    if (embed) {
      close()
      blocks.push(quote(rows.slice(embed.from, embed.to), about))
      index = embed.to - 1
    } else if (row === '' || bullets.has(index)) close()
    else if (isHeading(row)) {
      close()
      blocks.push(row)
    } else if ((unwrapped || open.length === 0) && isSubhead(rows, index, { unwrapped, quoted })) {
      close()
      subheads.push(row)
      blocks.push(`## ${asParagraph(collapse(row))}`)
    } else {
      const item = ITEM.test(row)
      if (unwrapped && !(item && ITEM.test(open.at(-1) ?? ''))) close()
      open.push(row)
    }
  }
  close()
  const takeaways = [...bullets.values()].filter((text) => text !== '')
  const [head] = bullets.keys()
  return {
    text: blocks.join('\n\n'),
    takeaways,
    ...(head === undefined ? {} : { takeawaysHead: { line: head + 1, text: collapse(rows[head] ?? '') } }),
    subheads,
    paragraphs,
    embeds: findEmbeds(rows).length,
  }
}

function quotes(rows: Rows) {
  const embeds = findEmbeds(rows)
  const inEmbed = new Set(
    embeds.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
  )
  const captions = findCaptions(rows)
    .filter((index) => !inEmbed.has(index))
    .map((index) => ({ from: index, to: index + 1 }))
  return [...embeds, ...captions]
}

/** The list items below a heading such as “Takeaways”, by line index; the text of the heading itself is empty. */
function takeawayLines(rows: Rows): ReadonlyMap<number, string> {
  const head = rows.findIndex(
    (row) => row.length < 60 && TAKEAWAYS.test(collapse(row).replace(/^#+\s*|\*/g, '')),
  )
  const found = new Map<number, string>()
  if (head < 0) return found
  for (let index = head + 1; index < rows.length; index++) {
    const row = rows[index]?.trim() ?? ''
    const item = ITEM.exec(row)?.[1]
    if (item !== undefined) found.set(index, collapse(item))
    else if (!isBlank(row)) break
  }
  return found.size > 0 ? new Map([[head, ''], ...found]) : found
}

function isHeading(row: string): boolean {
  return lineOf(row).kind === 'heading'
}

interface ArticleContext {
  readonly unwrapped: boolean
  /** By index of the first line. */
  readonly quoted: ReadonlyMap<number, { readonly to: number }>
}

/** Whether a line is a subhead: a short line that is no sentence, or a question, followed by a paragraph. */
function isSubhead(rows: Rows, index: number, { unwrapped, quoted }: ArticleContext): boolean {
  const row = rows[index]?.trim() ?? ''
  if (row.length > LONGEST_SUBHEAD || wordCount(row) > MOST_SUBHEAD_WORDS) return false
  const alone = unwrapped || isBlank(rows[index + 1])
  const ends = isEnded(row) && !/[?？]$/.test(row)
  const plain = /^[\p{Lu}\p{Lo}\d“"«¿¡]/u.test(row) && !/[“"”»,;]$/.test(row) && lineOf(row).kind === 'text'
  if (!alone || ends || !plain) return false
  const next = rows[nextProse(rows, index, quoted)] ?? ''
  return next.length > 2 * row.length && next.length > LONGEST_SUBHEAD
}

/** The index of the next line of prose, after quotes. */
function nextProse(rows: Rows, index: number, quoted: ArticleContext['quoted']): number {
  let next = index + 1
  while (next < rows.length && (isBlank(rows[next]) || quoted.has(next)))
    next = quoted.get(next)?.to ?? next + 1
  return next
}

function paragraph(lines: readonly string[], { markdown }: NotesAbout): string {
  if (ITEM.test(lines[0] ?? '')) {
    return lines
      .map((line) => ITEM.exec(line)?.[1] ?? line)
      .map((item) => `- ${markdown ? item : asParagraph(item)}`)
      .join('\n')
  }
  return markdown ? lines.join('\n') : asParagraph(lines.join(' '))
}

/** A quote in another language gets a `lang` attribute, for screen readers and hyphenation. */
function quote(lines: readonly string[], { language, markdown }: NotesAbout): string {
  const kept = lines.map((line) => line.trim()).filter((line) => line !== '')
  const foreign = languageOfLine(kept.join(' '))
  const paragraphs = kept.map((line) => (markdown ? line : asParagraph(line)))
  if (foreign !== undefined && language !== undefined && !language.startsWith(foreign)) {
    return `<blockquote lang="${foreign}">\n\n${paragraphs.join('\n\n')}\n\n</blockquote>`
  }
  return paragraphs.map((line) => `> ${line}`).join('\n>\n')
}

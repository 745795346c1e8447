import { Parser } from 'htmlparser2'
import { parseMarkup } from './parse-markup.ts'

type Attributes = Readonly<Record<string, string>>

/** The formatting of a style that the document defines. */
interface Look {
  readonly isBold: boolean
  readonly isItalic: boolean
  readonly isTitle: boolean
}

/** Elements that are not speech; they are reported as left out. */
const BESIDE = new Set(['office:annotation', 'text:note-body', 'style:header', 'style:footer'])
/** Deleted text of tracked changes is not part of the document; the mark of a note is its number. */
const SILENT = new Set([
  'text:tracked-changes',
  'text:note-citation',
  'dc:date',
  'dc:creator',
  'meta:creator-initials',
  'office:forms',
  'text:sequence-decls',
])
const BLOCKS: Readonly<Record<string, string>> = {
  'text:list': 'ul',
  'text:list-item': 'li',
  'table:table': 'table',
  'table:table-row': 'tr',
  'table:table-cell': 'td',
}
const DEEPEST_HEADING = 6

/**
 * Converts the content of an OpenDocument text to HTML, with headings, lists, tables, links and emphasis,
 * each block on a line of its own. Notes and comments are placed in `<footer>`, since they are not speech.
 * Undefined if the text is not such a document. https://docs.oasis-open.org/office/OpenDocument/v1.3/
 */
export function pageOfOpenDocument(xml: string): string | undefined {
  const snapshots = new Map<string, Look>()
  let style: string | undefined
  let isDocument = false
  let isBody = false
  let silent = 0
  const parts: string[] = []
  const beside: string[] = []
  let isBeside = 0
  /** The closing tags of each open element. */
  const ends: string[] = []
  const put = (html: string) => {
    if (isBody && silent === 0) (isBeside > 0 ? beside : parts).push(html)
  }
  const open = (name: string, attributes: Attributes): string => {
    const tags = tagsOf(name, attributes, snapshots)
    put(tags.map((tag) => `<${tag}>`).join(''))
    const closing = tags.map((tag) => `</${tag.split(' ', 1)[0]}>`).reverse()
    return closing.join('') + (name === 'text:p' || name === 'text:h' ? '\n' : '')
  }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        isDocument ||= name === 'office:document-content'
        isBody ||= name === 'office:text'
        if (name === 'style:style') style = attributes['style:name']
        if (name === 'style:style' && style !== undefined) snapshots.set(style, lookOf(attributes, snapshots))
        if (name === 'style:text-properties' && style !== undefined)
          snapshots.set(style, withProperties(snapshots.get(style), attributes))
        if (SILENT.has(name)) silent++
        if (BESIDE.has(name)) isBeside++
        // A tab separates words, and so do several spaces, which are written as an element.
        if (name === 'text:tab' || name === 'text:s') put(' ')
        ends.push(open(name, attributes))
      },
      ontext: (words) => put(escaped(words)),
      onclosetag: (name) => {
        put(ends.pop() ?? '')
        if (SILENT.has(name)) silent--
        if (BESIDE.has(name)) isBeside--
        if (name === 'style:style') style = undefined
        if (name === 'office:text') isBody = false
      },
    },
    { xmlMode: true },
  )
  const isWhole = parseMarkup(parser, xml, () => ends.length)
  if (!isDocument || !isWhole) return undefined
  const footer = beside.length > 0 ? `<footer>${beside.join('')}</footer>` : ''
  return `<article>${parts.join('')}</article>${footer}`
}

function tagsOf(
  name: string,
  attributes: Attributes,
  snapshots: ReadonlyMap<string, Look>,
): readonly string[] {
  const look = snapshots.get(attributes['text:style-name'] ?? '')
  const emphasis = [...(look?.isBold ? ['b'] : []), ...(look?.isItalic ? ['i'] : [])]
  if (name === 'text:h') {
    const level = Math.min(DEEPEST_HEADING, Math.max(1, Number(attributes['text:outline-level'] ?? 1) || 1))
    return [`h${level}`]
  }
  if (name === 'text:p') {
    const isTitle = look?.isTitle === true || attributes['text:style-name'] === 'Title'
    return isTitle ? ['h1'] : ['p', ...emphasis]
  }
  if (name === 'text:span') return emphasis
  if (name === 'text:line-break') return ['br']
  if (name === 'text:a') return [`a href="${escaped(attributes['xlink:href'] ?? '')}"`]
  const block = BLOCKS[name]
  return block === undefined ? [] : [block]
}

function lookOf(attributes: Attributes, snapshots: ReadonlyMap<string, Look>): Look {
  const parent = attributes['style:parent-style-name'] ?? ''
  const inherited = snapshots.get(parent)
  return {
    isBold: inherited?.isBold ?? /^Strong/.test(parent),
    isItalic: inherited?.isItalic ?? /^Emphasis$/.test(parent),
    isTitle: inherited?.isTitle ?? parent === 'Title',
  }
}

function withProperties(look: Look | undefined, attributes: Attributes): Look {
  const weight = attributes['fo:font-weight']
  const posture = attributes['fo:font-style']
  return {
    isBold: weight === undefined ? look?.isBold === true : /^(?:bold|[6-9]00)$/.test(weight),
    isItalic: posture === undefined ? look?.isItalic === true : posture !== 'normal',
    isTitle: look?.isTitle === true,
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

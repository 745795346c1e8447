import { createRequire } from 'node:module'
import { Marked, type Token } from 'marked'
// Surprises of sanitize-html: it never overflows, but keeps what stands in the tags it drops; it writes
// void elements with a slash; it does not notice a link inside a link; an element that it turns into one
// that is not allowed gives its end tag to the next element beside it.
import type SanitizeHtml from 'sanitize-html'
import { inlineExcess, markupExcess } from '../model/markup-limits.ts'
import { isForWriting, writtenBlocks, writtenInline } from './markdown/fast-html.ts'
import { FootnoteNumbers, labelOf, noteId, REFERENCE, splitFootnotes } from './markdown/footnotes.ts'
import { type Inserts, inlineMark, withInserts, withMarks, withoutMarks } from './markdown/inserts.ts'
import { isOutgoing, type LinkBase, relOf, SCHEMES, safeUrl } from './markdown/links.ts'
import { MOMENT, secondsIn } from './markdown/moments.ts'
import { split, withTexts } from './markdown/replace-texts.ts'
import { tablesAsLists } from './markdown/tables.ts'
import { lastOnes } from './markdown/tokens.ts'
import { escapeXml, oneLine, xmlText } from './xml-text.ts'

const require = createRequire(import.meta.url)
/** Loaded on demand: eighty files, including a parser of style sheets, which commands that render no text do not need. */
const sanitizer = (): typeof SanitizeHtml => require('sanitize-html')

interface MarkdownOptions extends LinkBase {
  /** `link` (the default): a picture on another server becomes a link to it, since pages load nothing from other servers. */
  readonly images?: 'keep' | 'link'
  /** `feed`: only elements that feed readers render; tables become lists, and pictures become links. */
  readonly elements?: 'all' | 'feed'
  readonly inserts?: Inserts
  /** The target of a time in the text, in seconds; undefined if it should not be linked. */
  readonly momentHref?: (seconds: number) => string | undefined
  /** The label of the link back from a footnote; absent: there is none. */
  readonly backLabel?: string
}

/**
 * Renders Markdown as safe HTML. HTML in it is restricted to an allow-list: no style, class, id or event
 * handler, and only http, https, mailto, tel and relative URLs. Text that exceeds the limits of
 * model/markup-limits.ts is not parsed as Markdown, but rendered as plain paragraphs.
 */
export function renderMarkdown(text: string, options: MarkdownOptions = {}): string {
  const { inserts, momentHref } = options
  const hasPieces = inserts !== undefined || momentHref !== undefined || text.includes('[^')
  if (!hasPieces) {
    const tokens = blocksIn(text)
    return (tokens ? fromBlocks(text, tokens, options) : sanitise(paragraphs(text), options)).trim()
  }
  return withPieces(withoutMarks(text), options).trim()
}

/** The same with footnotes, links to times, and inserts. */
function withPieces(text: string, options: MarkdownOptions): string {
  const { inserts, momentHref, base, from } = options
  const { body, notes } = splitFootnotes(text)
  const numbers = new FootnoteNumbers(notes)
  const pieces: string[] = []
  const here = from === undefined && base !== undefined ? escapeXml(base) : ''
  const rendered = (part: string) => {
    const tokens = blocksIn(part)
    if (tokens === undefined) return sanitise(paragraphs(part), options).trim()
    const referring = withTexts(tokens, (some) =>
      split(some, REFERENCE, ([, label = '']) => {
        const found = numbers.refer(labelOf(label))
        if (!found) return undefined
        const { number, id } = found
        const link = `<a href="${here}#${noteId(number)}">[${number}]</a>`
        return inlineMark(here === '' ? `<sup id="${id}">${link}</sup>` : `<sup>${link}</sup>`, pieces)
      }),
    )
    const timed = momentHref
      ? withTexts(referring, (some) =>
          split(some, MOMENT, (match) => {
            const href = momentHref(secondsIn(match))
            return href === undefined
              ? undefined
              : inlineMark(`<a href="${escapeXml(href)}">${match[0]}</a>`, pieces)
          }),
        )
      : referring
    return fromBlocks(part, inserts ? withMarks(timed, inserts, pieces) : timed, options).trim()
  }
  const html = rendered(body)
  const items = [...numbers.inOrder()].map(({ label, number }) => {
    const note = rendered(notes.get(label) ?? '')
    const back = options.backLabel === undefined ? [] : numbers.placesOf(label)
    const links = back.map(
      (id) => ` <a href="#${id}" aria-label="${escapeXml(options.backLabel ?? '')}">↩</a>`,
    )
    const withLinks = note.endsWith('</p>')
      ? `${note.slice(0, -4)}${links.join('')}</p>`
      : note + links.join('')
    return here === '' ? `<li id="${noteId(number)}">${withLinks}</li>` : `<li>${withLinks}</li>`
  })
  const list = items.length === 0 ? '' : `\n<hr>\n<ol>\n${items.join('\n')}\n</ol>`
  return withInserts(html + list, pieces)
}

/** Renders one line or paragraph, without a block element around it. */
export function renderInline(text: string, options: MarkdownOptions = {}): string {
  if (!MARKUP.test(text)) return xmlText(text).trim()
  const tokens = inlineIn(text)
  if (tokens === undefined) return sanitise(escapeXml(text), options, INLINE).trim()
  const written = isForWriting(text) ? writtenInline(tokens, options) : undefined
  return (written ?? sanitise(marked.Parser.parseInline(tokens, marked.defaults), options, INLINE)).trim()
}

function fromBlocks(text: string, tokens: readonly Token[], options: MarkdownOptions): string {
  const written = isForWriting(text) ? writtenBlocks(tokens, options) : undefined
  if (written === undefined) return sanitise(marked.parser([...tokens]), options)
  return options.elements === 'feed' ? withoutEmptyLines(written) : written
}

/** The tokens of a text; undefined if it exceeds the limits for parsing. */
const blocksIn = lastOnes((text): readonly Token[] | undefined =>
  markupExcess(text) ? undefined : marked.lexer(text),
)

const inlineIn = lastOnes((text): Token[] | undefined =>
  inlineExcess(text) ? undefined : marked.Lexer.lexInline(text, marked.defaults),
)

/** The plain text of Markdown: paragraphs separated by an empty line, list items each on a line. */
export function plainText(text: string): string {
  return words(renderMarkdown(text, { images: 'keep' }))
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The plain text of inline Markdown, on one line. */
export function plainInline(text: string): string {
  const plain = MARKUP.test(text) ? words(renderInline(text, { images: 'keep' })) : xmlText(text)
  return oneLine(plain)
}

/** Text that may have markup, a link or a character to escape. Most speech has none. */
const MARKUP = /[\\`*_[\]<>&~@\r]|www\.|:\/\/|[ \t]\n/i

const marked = new Marked({
  gfm: true,
  // A check box would be a form control, so it is replaced by a character.
  renderer: { checkbox: ({ checked }) => (checked ? '☑ ' : '☐ ') },
})

function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escapeXml(paragraph.trim())}</p>`)
    .join('\n')
}

function sanitise(html: string, options: MarkdownOptions, elements = ELEMENTS): string {
  const allowedTags = [...elements, NONE]
  const kept = sanitizer()(html, { ...allowed(options, elements), allowedTags })
  const clean = kept.replace(NONE_TAGS, '')
  return xmlText(withoutSlashes(options.elements === 'feed' ? forFeeds(clean) : clean))
}

const INLINE = [
  ...['a', 'abbr', 'b', 'br', 'cite', 'code', 'del', 'em', 'i', 'img', 'q'],
  ...['span', 'strong', 'sub', 'sup', 'time'],
]

const ELEMENTS = [
  ...INLINE,
  ...['p', 'hr', 'pre', 'blockquote', 'ul', 'ol', 'li', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['figure', 'figcaption', 'details', 'summary'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
]

const ATTRIBUTES = {
  a: ['href', 'title', 'rel'],
  abbr: ['title'],
  blockquote: ['lang', 'cite'],
  img: ['src', 'alt', 'width', 'height', 'loading'],
  ol: ['start'],
  q: ['cite'],
  span: ['lang'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  time: ['datetime'],
}

// Deeper than any notes; browsers stop at 512.
const NESTING = 100

/** Replaces an element whose tags are removed and whose text is kept. */
const NONE = 'none'
const NONE_TAGS = /<\/?none>/g

function allowed(
  { images = 'link', ...options }: MarkdownOptions,
  elements: readonly string[],
): SanitizeHtml.IOptions {
  let links = 0
  return {
    allowedAttributes: ATTRIBUTES,
    allowedSchemes: SCHEMES,
    nestingLimit: NESTING,
    onOpenTag: (name) => {
      if (name === 'a') links++
    },
    onCloseTag: (name) => {
      if (name === 'a') links--
    },
    transformTags: {
      h1: elements.includes('h2') ? 'h2' : NONE,
      a: (_, { title, href = '' }) => {
        const url = safeUrl(href, options)
        if (url === undefined || links > 1) return { tagName: NONE, attribs: {} }
        return { tagName: 'a', attribs: { href: url, ...(title ? { title } : {}), ...relOf(href) } }
      },
      img: (_, { src = '', alt = '', ...rest }) => {
        const url = /^\s*(mailto|tel):/i.test(src) ? undefined : safeUrl(src, options)
        if (url === undefined) return instead(alt)
        if (images === 'keep' || !isOutgoing(src))
          return { tagName: 'img', attribs: { src: url, alt, ...rest } }
        if (links > 0) return instead(alt)
        return { tagName: 'a', attribs: { href: url, ...relOf(src) }, text: alt || url }
      },
      blockquote: (tagName, attribs) => ({ tagName, attribs: withSource(attribs, options) }),
      q: (tagName, attribs) => ({ tagName, attribs: withSource(attribs, options) }),
    },
  }
}

/** In a span, because sanitize-html drops the text that follows a text without an element. */
function instead(text: string): SanitizeHtml.Tag {
  return { tagName: 'span', attribs: {}, text }
}

function withSource({ cite = '', ...rest }: SanitizeHtml.Attributes, base: LinkBase) {
  const url = cite === '' ? undefined : safeUrl(cite, base)
  return url === undefined ? rest : { ...rest, cite: url }
}

function withoutSlashes(html: string): string {
  return html.replace(/<((?:br|hr|img)\b[^<>]*?) \/>/g, '<$1>')
}

/** Removes what feed readers do not render. Input and output are sanitised HTML. */
function forFeeds(html: string): string {
  const simple = tablesAsLists(html)
    .replace(/<(\/?)(?:summary|figcaption)>/g, '<$1p>')
    .replace(
      /<(img) src="([^"]*)" alt="([^"]*)"[^<>]*>/g,
      (_, __, url, alt) => `<a href="${url}">${alt || url}</a>`,
    )
    .replace(/<\/?q\b[^<>]*>/g, '"')
  const kept = sanitizer()(simple, {
    allowedTags: IN_FEEDS,
    allowedAttributes: { a: ['href', 'title', 'rel'], ol: ['start'] },
    allowedSchemes: SCHEMES,
  })
  return withoutEmptyLines(kept)
}

/** Removes empty lines, except in preformatted text. */
function withoutEmptyLines(html: string): string {
  return html
    .split(/(<\/?pre>)/)
    .map((part, index, parts) => (parts[index - 1] === '<pre>' ? part : part.replace(/\n{2,}/g, '\n')))
    .join('')
}

/** The elements that Apple's, Spotify's and other readers of content:encoded render, or whose text they show. */
const IN_FEEDS = [
  ...['p', 'ol', 'ul', 'li', 'a', 'b', 'i', 'strong', 'em', 'br', 'hr', 'del', 'sub', 'sup'],
  ...['h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'code'],
]

/** The text of sanitised HTML, in which only &, < and > are escaped. */
function words(html: string): string {
  const text = html
    .replace(/<img\b[^<>]*>/g, (tag) => / alt="([^"]*)"/.exec(tag)?.[1] ?? '')
    .replace(/<br \/>|<br>|<\/(?:td|th)>/g, '\n')
    .replace(/<\/(?:p|h[2-6]|pre|blockquote|ul|ol|table|figure|details)>/g, '\n\n')
    .replace(/<[^<>]*>/g, '')
  return text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => CHARACTERS[entity] ?? entity)
}

const CHARACTERS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

import { createRequire } from 'node:module'
import { Marked, type Token } from 'marked'
// Surprises of sanitize-html: it never overflows, but keeps what stands in the tags it drops; it writes
// void elements with a slash; it does not notice a link inside a link; an element that it turns into one
// that is not allowed gives its end tag to the next element beside it.
import type SanitizeHtml from 'sanitize-html'
import { inlineExcess, markupExcess } from '../model/markup-limits.ts'
import { type Inserts, withInserts, withMarks, withoutMarks } from './markdown/inserts.ts'
import { isOutgoing, relOf, SCHEMES, safeUrl } from './markdown/links.ts'
import { lastOnes } from './markdown/tokens.ts'
import { isForWriting, writtenBlocks, writtenInline } from './markdown/writing.ts'
import { escapeXml, oneLine, xmlText } from './xml-text.ts'

const require = createRequire(import.meta.url)
/** Eighty files, with a parser of style sheets, which a command that renders no text has no use for. */
const sanitizer = (): typeof SanitizeHtml => require('sanitize-html')

interface MarkdownOptions {
  /** An absolute URL against which relative links become absolute. */
  readonly base?: string
  /** `link` (where not given): a picture from elsewhere becomes a link to it, since pages ask nobody else for anything. */
  readonly images?: 'keep' | 'link'
  /** `few`: only p, ol, ul, li, a, b, i, strong and em, which podcast apps show (APPLE-29, PSP-12). */
  readonly elements?: 'all' | 'few'
  readonly inserts?: Inserts
}

/**
 * Markdown as safe HTML. HTML inside it passes an allow-list: no style, class, id or handler, no URL
 * but http, https, mailto, tel and relative ones. Text that no person writes (model/markup-limits.ts) is not
 * read as Markdown: it comes out as plain paragraphs.
 */
export function renderMarkdown(text: string, options: MarkdownOptions = {}): string {
  const { inserts } = options
  const tokens = blocksIn(inserts ? withoutMarks(text) : text)
  if (tokens === undefined) return sanitise(paragraphs(text), options).trim()
  if (!inserts) return fromBlocks(text, tokens, options).trim()
  const { marked: placed, pieces } = withMarks(tokens, inserts)
  return withInserts(fromBlocks(text, placed, options), pieces).trim()
}

/** The same for one line or paragraph, without a block element round it. */
export function renderInline(text: string, options: MarkdownOptions = {}): string {
  if (!MARKUP.test(text)) return xmlText(text).trim()
  const tokens = inlineIn(text)
  if (tokens === undefined) return sanitise(escapeXml(text), options, INLINE).trim()
  const written = isForWriting(text) ? writtenInline(tokens, options) : undefined
  return (written ?? sanitise(marked.Parser.parseInline(tokens, marked.defaults), options, INLINE)).trim()
}

function fromBlocks(text: string, tokens: readonly Token[], options: MarkdownOptions): string {
  const written = isForWriting(text) ? writtenBlocks(tokens, options) : undefined
  return written ?? sanitise(marked.parser([...tokens]), options)
}

/** What a text consists of; undefined where it is too much to be read as Markdown. */
const blocksIn = lastOnes((text): readonly Token[] | undefined =>
  markupExcess(text) ? undefined : marked.lexer(text),
)

const inlineIn = lastOnes((text): Token[] | undefined =>
  inlineExcess(text) ? undefined : marked.Lexer.lexInline(text, marked.defaults),
)

/** The words of a Markdown text: paragraphs with an empty line between them, list items each on a line. */
export function plainText(text: string): string {
  return words(renderMarkdown(text, { images: 'keep' }))
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The words of one paragraph of inline Markdown, on one line. */
export function plainInline(text: string): string {
  const plain = MARKUP.test(text) ? words(renderInline(text, { images: 'keep' })) : xmlText(text)
  return oneLine(plain)
}

/** What could be markup, a link or a character to be escaped. Nearly all that is said has none of it. */
const MARKUP = /[\\`*_[\]<>&~@\r]|www\.|:\/\/|[ \t]\n/i

const marked = new Marked({
  gfm: true,
  // A check box is a control; in notes it is only a sign.
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
  return xmlText(withoutSlashes(options.elements === 'few' ? simplified(clean) : clean))
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

/** What becomes of an element whose tags go and whose text stays. */
const NONE = 'none'
const NONE_TAGS = /<\/?none>/g

function allowed(
  { base, images = 'link' }: MarkdownOptions,
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
        const url = safeUrl(href, base)
        if (url === undefined || links > 1) return { tagName: NONE, attribs: {} }
        return { tagName: 'a', attribs: { href: url, ...(title ? { title } : {}), ...relOf(href) } }
      },
      img: (_, { src = '', alt = '', ...rest }) => {
        const url = /^\s*(mailto|tel):/i.test(src) ? undefined : safeUrl(src, base)
        if (url === undefined) return instead(alt)
        if (images === 'keep' || !isOutgoing(src))
          return { tagName: 'img', attribs: { src: url, alt, ...rest } }
        if (links > 0) return instead(alt)
        return { tagName: 'a', attribs: { href: url, ...relOf(src) }, text: alt || url }
      },
      blockquote: (tagName, attribs) => ({ tagName, attribs: withSource(attribs, base) }),
      q: (tagName, attribs) => ({ tagName, attribs: withSource(attribs, base) }),
    },
  }
}

/** In a span: after a text without an element sanitize-html drops the text that follows. */
function instead(text: string): SanitizeHtml.Tag {
  return { tagName: 'span', attribs: {}, text }
}

function withSource({ cite = '', ...rest }: SanitizeHtml.Attributes, base: string | undefined) {
  const url = cite === '' ? undefined : safeUrl(cite, base)
  return url === undefined ? rest : { ...rest, cite: url }
}

function withoutSlashes(html: string): string {
  return html.replace(/<((?:br|hr|img)\b[^<>]*?) \/>/g, '<$1>')
}

/** Headings, tables and the like as paragraphs. Takes and gives sanitised HTML. */
function simplified(html: string): string {
  const simple = html
    .replace(/<h[2-6]>/g, '<p><strong>')
    .replace(/<\/h[2-6]>/g, '</strong></p>')
    .replace(/<(\/?)(?:pre|tr|caption|summary|figcaption)>/g, '<$1p>')
    .replace(
      /<(img) src="([^"]*)" alt="([^"]*)"[^<>]*>/g,
      (_, __, url, alt) => `<a href="${url}">${alt || url}</a>`,
    )
    .replace(/<\/t[hd]>\s*<t[hd]\b[^<>]*>/g, ' | ')
    .replace(/<[bh]r \/>/g, '\n')
    .replace(/<\/?q\b[^<>]*>/g, '"')
  return sanitizer()(simple, {
    allowedTags: ['p', 'ol', 'ul', 'li', 'a', 'b', 'i', 'strong', 'em'],
    allowedAttributes: { a: ['href', 'title', 'rel'] },
    allowedSchemes: SCHEMES,
  }).replace(/\n{2,}/g, '\n')
}

/** Takes sanitised HTML; what it escapes are &, < and >. */
function words(html: string): string {
  const text = html
    .replace(/<img\b[^<>]*>/g, (tag) => / alt="([^"]*)"/.exec(tag)?.[1] ?? '')
    .replace(/<br \/>|<br>|<\/(?:td|th)>/g, '\n')
    .replace(/<\/(?:p|h[2-6]|pre|blockquote|ul|ol|table|figure|details)>/g, '\n\n')
    .replace(/<[^<>]*>/g, '')
  return text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => CHARACTERS[entity] ?? entity)
}

const CHARACTERS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

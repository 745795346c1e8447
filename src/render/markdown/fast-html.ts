// Markdown as safe HTML at once, for texts without HTML in them: what `marked` and sanitize-html make of the same tokens,
// without a parser of HTML. It answers undefined for all that it does not know, which then goes the long way.
import type { Token, Tokens } from 'marked'
import { type LinkBase, relOf, safeUrl } from './links.ts'

/** Deeper than any notes, and less deep than what is cut. */
const NESTING = 20

/** References to characters, such as `&copy;`, and characters that neither XML nor `marked` lets through as they are. */
const UNWRITTEN = /&#?\w+;|[^\t\n\x20-\ufffd]/

/** Half of a surrogate pair: with the u flag, whole ones are other characters. */
const HALF = /\p{Cs}/u

/** Addresses that no step on the way to a page changes but `safeUrl`. */
const PLAIN_ADDRESS = /^(?:https?:\/\/[\w.~:/?#@!$&()*+,=%-]+|mailto:[\w.@+-]+|[\w.~/?#@!$&()*+,=%-]+)$/

/** Whether a text may be written so at all. */
export function isForWriting(text: string): boolean {
  return !UNWRITTEN.test(text) && !HALF.test(text)
}

/** Blocks as HTML; undefined where there is anything else than plain text, emphasis, code, links, lists and headings. */
export function writtenBlocks(tokens: readonly Token[], options: LinkBase): string | undefined {
  return written((writer) => writer.blocks(tokens, 0), options)
}

/** The same for what stands in one paragraph. */
export function writtenInline(tokens: readonly Token[], options: LinkBase): string | undefined {
  return written((writer) => writer.inline(tokens, 0), options)
}

class Unknown extends Error {}

function written(
  write: (writer: ReturnType<typeof writerOf>) => string,
  options: LinkBase,
): string | undefined {
  try {
    return write(writerOf(options))
  } catch (fault) {
    if (fault instanceof Unknown) return undefined
    throw fault
  }
}

function writerOf(base: LinkBase) {
  function blocks(tokens: readonly Token[], depth: number): string {
    if (depth > NESTING) throw new Unknown()
    let html = ''
    for (const token of tokens) html += block(token as Tokens.Generic, depth + 1)
    return html
  }

  function block(token: Tokens.Generic, depth: number): string {
    const { tokens = [] } = token
    switch (token.type) {
      case 'space':
      case 'def':
        return ''
      case 'hr':
        return '<hr>\n'
      case 'paragraph':
        return `<p>${inline(tokens, depth)}</p>\n`
      case 'heading':
        return heading(token as Tokens.Heading, depth)
      case 'blockquote':
        return `<blockquote>\n${blocks(tokens, depth)}</blockquote>\n`
      case 'list':
        return list(token as Tokens.List, depth)
      case 'text':
        return textOf(token as Tokens.Text, depth)
      default:
        throw new Unknown()
    }
  }

  function heading({ depth: level, tokens }: Tokens.Heading, depth: number): string {
    const content = inline(tokens, depth)
    const name = `h${Math.max(level, 2)}`
    return `<${name}>${content}</${name}>\n`
  }

  function list({ ordered, start, items }: Tokens.List, depth: number): string {
    const name = ordered ? 'ol' : 'ul'
    const from = ordered && start !== 1 ? ` start="${start}"` : ''
    const lines = items.map((item) => `<li>${blocks(item.tokens, depth)}</li>\n`)
    return `<${name}${from}>\n${lines.join('')}</${name}>\n`
  }

  function inline(tokens: readonly Token[], depth: number, isLinked = false): string {
    if (depth > NESTING) throw new Unknown()
    let html = ''
    for (const token of tokens) html += part(token as Tokens.Generic, depth + 1, isLinked)
    return html
  }

  function part(token: Tokens.Generic, depth: number, isLinked: boolean): string {
    const { tokens = [] } = token
    switch (token.type) {
      case 'text':
      case 'escape':
        return textOf(token as Tokens.Text, depth, isLinked)
      case 'strong':
      case 'em':
        return `<${token.type}>${inline(tokens, depth, isLinked)}</${token.type}>`
      case 'del':
        return `<del>${inline(tokens, depth, isLinked)}</del>`
      case 'codespan':
        return `<code>${escaped(token['text'])}</code>`
      case 'br':
        return '<br>'
      case 'link':
        if (isLinked) throw new Unknown()
        return link(token as Tokens.Link, depth)
      default:
        throw new Unknown()
    }
  }

  function textOf(
    { text, tokens, escaped: isEscaped }: Tokens.Text,
    depth: number,
    isLinked = false,
  ): string {
    if (tokens) return inline(tokens, depth, isLinked)
    if (isEscaped && /[&<>]/.test(text)) throw new Unknown()
    return escaped(text)
  }

  function link({ href, title, tokens }: Tokens.Link, depth: number): string {
    if (!PLAIN_ADDRESS.test(href) || title?.includes('&')) throw new Unknown()
    const url = safeUrl(href, base)
    if (url === undefined) throw new Unknown()
    const { rel } = relOf(href)
    const attributes = { href: url, ...(title && { title }), ...(rel && { rel }) }
    const text = Object.entries(attributes).map(([name, value]) => ` ${name}="${quoted(value)}"`)
    return `<a${text.join('')}>${inline(tokens, depth, true)}</a>`
  }

  return { blocks, inline }
}

/** In the text of an element. */
function escaped(text: string): string {
  return /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text
}

/** In an attribute. */
function quoted(value: string): string {
  return escaped(value).replaceAll('"', '&quot;')
}

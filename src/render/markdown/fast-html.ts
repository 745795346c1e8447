// A fast path that renders Markdown without HTML to safe HTML: the same result as marked and sanitize-html,
// without an HTML parser. Returns undefined for anything unknown, which then takes the slow path.
import type { Token, Tokens } from 'marked'
import { type LinkBase, relOf, safeUrl } from './links.ts'

/** Deeper than any notes, and less deep than the limit of the slow path. */
const NESTING = 20

/** Character references such as `&copy;`, and characters that XML or `marked` change. */
const UNWRITTEN = /&#?\w+;|[^\t\n\x20-\ufffd]/

/** A lone surrogate: with the u flag, pairs are single characters. */
const HALF = /\p{Cs}/u

/** Addresses that only `safeUrl` changes. */
const PLAIN_ADDRESS = /^(?:https?:\/\/[\w.~:/?#@!$&()*+,=%-]+|mailto:[\w.@+-]+|[\w.~/?#@!$&()*+,=%-]+)$/

/** Whether a text can take the fast path. */
export function isForWriting(text: string): boolean {
  return !UNWRITTEN.test(text) && !HALF.test(text)
}

/** Renders blocks; undefined if there is anything but plain text, emphasis, code, links, lists and headings. */
export function writtenBlocks(tokens: readonly Token[], options: LinkBase): string | undefined {
  return written((writer) => writer.blocks(tokens, 0), options)
}

/** Renders the contents of one paragraph. */
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

/** Escapes text of an element. */
function escaped(text: string): string {
  return /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text
}

/** Escapes an attribute value. */
function quoted(value: string): string {
  return escaped(value).replaceAll('"', '&quot;')
}

import { Parser } from 'htmlparser2'
import { parseMarkup } from './parse-markup.ts'

/** The visible content of HTML. */
export interface Shown {
  /** Without white space, because line breaks depend on the renderer. */
  readonly words: string
  /** The targets of its links, in order. */
  readonly links: readonly string[]
}

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'title'])

/** The words and links of HTML. */
export function shownBy(html: string): Shown {
  const words: string[] = []
  const links: string[] = []
  let silent = 0
  let depth = 0
  const parser = new Parser({
    onopentag: (name, { href }) => {
      depth++
      if (SILENT.has(name)) silent++
      if (name === 'a' && href !== undefined && isShown(href)) links.push(comparable(href))
    },
    ontext: (text) => {
      if (silent === 0) words.push(text)
    },
    onclosetag: (name) => {
      depth--
      if (SILENT.has(name)) silent--
    },
  })
  parseMarkup(parser, html, () => depth)
  return { words: words.join('').replace(/[\s\u00ad\u200b]+/gu, ''), links }
}

/** Whether an address is a link on pages: schemes that run code are not. */
function isShown(href: string): boolean {
  return /^(?:https?:|mailto:|tel:|[^a-z]|[a-z][^:]*$)/i.test(href.trim())
}

function comparable(href: string): string {
  return URL.canParse(href.trim()) ? new URL(href.trim()).href : href.trim()
}

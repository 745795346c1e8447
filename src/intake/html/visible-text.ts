import { Parser } from 'htmlparser2'
import { parseMarkup } from './parse-markup.ts'

/** What a reader sees of HTML. */
export interface Shown {
  /** Without any white space: where a line ends is for whoever shows it. */
  readonly words: string
  /** Where its links lead, in order. */
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

/** Nothing that runs is a link on pages. */
function isShown(href: string): boolean {
  return /^(?:https?:|mailto:|tel:|[^a-z]|[a-z][^:]*$)/i.test(href.trim())
}

function comparable(href: string): string {
  return URL.canParse(href.trim()) ? new URL(href.trim()).href : href.trim()
}

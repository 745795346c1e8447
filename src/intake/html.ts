import { Parser } from 'htmlparser2'
import type { Diagnostic, LeftOut } from '../diagnostics/diagnostic.ts'
import { parseMarkup } from './html/parse-markup.ts'
import { reportLeftOut } from './left-out.ts'
import type { Text } from './source.ts'
import { collapse } from './text/lines.ts'
import { asMarkdown } from './text/markdown.ts'

/** A web page as Markdown. Blocks keep their line numbers as far as possible. */
export interface Page {
  readonly text: Text
  readonly diagnostics: readonly Diagnostic[]
}

const PAGE = /^\s*<(?:!doctype html|html|head|body|main|article|section|div|p|h[1-6]|ul|ol|blockquote)[\s>]/i
/** Elements around the text of a page, and elements that are not shown. */
const BESIDE = new Set(
  'head script style noscript template svg nav footer form button iframe select textarea'.split(' '),
)
/** Elements that contain code. */
const SILENT = new Set(['script', 'style', 'template', 'svg'])
const BLOCKS = new Set(
  'p div section article main aside header figure figcaption h1 h2 h3 h4 h5 h6 li ul ol blockquote pre table tr dt dd dl hr body html address'.split(
    ' ',
  ),
)
const MARKS: Readonly<Record<string, string>> = { strong: '**', b: '**', em: '*', i: '*' }

/**
 * Converts a web page to its visible text as Markdown, with headings, lists, quotes, links and emphasis.
 * Undefined for any other text, and for one that is nested too deeply.
 */
export function readPage({ name, text }: Text): Page | undefined {
  if (!PAGE.test(text.slice(0, 2000)) || /<cite[\s>]/i.test(text.slice(0, 20_000))) return undefined
  const lineAt = lineFinder(text)
  const rows: string[] = []
  const left: LeftOut[] = []
  /** The number of open elements of each kind: a page may nest them a million deep. */
  const open = { beside: 0, silent: 0, quote: 0 }
  const links: string[] = []
  let depth = 0
  let block = ''
  let prefix = ''
  let line = 1
  const close = () => {
    const words = tidy(block)
    block = ''
    if (words !== '') {
      while (rows.length < line - 1) rows.push('')
      const quoted = open.quote > 0 ? '> ' : ''
      for (const row of words.split('\n')) rows.push(`${quoted}${prefix}${row}`)
      rows.push('')
    }
    prefix = ''
  }
  const count = (tag: string, by: number) => {
    if (BESIDE.has(tag)) open.beside += by
    if (SILENT.has(tag)) open.silent += by
    if (tag === 'blockquote') open.quote += by
  }
  const parser = new Parser({
    onopentag: (tag, { href = '' }) => {
      depth++
      if (BLOCKS.has(tag)) {
        close()
        line = lineAt(parser.startIndex)
        if (/^h[1-6]$/.test(tag)) prefix = `${'#'.repeat(Number(tag.charAt(1)))} `
        if (tag === 'li') prefix = '- '
      }
      count(tag, 1)
      if (open.beside > 0) return
      if (tag === 'br') block += '\n'
      if (tag === 'td' || tag === 'th') block += ' '
      block += MARKS[tag] ?? ''
      if (tag === 'a') {
        links.push(/^(?:https?:|mailto:)[^\s()<>]+$/i.test(href) ? href : '')
        if (links.at(-1) !== '') block += '['
      }
    },
    ontext: (words) => {
      if (open.beside === 0) block += asMarkdown(words.replace(/\s+/g, ' '))
      else if (words.trim() !== '' && open.silent === 0)
        left.push({ line: lineAt(parser.startIndex), text: collapse(words) })
    },
    onclosetag: (tag) => {
      depth--
      if (open.beside === 0) {
        const link = tag === 'a' ? links.pop() : undefined
        if (link) block += `](${link})`
        block += MARKS[tag] ?? ''
      }
      if (BLOCKS.has(tag)) close()
      count(tag, -1)
    },
  })
  if (!parseMarkup(parser, text, () => depth)) return undefined
  close()
  return {
    text: { name, text: rows.join('\n'), isMarkdown: true },
    diagnostics: reportLeftOut('intake.stripped', name, left),
  }
}

/** Collapses spaces, and removes spaces inside emphasis marks and empty emphasis. */
function tidy(block: string): string {
  return block
    .split('\n')
    .map((row) =>
      collapse(row)
        .replace(/(\*\*?) ?\1(?!\*)/g, '')
        .trim(),
    )
    .filter((row) => row !== '')
    .join('\n')
}

/** Returns a function from offset to line number. Offsets must not decrease. */
function lineFinder(text: string): (place: number) => number {
  let at = 0
  let line = 1
  return (place) => {
    for (; at < place; at++) if (text.charCodeAt(at) === 10) line++
    return line
  }
}

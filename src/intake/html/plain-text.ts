import { Parser } from 'htmlparser2'
import { parseMarkup } from './parse-markup.ts'

/** Elements that begin a new line. */
const BLOCKS = new Set(
  'p div br li ul ol h1 h2 h3 h4 h5 h6 tr table blockquote pre hr section article'.split(' '),
)
const SILENT = new Set(['script', 'style', 'template'])

/** The text of HTML, or of plain text, with one line per block. */
export function plainTextOf(html: string): string {
  if (!/[<&]/.test(html)) return html.trim()
  const parts: string[] = []
  let silent = 0
  let depth = 0
  const parser = new Parser({
    onopentag: (name) => {
      depth++
      if (SILENT.has(name)) silent++
      if (BLOCKS.has(name)) parts.push('\n')
    },
    ontext: (text) => {
      if (silent === 0) parts.push(text)
    },
    onclosetag: (name) => {
      depth--
      if (SILENT.has(name)) silent--
      if (BLOCKS.has(name)) parts.push('\n')
    },
  })
  parseMarkup(parser, html, () => depth)
  return parts
    .join('')
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

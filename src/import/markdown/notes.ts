// Turndown's surprises: it drops what it has no rule for but keeps its words, it escapes for a Markdown of 2004, and it knows no
// tables. What comes out is therefore held against what went in, and where the two differ the HTML itself is kept, which
// Markdown can hold.
import { createRequire } from 'node:module'
import type TurndownService from 'turndown'
import { plainTextOf } from '../../intake/html/plain-text.ts'
import { type Shown, shownBy } from '../../intake/html/visible-text.ts'
import { asMarkdown, asParagraph } from '../../intake/text/markdown.ts'
import { renderMarkdown } from '../../render/markdown.ts'

const require = createRequire(import.meta.url)
/** A parser of HTML with a document, which only imports need. */
const turndown = (): typeof TurndownService => require('turndown')

let service: TurndownService | undefined

/** Show notes as Markdown that shows the same words and links. A text without a tag stays a text. */
export function notesOf(html: string): string {
  const text = html.trim()
  if (text === '') return ''
  if (!/<[a-z!/][^<>]*>/i.test(text)) return paragraphs(text)
  const wanted = shownBy(text)
  const written = converted(text)
  if (written !== undefined && isSame(wanted, shownBy(renderMarkdown(written)))) return written
  const kept = asBlock(text)
  return isSame(wanted, shownBy(renderMarkdown(kept))) ? kept : paragraphs(plainTextOf(text))
}

/** Lines as they are: in feeds without tags a line break is meant. */
function paragraphs(text: string): string {
  return plainTextOf(text)
    .split(/\n\s*\n/)
    .map((part) =>
      part
        .split('\n')
        .map((line, index) => (index === 0 ? asParagraph(line.trim()) : asMarkdown(line.trim())))
        .join('  \n'),
    )
    .join('\n\n')
}

function converted(html: string): string | undefined {
  service ??= new (turndown())({
    headingStyle: 'atx',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
  })
  service.remove(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed'] as never)
  return service.turndown(html).trim()
}

/** HTML as one block of Markdown: it begins with a tag of a block and has no empty line. */
function asBlock(html: string): string {
  const lines = html.split('\n').filter((line) => line.trim() !== '')
  return `<div>\n${lines.join('\n')}\n</div>`
}

function isSame(a: Shown, b: Shown): boolean {
  return a.words === b.words && a.links.join('\n') === b.links.join('\n')
}

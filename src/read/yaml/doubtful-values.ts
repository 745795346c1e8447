import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { YamlText } from './source.ts'

/** A key with a plain scalar. */
const PLAIN = /^ *(?:- )?([A-Za-z][\w-]*): +(?=[^\s'"[{>|&*!#%@`])/
/** `title: “Meet the board”`: typographic quotes, which are no quotes in YAML. */
const TYPOGRAPHIC = /^(\s*(?:- )?)([A-Za-z][\w-]*): +[“„«‟]([^“”„«»]*)[”“»] *$/
/** The start of a block scalar. */
const BLOCK = /[:-] +[|>][+-]?\d?[+-]? *(?:#.*)?$/

/**
 * Reports valid YAML values that probably differ from what the producer means: text that ends at a # that
 * does not look like a comment, and typographic quotes, which become part of the text. A # followed by a
 * space is taken as a comment. Bidirectional control characters are reported anywhere.
 */
export function doubtfulValues({ voice, file, text, firstLine = 1 }: YamlText): Diagnostic[] {
  if (!/ #\S|[“„«‟\u202a-\u202e\u2066-\u2069]/.test(text)) return []
  const found: Diagnostic[] = []
  let block = -1
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    const at = (column: number) => ({ file, line: index + firstLine, column: column + 1 })
    const turned = line.search(/[\u202a-\u202e\u2066-\u2069]/)
    if (turned >= 0) {
      const character = `U+${line.charCodeAt(turned).toString(16).toUpperCase()}`
      found.push(say(`${voice}.text-turned`, at(turned), { character }))
    }
    const indent = line.search(/\S/)
    if (block >= 0 && (indent < 0 || indent > block)) continue
    block = BLOCK.test(line) ? indent : -1
    const hash = line.search(/ #/)
    const [lead = '', key = ''] = PLAIN.exec(line) ?? []
    // `title: Meet the board #12`: YAML ends the value before the #.
    const isCut = hash > lead.length && key !== '' && /\S/.test(line.charAt(hash + 2))
    const kept = isCut ? line.slice(lead.length, hash).trim() : ''
    // A single word, such as a status or a date, is complete; what follows is a comment.
    if (kept.includes(' ')) {
      const example = `${key}: ${JSON.stringify(`${kept} ${line.slice(hash + 1).trimEnd()}`)}`
      found.push(
        say(`${voice}.text-cut`, at(lead.length), {
          key,
          kept,
          example,
        }),
      )
    }
    const [, , name = '', inside = ''] = TYPOGRAPHIC.exec(line) ?? []
    if (name !== '') {
      const example = `${name}: ${JSON.stringify(inside)}`
      const meant = `${name}: ${JSON.stringify(line.slice(line.indexOf(': ') + 1).trim())}`
      found.push(say(`${voice}.quotes-typographic`, at(line.search(/[“„«‟]/)), { key: name, example, meant }))
    }
  }
  return found
}

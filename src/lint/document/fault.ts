import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts'
import { fixedBy } from '../fix.ts'
import { characterOf, referenceTo } from './html-names.ts'

/** An error of the parser, with its location. */
export interface Complaint {
  readonly message: string
  readonly text: string
  readonly offset: number
  readonly placeAt: (offset: number) => Place
  /** The elements that are open there, the outermost first. */
  readonly open: readonly Named[]
  /** The element that was closed last: the parser closes an element before it notices that the end tag has another name. */
  readonly closed: Named | undefined
}

type Named = Place & { readonly name: string }

/**
 * Converts an error of the parser to a diagnostic. An undeclared prefix is returned instead, because parsing
 * can continue after it; after any other error it cannot.
 */
export function faultOf(complaint: Complaint): { diagnostic: Diagnostic } | { prefix: string } {
  const { message, text, offset, placeAt } = complaint
  if (message.startsWith('unbound namespace prefix')) return { prefix: /"([^"]*)"/.exec(message)?.[1] ?? '' }
  const sign = bareSign(text, offset)
  if (sign) return { diagnostic: signFault(sign, text, placeAt) }
  if (message.startsWith('disallowed character') || message.includes('malformed character entity')) {
    const diagnostic = characterFault(message, text, offset, placeAt)
    if (diagnostic) return { diagnostic }
  }
  if (message.includes(']]>')) {
    const end = text.lastIndexOf(']]>', offset) + 3
    const edits = [{ start: end - 3, end, text: ']]&gt;' }]
    return { diagnostic: fixedBy(say('xml.cdata-end', placeAt(offset)), edits) }
  }
  const reason = nestingFault(complaint) ?? reasonOf(message)
  return { diagnostic: say('xml.not-well-formed', placeAt(offset), { reason }) }
}

/** An unescaped `&` or `<`. */
interface BareSign {
  readonly at: number
  readonly sign: '&' | '<'
}

/** Constructs that may contain both signs, and valid uses of the signs. Only one alternative can match at any position. */
const PIECE =
  /<!\[CDATA\[|<!--|<\?|<[!/]?[A-Za-z_:\u0080-\uffff]|&(?:#x[0-9a-fA-F]+|#[0-9]+|[A-Za-z]{2,40}[0-9]{0,2});|[&<]/g
const CLOSED_BY: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->', '<?': '?>' }
const KNOWN = /^&(?:amp|lt|gt|quot|apos|#x?[0-9a-fA-F]+);$/

/** The first unescaped sign before the parser's position: it often notices one only later, at something valid. */
function bareSign(text: string, offset: number): BareSign | undefined {
  PIECE.lastIndex = 0
  for (let found = PIECE.exec(text); found && found.index <= offset; found = PIECE.exec(text)) {
    const [piece] = found
    const closing = CLOSED_BY[piece]
    if (closing !== undefined) {
      const end = text.indexOf(closing, PIECE.lastIndex)
      if (end < 0) return undefined
      PIECE.lastIndex = end + closing.length
    } else if (piece === '<' || (piece.startsWith('&') && !KNOWN.test(piece))) {
      return { at: found.index, sign: piece === '<' ? '<' : '&' }
    }
  }
  return undefined
}

function signFault({ at, sign }: BareSign, text: string, placeAt: Complaint['placeAt']): Diagnostic {
  const place = placeAt(at)
  const entity = /^&([A-Za-z]{2,40}[0-9]{0,2});/.exec(text.slice(at, at + 50))
  const [whole, name = ''] = entity ?? []
  const code = whole === undefined ? undefined : characterOf(name)
  if (whole !== undefined && code !== undefined) {
    const fix = referenceTo(code)
    const edits = [{ start: at, end: at + whole.length, text: fix }]
    return fixedBy(say('xml.entity-unknown', place, { entity: whole, fix }), edits)
  }
  const fix = sign === '&' ? '&amp;' : '&lt;'
  const edits = [{ start: at, end: at + 1, text: fix }]
  if (whole !== undefined)
    return fixedBy(say('xml.entity-unknown', place, { entity: whole, fix: `&amp;${name};` }), edits)
  const begins = sign === '&' ? 'a character’s name or number' : 'a tag'
  return fixedBy(
    say('xml.not-well-formed', place, { reason: `the ${sign} here begins no ${begins.slice(2)}`, fix }),
    edits,
  )
}

/** Reports a character that XML forbids, raw or as a reference; undefined for other errors. */
function characterFault(
  message: string,
  text: string,
  offset: number,
  placeAt: Complaint['placeAt'],
): Diagnostic | undefined {
  if (message.startsWith('malformed')) {
    const begin = text.lastIndexOf('&#', offset)
    const [number] = /^&#[0-9a-zA-Z]{0,20};?/.exec(text.slice(begin, begin + 24)) ?? []
    if (begin < 0 || number === undefined) return undefined
    const edits = [{ start: begin, end: begin + number.length, text: '' }]
    return fixedBy(say('xml.character-forbidden', placeAt(begin), { character: number }), edits)
  }
  const code = text.codePointAt(offset) ?? 0x20
  const isForbidden = code < 0x20 || code === 0xfffe || code === 0xffff || (code >= 0xd800 && code <= 0xdfff)
  if (!isForbidden || [0x09, 0x0a, 0x0d].includes(code)) return undefined
  const character = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  const edits = [{ start: offset, end: offset + 1, text: '' }]
  return fixedBy(say('xml.character-forbidden', placeAt(offset), { character }), edits)
}

/** The element that is not closed, or closed by another name. */
function nestingFault({ message, text, offset, open, closed }: Complaint): string | undefined {
  const last = open.at(-1)
  if (message.startsWith('unclosed tag') && last) return `<${last.name}> of line ${last.line} is not closed`
  if (!/^(?:unexpected|unmatched) clos/.test(message)) return undefined
  const begin = text.lastIndexOf('</', offset)
  const [end = '</…>'] = /^<\/[^<>\s]{1,60}\s*>?/.exec(text.slice(begin, begin + 80)) ?? []
  const inside = message.startsWith('unexpected') ? closed : last
  return inside
    ? `${end} stands where <${inside.name}> of line ${inside.line} is open`
    : `${end} closes nothing`
}

/** The parser's message as a clause. */
function reasonOf(message: string): string {
  return message
    .trim()
    .replace(/\.$/, '')
    .replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
}

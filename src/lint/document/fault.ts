import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts'

/** A parser's complaint in our words, and whether what follows can still be understood. */
export interface Fault {
  readonly diagnostic: Diagnostic
  readonly goOn: boolean
}

/** Tells apart what the parser says; the faults that producers meet most have codes of their own. */
export function faultOf(
  message: string,
  text: string,
  offset: number,
  placeAt: (offset: number) => Place,
): Fault {
  const at = placeAt(offset)
  if (message.startsWith('unbound namespace prefix')) {
    const prefix = /"([^"]*)"/.exec(message)?.[1] ?? ''
    return { diagnostic: say('xml.prefix-unbound', at, { prefix }), goOn: true }
  }
  if (message.startsWith('undefined entity')) {
    const begin = Math.max(0, text.lastIndexOf('&', offset))
    const entity = /^&[^;\s]{0,40};?/.exec(text.slice(begin, begin + 42))?.[0] ?? '&'
    return { diagnostic: say('xml.entity-unknown', placeAt(begin), { entity }), goOn: false }
  }
  if (message.startsWith('disallowed character') || message.includes('malformed character entity')) {
    const code = text.codePointAt(offset) ?? 0
    const character =
      message.startsWith('malformed') || code >= 0x20
        ? 'a number of one'
        : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    return { diagnostic: say('xml.character-forbidden', at, { character }), goOn: false }
  }
  if (message.includes(']]>')) return { diagnostic: say('xml.cdata-end', at), goOn: false }
  return { diagnostic: say('xml.not-well-formed', at, { reason: reasonOf(message) }), goOn: false }
}

/** The parser's sentence, as a clause. */
function reasonOf(message: string): string {
  return message
    .trim()
    .replace(/\.$/, '')
    .replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
}

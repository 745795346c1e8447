import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic, Edit } from '../../diagnostics/diagnostic.ts'
import { asWindows1252 } from '../../model/windows-1252.ts'
import type { XmlAttribute, XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { attribute, fixedBy, setText, setValue, written } from '../fix.ts'
import { latin1Undone } from '../mojibake.ts'

/** Checks all texts for letters that were lost or wrongly decoded. */
export function* textRules({ channel }: FeedDocument): Iterable<Diagnostic> {
  yield* textsIn(channel)
}

function* textsIn(element: XmlElement): Iterable<Diagnostic> {
  const { name, text } = element
  const isPlain = element.children.length === 0
  const whole = (value: string) => (isPlain ? setText(element, value) : undefined)
  yield* lettersOf(element, name, text, whole, (value) => written(name, value))
  yield* escapedTwice(element)
  for (const one of element.attributes) {
    if (one.name.startsWith('xmlns')) continue
    const set = (value: string) => setValue(one, value)
    yield* lettersOf(one, one.name, one.value, set, (value) => attribute(one.name, value))
  }
  for (const child of element.children) yield* textsIn(child)
}

/** The control characters that quotation marks and dashes of Windows-1252 become in Latin-1. */
const CONTROLS = /[\u0080-\u009f]/
/** The maximum length of a text in a hint. */
const SHOWN = 300

function* lettersOf(
  at: XmlElement | XmlAttribute,
  name: string,
  text: string,
  set: (value: string) => readonly Edit[] | undefined,
  shown: (value: string) => string,
): Iterable<Diagnostic> {
  if (text.includes('\ufffd')) yield say('rss.text-replaced', at, { name })
  const undone = latin1Undone(text)
  if (undone) {
    const { garbled, text: meant } = undone
    const fix = meant.length > SHOWN ? `“${undone.right}” in its place, and the rest alike` : shown(meant)
    yield fixedBy(say('rss.text-garbled', at, { name, value: garbled, fix }), set(meant))
    return
  }
  const control = CONTROLS.exec(text)?.[0]
  if (control === undefined) return
  const meant = text.replace(/[\u0080-\u009f]/g, (one) => windows(one.charCodeAt(0)))
  const value = `U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  const fix = meant.length > SHOWN ? `“${windows(control.charCodeAt(0))}” in its place` : shown(meant)
  yield fixedBy(say('rss.text-controls', at, { name, value, fix }), set(meant))
}

/** The character of a Latin-1 control in Windows-1252; '' for the five unassigned ones. */
function windows(code: number): string {
  return asWindows1252(String.fromCharCode(code)).replace(CONTROLS, '')
}

const DESCRIBING = new Set(['description', 'content:encoded', 'itunes:summary', 'itunes:subtitle'])
const TAGS = 'a|b|i|p|br|em|div|span|strong|font|h[1-6]|ul|ol|li|img|blockquote|hr|u|pre|code'
const TAG = new RegExp(`</?(?:${TAGS})(?:\\s[^<>]*)?/?>`, 'i')
/** An HTML tag that is escaped once or several times too often. */
const ESCAPED_TAG = new RegExp(
  `&(?:amp;){0,3}lt;/?(?:${TAGS})(?:\\s[^<>&]{0,200}(?:&(?!(?:amp;){0,3}[lg]t;)[^<>&]{0,200}){0,20})?/?&(?:amp;){0,3}gt;`,
  'i',
)

function* escapedTwice(element: XmlElement): Iterable<Diagnostic> {
  const { usual, name, text, children } = element
  if (!DESCRIBING.has(usual) || children.length > 0 || TAG.test(text)) return
  const found = ESCAPED_TAG.exec(text)?.[0]
  if (found === undefined) return
  let meant = text
  for (let times = 0; times < 4 && !TAG.test(meant); times++) meant = unescaped(meant)
  const fix = meant.length > SHOWN ? `${unescaped(found)} …` : written(name, meant)
  yield fixedBy(say('rss.markup-escaped', element, { name, value: found, fix }), setText(element, meant))
}

function unescaped(text: string): string {
  const SIGNS: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    '#39': "'",
    amp: '&',
  }
  return text.replace(/&(lt|gt|quot|apos|#39|amp);/g, (_, name: string) => SIGNS[name] ?? '')
}

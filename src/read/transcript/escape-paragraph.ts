import { withoutEnd } from '../../model/trim-end.ts'
import { isPlausible } from './find-speakers.ts'
import { labelOf } from './label.ts'
import { lineOf } from './line.ts'

/** Only the beginning of a paragraph can be misread. */
const REACH = 240
/** Text that would be read as the time of a turn directly after the label. */
const TIME = /^(?:\[\d{1,3}(?::\d{1,3}){1,2}|\{t=|\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\s*$)/

/**
 * Escapes a paragraph that would be read as a label, a heading, a quote or a time, so that `unguard` restores
 * it. Other paragraphs are returned unchanged.
 */
export function guard(paragraph: string): string {
  const colon = disputedColon(paragraph, 0)
  if (colon && !isStubborn(paragraph)) return insert(paragraph, colon.at)
  return isStubborn(paragraph) || disputedStart(paragraph) ? `\\${paragraph}` : paragraph
}

/** Removes the backslash that `guard` adds. */
export function unguard(paragraph: string): string {
  if (paragraph.lastIndexOf('\\', REACH) < 0) return paragraph
  const colon = disputedColon(paragraph, 1)
  if (colon && !isStubborn(paragraph)) return paragraph.slice(0, colon.at) + paragraph.slice(colon.at + 1)
  const isGuarded = paragraph.startsWith('\\') && (isStubborn(paragraph) || disputedStart(paragraph))
  return isGuarded ? paragraph.slice(1) : paragraph
}

/** `**Jingle:** [07:13]` is read as a label with a time even without its colon: only a backslash at the start helps. */
function isStubborn(paragraph: string): boolean {
  const bare = paragraph.slice(0, REACH).replace(/^\\+/, '')
  if (!/^(?:\*\*|__)/.test(bare)) return false
  const colon = disputedColon(bare, 0)
  return colon !== undefined && labelOf(insert(bare, colon.at)) !== undefined
}

/** A colon that makes a label of the text before it, or would without the backslashes before it. */
function disputedColon(paragraph: string, backslashes: number): { readonly at: number } | undefined {
  const head = paragraph.slice(0, REACH)
  for (const { index: colon } of head.matchAll(/[:：]/g)) {
    const index = withoutEnd(head.slice(0, colon), '\\').length
    if (colon - index < backslashes) continue
    const bare = head.slice(0, index) + paragraph.slice(colon)
    const label = labelOf(bare)
    if (label?.colonAt === index && (label.form !== 'colon' || isPlausible(label.label))) return { at: index }
  }
  return undefined
}

function disputedStart(paragraph: string): boolean {
  const bare = paragraph.slice(0, REACH * 2).replace(/^\\+/, '')
  if (bare.startsWith('<!--') || TIME.test(bare)) return true
  const line = lineOf(bare)
  return line.kind !== 'text' && line.kind !== 'blank' && (line.kind !== 'label' || line.label.colonAt < 0)
}

function insert(text: string, at: number): string {
  return `${text.slice(0, at)}\\${text.slice(at)}`
}

/** Like `guard`, for an aside, where only a quote mark can be misread. */
export function guardAside(text: string): string {
  return /^\\*>/.test(text) ? `\\${text}` : text
}

/** Removes the backslash that `guardAside` adds. */
export function unguardAside(text: string): string {
  return /^\\+>/.test(text) ? text.slice(1) : text
}

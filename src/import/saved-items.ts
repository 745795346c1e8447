import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { readDocument, type XmlDocument, type XmlElement } from '../lint/document.ts'
import { childOf, childrenOf } from '../lint/tree.ts'
import { faultsIn } from './faults.ts'

/** So many repairs that follow one from another are tried; a text with more is no feed with a slip in it. */
const REPAIRS_MOST = 40

/** What of a document that is not well-formed can be read after all: repaired where that is sure, else item by item. */
export function savedItems(
  name: string,
  document: XmlDocument,
):
  | {
      readonly channel: XmlElement
      readonly items: readonly XmlElement[]
      /** Whether an element holds an error that no feed may hold. */
      readonly isFaulty: (element: XmlElement) => boolean
      readonly diagnostics: readonly Diagnostic[]
    }
  | undefined {
  const fault = document.diagnostics.findLast(({ severity }) => severity === 'error')
  // Entities are an attack, and so is excess: nothing of such a text is read.
  if (!fault || UNTOUCHED.has(fault.code)) return undefined
  const { text } = document
  const begin = text.search(/<(?:item|entry)[\s>]/)
  const head = begin < 0 ? text : text.slice(0, begin)
  const root = /<(?:rss|rdf:RDF|feed)\b[^<>]{0,20000}>/i.exec(head)?.[0]
  if (root === undefined) return undefined
  const tag = /^<([\w:]+)/.exec(root)?.[1] ?? 'rss'
  const isAtom = tag === 'feed'
  const open = isAtom ? root : `${root}<channel>`
  const close = isAtom ? `</${tag}>` : `</channel></${tag}>`
  const channelAt = head.search(/<channel[\s>]/)
  const inside = isAtom
    ? head.slice(head.indexOf(root) + root.length)
    : channelAt < 0
      ? ''
      : head.slice(head.indexOf('>', channelAt) + 1)
  const first = wellFormed(name, `${open}${whole(inside)}${close}`) ?? wellFormed(name, `${open}${close}`)
  const found = first && (childOf(first.root, 'channel') ?? (isAtom ? first.root : undefined))
  if (!first || !found) return undefined
  const faulty = new WeakSet<XmlElement>()
  const channel = moved(found, { lines: 0, isFaulty: faultsOf(name, first.text), faulty })
  const items: XmlElement[] = []
  let offset = begin
  let line = lineOf(text, begin)
  for (const part of begin < 0 ? [] : itemsIn(text.slice(begin))) {
    line += countLines(text, offset, begin + part.at)
    offset = begin + part.at
    const read = wellFormed(name, `${open}${part.text}${close}`)
    const holder = read && (childOf(read.root, 'channel') ?? read.root)
    const [item] = holder ? [...childrenOf(holder, 'item'), ...childrenOf(holder, 'atom:entry')] : []
    if (read && item)
      items.push(moved(item, { lines: line - 1, isFaulty: faultsOf(name, read.text), faulty }))
  }
  const reported = [fault, say('import.feed-damaged', fault, { saved: items.length })]
  return { channel, items, isFaulty: (element) => faulty.has(element), diagnostics: reported }
}

const UNTOUCHED: ReadonlySet<string> = new Set(['xml.entities-declared', 'xml.excessive', 'xml.too-large'])

/** A document that can be read, if need be after the repairs that its own diagnostics propose. */
function wellFormed(
  name: string,
  xml: string,
): { readonly root: XmlElement; readonly text: string } | undefined {
  let text = xml
  for (let repairs = 0; repairs <= REPAIRS_MOST; repairs++) {
    const { root, diagnostics } = readDocument(name, new TextEncoder().encode(text))
    if (root) return { root, text }
    const edits = diagnostics.findLast(({ severity }) => severity === 'error')?.fix ?? []
    if (edits.length === 0) return undefined
    for (const { start, end, text: right } of [...edits].sort((a, b) => b.start - a.start)) {
      text = text.slice(0, start) + right + text.slice(end)
    }
  }
  return undefined
}

/** The elements at the head of a channel that are closed. */
function whole(text: string): string {
  const end = text.lastIndexOf('</')
  const close = end < 0 ? -1 : text.indexOf('>', end)
  return close < 0 ? '' : text.slice(0, close + 1)
}

/** Each item from its start tag to its end tag; one that was never closed is none. */
function* itemsIn(text: string): Iterable<{ readonly at: number; readonly text: string }> {
  let begun: number | undefined
  for (const { 0: tag, index } of text.matchAll(/<(?:item|entry)(?=[\s>])|<\/(?:item|entry)>/g)) {
    if (!tag.startsWith('</')) begun = index
    else if (begun !== undefined) {
      yield { at: begun, text: text.slice(begun, index + tag.length) }
      begun = undefined
    }
  }
}

function lineOf(text: string, offset: number): number {
  return 1 + countLines(text, 0, offset)
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

function faultsOf(name: string, text: string): (element: XmlElement) => boolean {
  return faultsIn(name, new TextEncoder().encode(text), text)
}

interface Move {
  readonly lines: number
  readonly isFaulty: (element: XmlElement) => boolean
  readonly faulty: WeakSet<XmlElement>
}

/** An element with its places where they are in the whole document; what is faulty in its own text is so here. */
function moved(element: XmlElement, move: Move): XmlElement {
  const { lines, isFaulty, faulty } = move
  const there = {
    ...element,
    line: element.line + lines,
    endLine: element.endLine + lines,
    children: element.children.map((child) => moved(child, move)),
  }
  if (isFaulty(element)) faulty.add(there)
  return there
}

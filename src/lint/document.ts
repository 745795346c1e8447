// The one door to saxes. Its surprises: it stops at nothing by itself, so the first error has to throw; its line and
// column are those of the character after what it reports, so places are found from offsets in the text.
import { createRequire } from 'node:module'
import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, type Place, startOf } from '../diagnostics/diagnostic.ts'
import { faultOf } from './document/fault.ts'
import { decoded } from './document/text.ts'
import { familyOf } from './namespaces.ts'

const require = createRequire(import.meta.url)
const reader = (): typeof import('saxes') => require('saxes')

/** An attribute, at the place of its name. */
export interface XmlAttribute extends Place {
  /** As it is written, with its prefix. */
  readonly name: string
  readonly value: string
}

/** An element, at the place of its `<`. */
export interface XmlElement extends Place {
  /** As it is written, with its prefix. */
  readonly name: string
  readonly local: string
  /** Its name with the usual prefix, `itunes:author`, whatever prefix the feed binds. */
  readonly usual: string
  /** Which vocabulary it is of; '' for RSS's own, the address itself for one that nobody here knows. */
  readonly family: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlElement[]
  /** All text directly in it. */
  readonly text: string
  /** The line of its end tag. */
  readonly endLine: number
}

/** A document as far as it could be read. */
export interface XmlDocument {
  /** Absent when it is not well-formed, or was refused. */
  readonly root?: XmlElement
  readonly diagnostics: readonly Diagnostic[]
}

/** What a document may hold before it is taken for an attack on memory. */
const MAX_NODES = 800_000
const MAX_DEPTH = 100
/** The W3C's validator refuses more (XML-11). */
const LARGE_BYTES = 5_000_000

/** Reads XML with the exact place of every element and attribute. Entities are never expanded, a DTD is never read. */
export function readDocument(file: string, bytes: Uint8Array): XmlDocument {
  const { text, diagnostics: found } = decoded(file, bytes)
  if (text === undefined) return { diagnostics: found }
  const diagnostics = [...found]
  if (bytes.length > LARGE_BYTES) {
    diagnostics.push(say('xml.large', startOf(file), { megabytes: (bytes.length / 1e6).toFixed(1) }))
  }
  try {
    const root = treeOf(file, text, diagnostics)
    return { ...(root && { root }), diagnostics }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    return { diagnostics: [...diagnostics, error.diagnostic] }
  }
}

/** Ends the reading; no caller ever sees it. */
class Stop extends Error {
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.code)
    this.diagnostic = diagnostic
  }
}

type Growing = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & {
  attributes: XmlAttribute[]
  children: XmlElement[]
}

function treeOf(file: string, text: string, diagnostics: Diagnostic[]): XmlElement | undefined {
  const placeAt = places(file, text)
  const { SaxesParser } = reader()
  const parser = new SaxesParser({ xmlns: true, position: false })
  const open: Growing[] = []
  const families = new Map<string, string>()
  let root: XmlElement | undefined
  let attributes: XmlAttribute[] = []
  let begun = 0
  let nodes = 0

  const stop = (diagnostic: Diagnostic): never => {
    throw new Stop(diagnostic)
  }
  const count = () => {
    if (++nodes > MAX_NODES) stop(say('xml.excessive', placeAt(begun), { what: `${MAX_NODES} elements` }))
  }
  parser.on('error', ({ message }) => {
    const offset = Math.max(0, parser.position - 1)
    const { diagnostic, goOn } = faultOf(message, text, offset, placeAt)
    if (!goOn) stop(diagnostic)
    diagnostics.push(diagnostic)
  })
  parser.on('doctype', (doctype) => {
    const at = placeAt(Math.max(0, text.lastIndexOf('<!DOCTYPE', parser.position)))
    if (doctype.includes('[')) stop(say('xml.entities-declared', at))
    diagnostics.push(say('xml.doctype', at))
  })
  parser.on('opentagstart', () => {
    begun = text.lastIndexOf('<', parser.position - 1)
    attributes = []
    count()
    if (open.length >= MAX_DEPTH) stop(say('xml.excessive', placeAt(begun), { what: `${MAX_DEPTH} levels` }))
  })
  parser.on('attribute', ({ name, value }) => {
    count()
    attributes.push({ name, value, ...placeAt(attributeStart(text, parser.position, name)) })
  })
  parser.on('opentag', ({ name, local, uri }) => {
    const { line, column } = placeAt(begun)
    const family = families.get(uri) ?? familyOf(uri)
    families.set(uri, family)
    const usual = family === '' ? local : `${family}:${local}`
    const empty = { children: [], text: '', endLine: line }
    open.push({ file, line, column, name, local, usual, family, attributes, ...empty })
  })
  const add = (more: string) => {
    const inside = open.at(-1)
    if (inside) inside.text += more
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    const element = open.pop()
    if (!element) return
    element.endLine = placeAt(parser.position - 1).line
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else root = element
  })
  parser.write(text).close()
  return root
}

/** Where an attribute's name begins; `end` is the offset after the quote that closes its value. */
function attributeStart(text: string, end: number, name: string): number {
  const quote = text[end - 1] ?? '"'
  const opening = text.lastIndexOf(quote, end - 2)
  return Math.max(0, text.lastIndexOf(name, opening))
}

/** From an offset to its line and column, as editors count. */
function places(file: string, text: string): (offset: number) => Place {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

// The only module that imports saxes. It does not stop at errors by itself, so the first one has to throw;
// its line and column are those of the following character, so locations are computed from offsets.
import { createRequire } from 'node:module'
import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, type Place, startOf } from '../diagnostics/diagnostic.ts'
import { faultOf } from './document/fault.ts'
import { foreignFormat } from './document/foreign-format.ts'
import { decoded } from './document/text.ts'
import { addAttribute, attribute, fixedBy } from './fix.ts'
import { familyOf, NAMESPACES } from './namespaces.ts'

const require = createRequire(import.meta.url)
const reader = (): typeof import('saxes') => require('saxes')

/** An attribute, with the location of its name. Offsets are in the document's text, as in `Edit`. */
export interface XmlAttribute extends Place {
  readonly start: number
  /** After the closing quote of its value. */
  readonly end: number
  /** As written, with its prefix. */
  readonly name: string
  readonly value: string
}

/** An element, with the location of its `<`. */
export interface XmlElement extends Place {
  /** As written, with its prefix. */
  readonly name: string
  readonly local: string
  /** Its name with the usual prefix, `itunes:author`, whatever prefix the feed uses. */
  readonly usual: string
  /** Its namespace: the usual prefix, '' for RSS's own elements, the URI itself for an unknown namespace. */
  readonly family: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlElement[]
  /** The text directly in it, without that of child elements. */
  readonly text: string
  /** The line of its end tag. */
  readonly endLine: number
  readonly start: number
  /** After its start tag. */
  readonly opened: number
  /** The offset of its end tag; the same as `end` if it has none. */
  readonly closing: number
  readonly end: number
}

/** The readable part of a document. */
export interface XmlDocument {
  /** Absent if the document is not well-formed, or was rejected. */
  readonly root?: XmlElement
  /** Without a byte order mark. */
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

/** The limits beyond which a document is treated as an attack on memory. */
const MAX_NODES = 800_000
const MAX_DEPTH = 100
/** The limit of the W3C's validator (XML-11). */
const LARGE_BYTES = 5_000_000

/** Parses XML with the exact location of every element and attribute. Entities are never expanded, a DTD is never read. */
export function readDocument(file: string, bytes: Uint8Array): XmlDocument {
  const alien = foreignFormat(bytes)
  if (alien) return { text: '', diagnostics: [say('rss.root-wrong', startOf(file), alien)] }
  const { text, diagnostics: found } = decoded(file, bytes)
  if (text === undefined) return { text: '', diagnostics: found }
  const diagnostics = [...found]
  if (bytes.length > LARGE_BYTES) {
    diagnostics.push(say('xml.large', startOf(file), { megabytes: (bytes.length / 1e6).toFixed(1) }))
  }
  try {
    const root = treeOf(file, text, diagnostics)
    return { ...(root && { root }), text, diagnostics }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    return { text, diagnostics: [...diagnostics, error.diagnostic] }
  }
}

/** Thrown internally to stop the parser. */
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
  const unbound = new Map<string, number>()
  let closed: XmlElement | undefined
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
    const fault = faultOf({ message, text, offset, placeAt, open, closed })
    if ('prefix' in fault) unbound.set(fault.prefix, unbound.get(fault.prefix) ?? begun)
    else stop(fault.diagnostic)
  })
  parser.on('doctype', (doctype) => {
    const at = placeAt(Math.max(0, text.lastIndexOf('<!DOCTYPE', parser.position)))
    if (doctype.includes('[')) stop(say('xml.entities-declared', at))
    const start = at.line === 1 && at.column === 1 ? 0 : text.lastIndexOf('<!DOCTYPE', parser.position)
    diagnostics.push(fixedBy(say('xml.doctype', at), [{ start, end: parser.position, text: '' }]))
  })
  parser.on('opentagstart', () => {
    begun = text.lastIndexOf('<', parser.position - 1)
    attributes = []
    count()
    if (open.length >= MAX_DEPTH) stop(say('xml.excessive', placeAt(begun), { what: `${MAX_DEPTH} levels` }))
  })
  parser.on('attribute', ({ name, value }) => {
    count()
    const end = parser.position
    const start = attributeStart(text, end, name)
    attributes.push({ name, value, start, end, ...placeAt(start) })
  })
  parser.on('opentag', ({ name, local, prefix, uri }) => {
    const { line, column } = placeAt(begun)
    // A well-known prefix is accepted without a declaration, which is reported once.
    const bound =
      uri === '' && prefix !== '' ? (NAMESPACES[prefix as keyof typeof NAMESPACES] ?? prefix) : uri
    const family = families.get(bound) ?? familyOf(bound)
    families.set(bound, family)
    const usual = family === '' ? local : `${family}:${local}`
    const opened = parser.position
    const range = { start: begun, opened, closing: opened, end: opened }
    const empty = { children: [], text: '', endLine: line }
    open.push({ file, line, column, name, local, usual, family, attributes, ...empty, ...range })
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
    closed = element
    element.endLine = placeAt(parser.position - 1).line
    element.end = parser.position
    element.closing = element.end === element.opened ? element.end : text.lastIndexOf('</', element.end - 1)
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else root = element
  })
  parser.write(text).close()
  for (const [prefix, at] of unbound) diagnostics.push(unboundPrefix(prefix, placeAt(at), root))
  return root
}

function unboundPrefix(prefix: string, at: Place, root: XmlElement | undefined): Diagnostic {
  const uri = Object.hasOwn(NAMESPACES, prefix) ? NAMESPACES[prefix as keyof typeof NAMESPACES] : undefined
  const fix = uri === undefined ? undefined : attribute(`xmlns:${prefix}`, uri)
  const edits = root && uri !== undefined ? addAttribute(root, `xmlns:${prefix}`, uri) : undefined
  return fixedBy(say('xml.prefix-unbound', at, { prefix, ...(fix !== undefined && { fix }) }), edits)
}

/** The offset of an attribute's name; `end` is the offset after the closing quote of its value. */
function attributeStart(text: string, end: number, name: string): number {
  const quote = text[end - 1] ?? '"'
  const opening = text.lastIndexOf(quote, end - 2)
  return Math.max(0, text.lastIndexOf(name, opening))
}

/** Returns a function from an offset to its line and column, as in editors. */
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

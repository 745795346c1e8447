import type { Node } from 'yaml'
import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { hostileCharacter } from './decode-text.ts'
import { aliasesOf } from './yaml/aliases.ts'
import { type CommonYaml, type CommonYamlLocation, commonYaml } from './yaml/common-yaml.ts'
import { doubtfulValues } from './yaml/doubtful-values.ts'
import { library } from './yaml/library.ts'
import { parsedYaml } from './yaml/parse.ts'
import type { QuoteStyle, YamlText } from './yaml/source.ts'
import { yamlSyntaxError } from './yaml/syntax-error.ts'

export type Path = readonly (string | number)[]

/** The data of a YAML text, with the location of each part. */
export interface YamlDocument {
  readonly voice: QuoteStyle
  readonly file: string
  /** Plain values; undefined for an empty text. */
  readonly data: unknown
  /** The location of a value; if it is absent, that of its nearest ancestor. */
  readonly placeOf: (path: Path) => Place
  /** The location of the key of a value, or of the value itself if it has no key. */
  readonly keyPlaceOf: (path: Path) => Place
  /** A scalar as written; undefined for a list, a map and an absent value. */
  readonly sourceOf: (path: Path) => string | undefined
  /** Whether there is only a comment instead of the value. */
  readonly isCommentedOut: (path: Path) => boolean
}

interface Spot {
  readonly key?: number
  readonly value: number
  readonly source?: string
  readonly commented?: boolean
}

interface Walk {
  readonly source: YamlText
  readonly at: (offset: number) => Place
  readonly resolve: (node: Node) => Node | undefined
  readonly spots: Map<string, Spot>
  readonly diagnostics: Diagnostic[]
  /** The number of values resolved through aliases so far. */
  unfolded: number
}

/** The maximum: a legitimate file has a few dozen, an alias bomb billions. */
const UNFOLDED_MOST = 10_000
const DEPTH_MOST = 60

/** Parses YAML 1.2 into plain data with exact locations. No value if the text is invalid. */
export function readYaml(source: YamlText): Checked<YamlDocument> {
  const usual = commonYaml(source.text)
  return usual
    ? { value: usualDocument(source, usual), diagnostics: doubtfulValues(source) }
    : readByLibrary(source)
}

/** Parses with the YAML library alone, which knows the location of every value. */
export function readByLibrary(source: YamlText): Checked<YamlDocument> {
  const lines = new (library().LineCounter)()
  const document = parsedYaml(source.text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false })
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file: source.file, line: line + (source.firstLine ?? 1) - 1, column: col }
  }
  const [fault] = [...document.errors, ...document.warnings]
  if (fault) return { diagnostics: [yamlSyntaxError(source, fault, document.contents, at)] }

  const targetOf = aliasesOf(document)
  const resolve = (node: Node) => (library().isAlias(node) ? targetOf(node) : node)
  const walk: Walk = { source, at, resolve, spots: new Map(), diagnostics: [], unfolded: 0 }
  const root = document.contents
  let data: unknown
  try {
    if (root) data = plain(walk, root, [], 0)
  } catch (fault) {
    if (!(fault instanceof Unusable)) throw fault
    return { diagnostics: [fault.diagnostic] }
  }
  return { value: documentOf(walk, data), diagnostics: [...walk.diagnostics, ...doubtfulValues(source)] }
}

/** A path as shown to producers: `teams[2].role`, counted from one. */
export function pathWords(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step + 1}]` : `${index > 0 ? '.' : ''}${step}`))
    .join('')
}

/** A value as it can be typed on one line: `[a, b]`, `"1.10"`, `{ name: Ann }`. */
export function typed(value: unknown): string {
  return library()
    .stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 })
    .trim()
}

/** Thrown if the rest of the file cannot be used. */
class Unusable extends Error {
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message)
    this.diagnostic = diagnostic
  }
}

function plain(walk: Walk, node: Node, path: Path, depth: number, key?: number): unknown {
  const offset = node.range?.[0] ?? 0
  const { voice } = walk.source
  if (depth > DEPTH_MOST) throw new Unusable(say(`${voice}.aliases-excessive`, walk.at(offset)))
  if (library().isAlias(node)) return unfolded(walk, node, path, depth, key)

  const spot = { value: offset, ...(key === undefined ? {} : { key }) }
  walk.spots.set(nameOf(path), spot)
  if (library().isMap(node)) return plainMap(walk, node.items, path, depth)
  if (library().isSeq(node))
    return node.items.map((item, index) => plain(walk, item as Node, [...path, index], depth + 1))
  if (!library().isScalar(node)) return undefined

  const written = { source: node.source ?? '', commented: node.value === null && node.comment !== undefined }
  walk.spots.set(nameOf(path), { ...spot, ...written })
  if (typeof node.value === 'string') checkText(walk, node.value, path, offset)
  return node.value
}

/** Resolves an alias. Its location is that of the alias, where the producer has to edit. */
function unfolded(walk: Walk, node: Node, path: Path, depth: number, key?: number): unknown {
  const offset = node.range?.[0] ?? 0
  const target = walk.resolve(node)
  if (!target) {
    const words = { reason: 'the name after * is given to nothing above', fix: 'Write the value itself.' }
    throw new Unusable(say(`${walk.source.voice}.yaml-broken`, walk.at(offset), words))
  }
  const before = walk.spots.size
  const value = plain(walk, target, path, depth + 1, key)
  walk.unfolded += walk.spots.size - before + 1
  if (walk.unfolded > UNFOLDED_MOST) {
    throw new Unusable(say(`${walk.source.voice}.aliases-excessive`, walk.at(offset)))
  }
  walk.spots.set(nameOf(path), { value: offset, ...(key === undefined ? {} : { key }) })
  return value
}

function plainMap(walk: Walk, items: readonly unknown[], path: Path, depth: number): Record<string, unknown> {
  const map: Record<string, unknown> = {}
  const first = new Map<string, number>()
  for (const pair of items) {
    if (!library().isPair(pair)) continue
    const keyNode = pair.key as Node | null
    const offset = keyNode?.range?.[0] ?? 0
    const key = keyOf(walk, keyNode, offset)
    const earlier = first.get(key)
    if (earlier !== undefined) {
      const words = { key, first: walk.at(earlier).line }
      walk.diagnostics.push(say(`${walk.source.voice}.key-doubled`, walk.at(offset), words))
      continue
    }
    first.set(key, offset)
    checkText(walk, key, path, offset)
    // Assigning to it would change the object's prototype.
    if (key === '__proto__') {
      const words = { key, fix: 'Remove the line.', known: 'the keys of docs/fields.md' }
      walk.diagnostics.push(say(`${walk.source.voice}.key-unknown`, walk.at(offset), words))
      continue
    }
    const own = [...path, key]
    const value = pair.value ? plain(walk, pair.value as Node, own, depth + 1, offset) : null
    if (!pair.value) walk.spots.set(nameOf(own), { key: offset, value: offset })
    map[key] = value
  }
  return map
}

function keyOf(walk: Walk, node: Node | null, offset: number): string {
  if (library().isScalar(node) && node.value !== null)
    return typeof node.value === 'string' ? node.value : String(node.source)
  const words = { reason: 'a key has to be one word', fix: 'Write it as key: value' }
  throw new Unusable(say(`${walk.source.voice}.yaml-broken`, walk.at(offset), words))
}

function checkText(walk: Walk, text: string, path: Path, offset: number): void {
  const hostile = hostileCharacter(text)
  if (!hostile) return
  const words = { key: pathWords(path) || 'A key', character: hostile.character }
  walk.diagnostics.push(say(`${walk.source.voice}.text-hostile`, walk.at(offset), words))
}

function documentOf({ source, spots, at }: Walk, data: unknown): YamlDocument {
  const nearest = (path: Path): Spot => {
    for (let length = path.length; length > 0; length--) {
      const spot = spots.get(nameOf(path.slice(0, length)))
      if (spot) return spot
    }
    return spots.get(nameOf([])) ?? { value: 0 }
  }
  return {
    voice: source.voice,
    file: source.file,
    data,
    placeOf: (path) => at(nearest(path).value),
    keyPlaceOf: (path) => {
      const spot = nearest(path)
      return at(spot.key ?? spot.value)
    },
    sourceOf: (path) => spots.get(nameOf(path))?.source,
    isCommentedOut: (path) => spots.get(nameOf(path))?.commented ?? false,
  }
}

/** A document of common YAML. Nested locations are only needed for diagnostics, and are then found by the library. */
function usualDocument(source: YamlText, { data, spots, root }: CommonYaml): YamlDocument {
  const { voice, file, firstLine = 1 } = source
  let found: YamlDocument | undefined
  const whole = () => {
    found ??= readByLibrary(source).value as YamlDocument
    return found
  }
  const at = ({ line, column }: CommonYamlLocation): Place => ({ file, line: line + firstLine - 1, column })
  const spotOf = ([key]: Path) => (key === undefined ? undefined : spots.get(String(key)))
  return {
    voice,
    file,
    data,
    placeOf: (path) => (path.length > 1 ? whole().placeOf(path) : at(spotOf(path)?.value ?? root)),
    keyPlaceOf: (path) => (path.length > 1 ? whole().keyPlaceOf(path) : at(spotOf(path)?.key ?? root)),
    sourceOf: (path) => whole().sourceOf(path),
    isCommentedOut: (path) => whole().isCommentedOut(path),
  }
}

function nameOf(path: Path): string {
  return JSON.stringify(path.map(String))
}

import { z } from 'zod'
import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { StationTimes } from './date.ts'
import { type FieldMeta, ID, type IssueMaker, idFrom, lineOf } from './fields.ts'
import { parsePresentKeys } from './present-keys.ts'
import { type Path, pathWords, type YamlDocument } from './yaml.ts'

/** Which part of a document is checked, and the diagnostics for missing keys that have their own. */
interface Checking {
  readonly path?: Path
  readonly missing?: Readonly<Record<string, IssueMaker>>
  /** Makes a guid to propose; only called if one is needed. */
  readonly fresh?: () => string
  readonly times?: StationTimes
}

/** Validates the data of a document, or of a part of it, against a schema. With warnings only, the value is returned. */
export function checkShape<S extends z.ZodType>(
  document: YamlDocument,
  shape: S,
  about: Checking = {},
): Checked<z.output<S>> {
  const path = about.path ?? []
  const data = valueAt(document.data, path)
  const right = parsePresentKeys(shape, data)
  if (right) return { value: right as z.output<S>, diagnostics: [] }
  const result = shape.safeParse(data)
  if (result.success) return { value: result.data, diagnostics: [] }

  const issues = result.error.issues.flatMap(flat)
  const diagnostics = issues.flatMap((issue) => diagnosticsOf({ document, shape, path, data, about }, issue))
  // Schemas validate and never convert, so that data with only warnings is the parsed value.
  return hasErrors(diagnostics) ? { diagnostics } : { value: data as z.output<S>, diagnostics }
}

/** The value at a path of plain data; undefined if there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string | number, unknown>)[step]
  }
  return value
}

/** The valid properties of an object, so that one error does not hide the next. */
export function rightParts<S extends z.ZodObject>(shape: S, data: unknown): Partial<z.output<S>> {
  const parts: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(isRecord(data) ? data : {})) {
    const field = Object.hasOwn(shape.shape, key) ? (shape.shape[key] as z.ZodType) : undefined
    if (field?.safeParse(value).success) parts[key] = value
  }
  return parts as Partial<z.output<S>>
}

/** Whether a value is a map. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The schema of one key, without wrappers; undefined if there is none. */
function shapeAt(shape: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  const [step, ...rest] = path
  if (step === undefined) return shape
  const inner = unwrapped(shape)
  if (inner instanceof z.ZodUnion) {
    for (const option of inner.options) {
      const found = shapeAt(option, path)
      if (found) return found
    }
    return undefined
  }
  const next = partOf(inner, step)
  return next && shapeAt(next, rest)
}

export function unwrapped(shape: z.core.$ZodType): z.core.$ZodType {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodExactOptional) return unwrapped(shape.unwrap())
  return shape
}

function partOf(shape: z.core.$ZodType, step: string | number): z.core.$ZodType | undefined {
  if (shape instanceof z.ZodArray) return typeof step === 'number' ? shape.element : undefined
  if (shape instanceof z.ZodRecord) return shape.valueType
  if (!(shape instanceof z.ZodObject)) return undefined
  return Object.hasOwn(shape.shape, step) ? shape.shape[step] : shape.def.catchall
}

/** The metadata of a schema: its own before that of the wrapped schema. */
export function aboutOf(shape: z.core.$ZodType | undefined): FieldMeta {
  if (!shape) return {}
  const own = (z.globalRegistry.get(shape) ?? {}) as FieldMeta
  const inner = unwrapped(shape)
  return inner === shape ? own : { ...aboutOf(inner), ...own }
}

/** The type of a schema in words: `a list of text on one line`. */
export function wordsOf(shape: z.core.$ZodType): string {
  const inner = unwrapped(shape)
  const { shape: words } = aboutOf(shape)
  if (words !== undefined) return words
  if (inner instanceof z.ZodArray) return `a list of ${wordsOf(inner.element as z.core.$ZodType)}`
  if (inner instanceof z.ZodUnion) return inner.options.map(wordsOf).join(', or ')
  if (inner instanceof z.ZodEnum) return `one of ${inner.options.join(', ')}`
  if (inner instanceof z.ZodBoolean) return 'true or false'
  if (inner instanceof z.ZodObject) return `the keys ${Object.keys(inner.shape).join(', ')}`
  if (inner instanceof z.ZodRecord)
    return `names with, for each, ${wordsOf(inner.valueType as z.core.$ZodType)}`
  return inner instanceof z.ZodNumber ? 'a number' : 'text'
}

interface Case {
  readonly document: YamlDocument
  readonly shape: z.core.$ZodType
  readonly path: Path
  readonly data: unknown
  readonly about: Checking
}

type Issue = z.core.$ZodIssue

/** A union's issue has the issues of all branches; only those of the branch that the producer chose are reported. */
function flat(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const chosen = issue.errors.find(
    (branch) =>
      !branch.some(
        ({ code, path }) => (code === 'invalid_type' || code === 'invalid_value') && path.length === 0,
      ),
  )
  if (!chosen) return [issue]
  return chosen.flatMap((inner) => flat({ ...inner, path: [...issue.path, ...inner.path] }))
}

function diagnosticsOf(one: Case, issue: Issue): Diagnostic[] {
  const within = issue.path as Path
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknown(one, within, key))

  const { document, path } = one
  const full = [...path, ...within]
  const value = valueAt(one.data, within)
  const shape = shapeAt(one.shape, within)
  const step = full.at(-1)
  const key = pathWords(full) || 'the file'
  const line = (right: unknown) => lineOf(step, right)
  const example = line(aboutOf(shape).examples?.[0] ?? '…')
  const { times = {} } = one.about
  const fresh = one.about.fresh?.() ?? ''

  if (issue.code === 'custom') {
    const mistake = issue.params?.['mistake'] as IssueMaker
    return [mistake(document.placeOf(full), { key, value: String(value), example, line, fresh, times })]
  }
  const words = { key, value: String(value), example, line, fresh, times }
  const needed = shape && !(shape instanceof z.ZodOptional || shape instanceof z.ZodExactOptional)
  if (value === undefined || (value === null && needed && !document.isCommentedOut(full))) {
    const at = value === undefined ? document.placeOf(full) : document.keyPlaceOf(full)
    const own = one.about.missing?.[within.join('.')] ?? aboutOf(shape).missing
    if (own) return [own(at, words)]
    const meaning = aboutOf(shape).description ?? `${wordsOf(shape ?? one.shape)}.`
    return [say(`${document.voice}.key-missing`, at, { key, meaning, example })]
  }
  return [misfit(one, { full, value, shape: shape ?? one.shape, words })]
}

function unknown({ document, shape, path }: Case, within: Path, key: string): Diagnostic {
  const keys = keysOf(shapeAt(shape, within) ?? shape)
  const synonym = keys.find(([, field]) => aboutOf(field).mistaken?.includes(key.toLowerCase()))?.[0]
  const names = keys.map(([name]) => name)
  const meant = synonym ?? nearest(key.replaceAll(/[_ ]/g, '-'), names)
  const fix = meant === undefined ? 'Remove the line.' : `Did you mean ${meant}?`
  const at = document.keyPlaceOf([...path, ...within, key])
  return say(`${document.voice}.key-unknown`, at, {
    key: pathWords([...path, ...within, key]),
    fix,
    known: names.join(', '),
  })
}

function keysOf(shape: z.core.$ZodType): [string, z.core.$ZodType][] {
  const inner = unwrapped(shape)
  if (inner instanceof z.ZodObject) return Object.entries(inner.shape) as [string, z.core.$ZodType][]
  return inner instanceof z.ZodUnion ? inner.options.flatMap(keysOf) : []
}

interface Misfit {
  readonly full: Path
  readonly value: unknown
  readonly shape: z.core.$ZodType
  readonly words: {
    readonly key: string
    readonly example: string
    readonly line: (value: unknown) => string
  }
}

/** Reports a value of the wrong type. */
function misfit({ document }: Case, { full, value, shape, words }: Misfit): Diagnostic {
  // An empty value has no location; its key has.
  const at = value === null ? document.keyPlaceOf(full) : document.placeOf(full)
  const { key, line } = words
  const inner = unwrapped(shape)
  const source = document.sourceOf(full)
  if (takesText(inner) && source !== undefined && (typeof value === 'number' || typeof value === 'boolean')) {
    const kind = typeof value === 'number' ? 'a number' : 'yes or no'
    // The example needs quotes even though YAML does not require them.
    const example = `${line('').replace(/""$/, '')}"${source}"`
    return say(`${document.voice}.text-unquoted`, at, { key, source, kind, value: String(value), example })
  }
  const fix = document.isCommentedOut(full)
    ? 'YAML takes an unquoted # for the start of a comment: put the value in quotes.'
    : valueFix(inner, value, { ...words, meant: aboutOf(shape).meant ?? {} })
  return say(`${document.voice}.value-wrong`, at, {
    key,
    found: foundWords(value),
    expected: wordsOf(shape),
    fix,
  })
}

function takesText(shape: z.core.$ZodType): boolean {
  if (shape instanceof z.ZodUnion) return shape.options.some((option) => takesText(unwrapped(option)))
  return shape instanceof z.ZodString
}

/** The words of a misfit, and what frequent wrong values mean. */
type MeantWords = Misfit['words'] & { readonly meant: Readonly<Record<string, string>> }

/** What to write: the line that was probably meant, or else an example. */
function valueFix(shape: z.core.$ZodType, value: unknown, words: MeantWords): string {
  const meant = meantLine(shape, value, words)
  return meant === undefined ? `For example: ${words.example}` : `Write ${meant}`
}

/** The line that the producer meant; undefined if it does not follow from the value. */
function meantLine(shape: z.core.$ZodType, value: unknown, { line, meant }: MeantWords): string | undefined {
  if (shape instanceof z.ZodBoolean && typeof value === 'string') {
    if (/^(yes|y|on|true|explicit)$/i.test(value)) return line(true)
    if (/^(no|n|off|false|clean)$/i.test(value)) return line(false)
  }
  if (shape instanceof z.ZodEnum && typeof value === 'string') {
    const options = shape.options.map(String)
    const near = meant[value.trim().toLowerCase()] ?? nearest(value, options)
    return near === undefined ? undefined : line(near)
  }
  if (shape instanceof z.ZodNumber && typeof value === 'string' && /^\d+$/.test(value.trim()))
    return line(Number(value))
  if (shape instanceof z.ZodArray && typeof value === 'string')
    return line(
      value
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean)
        .map((one) => (isOfIds(shape) ? idFrom(one) : one)),
    )
  return undefined
}

/** Whether a list has ids, such as those of people, for which names may have been written. */
function isOfIds(list: z.ZodArray): boolean {
  return aboutOf(list.element).json?.['pattern'] === ID.source
}

function foundWords(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a group of keys'
  return typeof value === 'string'
    ? `“${value}”`
    : `the ${typeof value === 'number' ? 'number ' : 'word '}${value}`
}

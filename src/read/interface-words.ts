import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, hasErrors, type Place, startOf } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Catalogues } from '../model/interface-words.ts'
import { parsedYaml } from './yaml/parse.ts'

/** A file's name under templates/ and its text. */
export type WordFiles = ReadonlyMap<string, string>

const ENGLISH = 'words.en.json'
const NAME = /^words\.(.+)\.json$/
const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/
const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other']

/** Whether a file of templates/ is a catalogue of messages. */
export function isWordFile(name: string): boolean {
  return NAME.test(name)
}

/**
 * The shipped catalogues of messages, overridden message by message by the station's own: a station may
 * change single messages, or add a language. Messages missing in a language are in English.
 */
export function readCatalogues(shipped: WordFiles, own: WordFiles): Checked<Catalogues> {
  const diagnostics: Diagnostic[] = []
  const report: ReportDiagnostic = (one) => diagnostics.push(one)
  const english = treeOf(ENGLISH, shipped, report)
  if (!english) return { diagnostics }
  const written = (name: string, base: Tree): Tree => {
    const text = own.get(name)
    const tree = text === undefined ? undefined : treeOf(name, own, report)
    if (!tree || text === undefined) return base
    if (!shipped.has(name) && base === inEnglish) reportMissing(name, tree, english, report)
    return merge(base, tree, english, reporter(name, text, english, report))
  }
  let inEnglish = english
  inEnglish = written(ENGLISH, english)
  const catalogues = new Map([['en', inEnglish]])
  for (const name of [...new Set([...shipped.keys(), ...own.keys()])].sort(shorterFirst)) {
    const language = NAME.exec(name)?.[1]?.toLowerCase() ?? ''
    if (name === ENGLISH) continue
    if (!TAG.test(language)) {
      report(say('template.words-language', startOf(`templates/${name}`), { language }))
      continue
    }
    const ours = shipped.has(name) ? treeOf(name, shipped, report) : undefined
    // A dialect inherits from its language: pt-br from pt.
    const from = catalogues.get(language.split('-', 1)[0] ?? '') ?? inEnglish
    const base = ours ? merge(inEnglish, ours, english, () => {}) : from
    catalogues.set(language, written(name, base))
  }
  if (hasErrors(diagnostics)) return { diagnostics }
  // All catalogues are merged over the English one, so they have the same shape.
  return { value: catalogues as unknown as Catalogues, diagnostics }
}

function shorterFirst(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1)
}

type Leaf = string | Readonly<Record<string, string>>
interface Tree {
  readonly [key: string]: Leaf | Tree
}

type ReportDiagnostic = (one: Diagnostic) => void
type Report = (code: 'template.words-unknown' | 'template.words-wrong', path: readonly string[]) => void

function treeOf(name: string, files: WordFiles, report: ReportDiagnostic): Tree | undefined {
  const text = files.get(name) ?? ''
  try {
    const tree: unknown = JSON.parse(text)
    if (isTree(tree)) return tree
    report(say('template.words-broken', placeAt(name, text, 0), { reason: 'it is no object in braces' }))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    report(say('template.words-broken', placeAt(name, text, faultIn(text)), { reason: brief(reason) }))
  }
  return undefined
}

/**
 * The offset of the first syntax error in a JSON text. JSON.parse does not report it in every version of
 * Node.js; JSON is valid YAML.
 */
function faultIn(text: string): number {
  return parsedYaml(text, { prettyErrors: false }).errors[0]?.pos[0] ?? 0
}

function brief(reason: string): string {
  return reason.replace(/,? ".*$| in JSON.*$/s, '')
}

/** Merges messages. `english` determines which messages exist, and which of them have plural forms. */
function merge(base: Tree, over: Tree, english: Tree, report: Report, path: readonly string[] = []): Tree {
  const result: Record<string, Leaf | Tree> = { ...base }
  for (const [key, value] of Object.entries(over)) {
    const pattern = Object.hasOwn(english, key) ? english[key] : undefined
    const here = [...path, key]
    if (pattern === undefined) report('template.words-unknown', here)
    else if (typeof pattern === 'string' || isForms(pattern)) {
      if (fits(pattern, value)) result[key] = value
      else report('template.words-wrong', here)
    } else if (isTree(value)) {
      const below = base[key]
      result[key] = merge(isTree(below) ? below : {}, value, pattern as Tree, report, here)
    } else report('template.words-wrong', here)
  }
  return result
}

function fits(pattern: Leaf | Tree, value: unknown): value is Leaf {
  if (typeof pattern === 'string') return typeof value === 'string'
  return isForms(value) && Object.keys(value).every((key) => PLURALS.includes(key))
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isForms(value: unknown): value is Readonly<Record<string, string>> {
  return isTree(value) && 'other' in value && Object.values(value).every((one) => typeof one === 'string')
}

function reporter(name: string, text: string, english: Tree, report: ReportDiagnostic): Report {
  const known = leavesOf(english)
  return (code, path) => {
    const key = path.join('.')
    const at = placeAt(name, text, text.indexOf(JSON.stringify(path.at(-1))))
    report(say(code, at, { key, near: nearest(key, known) ?? known[0] ?? '' }))
  }
}

function reportMissing(name: string, tree: Tree, english: Tree, report: ReportDiagnostic): void {
  const there = new Set(leavesOf(tree))
  const missing = leavesOf(english).filter((key) => !there.has(key))
  if (missing.length === 0) return
  const more = missing.length > SHOWN ? `, and ${missing.length - SHOWN} more` : ''
  const keys = missing.slice(0, SHOWN).join(', ') + more
  report(say('template.words-missing', startOf(`templates/${name}`), { keys }))
}

const SHOWN = 5

/** The messages of a catalogue by their paths, `player.play`. */
function leavesOf(tree: Tree, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`
    return typeof value === 'string' || isForms(value) ? [here] : isTree(value) ? leavesOf(value, here) : []
  })
}

function placeAt(name: string, text: string, offset: number): Place {
  const before = text.slice(0, Math.max(0, offset)).split('\n')
  return { file: `templates/${name}`, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

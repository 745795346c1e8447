import { readdirSync, readFileSync } from 'node:fs'
import type { Catalogues } from '../../src/model/interface-words.ts'
import { readCatalogues } from '../../src/read/interface-words.ts'
import { type CompiledTemplates, compileTemplates } from '../../src/render/template.ts'

const FOLDER = new URL('../../templates/', import.meta.url)

/** The templates that ship, by name; `own` replaces those of the same name, as a station's own files do. */
export function shippedSources(own: Readonly<Record<string, string>> = {}): Map<string, string> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.liquid'))
  const shipped = names.map((name): [string, string] => [name, readFileSync(new URL(name, FOLDER), 'utf8')])
  return new Map([...shipped, ...Object.entries(own)])
}

export function shippedTemplates(own: Readonly<Record<string, string>> = {}): CompiledTemplates {
  const { value, diagnostics } = compileTemplates(shippedSources(own))
  if (!value) throw new Error(JSON.stringify(diagnostics))
  return value
}

/** The words that ship, by language. */
export function shippedWords(): Catalogues {
  const names = readdirSync(FOLDER).filter((name) => name.startsWith('words.'))
  const files = names.map((name): [string, string] => [name, readFileSync(new URL(name, FOLDER), 'utf8')])
  const { value, diagnostics } = readCatalogues(new Map(files), new Map())
  if (!value) throw new Error(JSON.stringify(diagnostics))
  return value
}

export function shippedStyle(): string {
  return readFileSync(new URL('style.css', FOLDER), 'utf8')
}

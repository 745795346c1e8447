// The only module that imports liquidjs. Without outputEscape, nothing is escaped; an undefined variable
// renders nothing unless strictVariables is set; the built-in raw filter and `date: 'now'` would let hostile
// text and the current time into a page; errors about variables do not name their file.
import { createRequire } from 'node:module'
import type { Liquid, Template } from 'liquidjs'
import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { startOf } from '../diagnostics/diagnostic.ts'
import { cachePartials, partialCache } from './partial-cache.ts'
import { type TemplateFunction, templateFunctions } from './template/functions.ts'
import { escapeXml } from './xml-text.ts'

const require = createRequire(import.meta.url)
const engine = (): typeof import('liquidjs') => require('liquidjs')

// Limits of time and memory for templates. An episode of an hour needs 40 ms.
const PARSE_CHARACTERS = 1_000_000
const RENDER_MILLISECONDS = 10_000
const RENDER_OBJECTS = 50_000_000

// The same station must give the same bytes, so filters must not use the clock, the computer's time zone or
// random numbers.
const UNSTEADY = ['date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string']
const DICE = ['sample', 'shuffle']

const MARKUP = Symbol('markup')

/** HTML that is known to be safe: sanitised, or made by Inonda. Any other text is escaped when it is printed. */
export interface Html {
  readonly [MARKUP]: string
  readonly toString: () => string
}

/** Marks a text as safe HTML. Returns null for empty text, so that templates can test for it. */
export function html(markup: string): Html | null {
  return markup === '' ? null : { [MARKUP]: markup, toString: () => markup }
}

/** Parsed templates, which may refer to each other by name. */
export interface CompiledTemplates {
  readonly sources: ReadonlyMap<string, string>
  readonly liquid: Liquid
  /**
   * Returns a function that renders a template, by its name without `.liquid`, with the same result as
   * liquidjs; undefined if only liquidjs can render it.
   */
  readonly functionOf: (name: string) => TemplateFunction | undefined
}

/** Thrown if a template fails on the data of a page; `diagnostic` has the location. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault'
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic) {
    super(`${diagnostic.file}:${diagnostic.line}:${diagnostic.column} ${diagnostic.message}`)
    this.diagnostic = diagnostic
  }
}

/** Parses every `*.liquid` of the sources (name in templates/ → text); other files are ignored. */
export function compileTemplates(sources: ReadonlyMap<string, string>): Checked<CompiledTemplates> {
  const templates = new Map([...sources].filter(([name]) => name.endsWith('.liquid')))
  const compiled = { sources: templates, ...engineOf(templates) }
  const diagnostics: Diagnostic[] = []
  for (const name of templates.keys()) {
    try {
      const parsed: Template[] = compiled.liquid.parseFileSync(stem(name))
      diagnostics.push(...missingPartials(parsed, templates))
    } catch (fault) {
      if (!(fault instanceof Error)) throw fault
      diagnostics.push(say('template.broken', placeOf(fault, name, templates), { reason: reasonOf(fault) }))
    }
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: compiled, diagnostics }
}

/**
 * Renders a template. `globals` are available in every template that it renders, `context` only in itself and
 * its layout. Both are plain data without undefined: absent values are null.
 */
export function renderTemplate(
  compiled: CompiledTemplates,
  name: string,
  context: object,
  globals: object = {},
): string {
  const quick = compiled.functionOf(stem(name))
  if (quick) {
    try {
      return quick(context, globals)
    } catch {
      // liquidjs reports what is wrong, and where.
    }
  }
  try {
    return compiled.liquid.renderFileSync(stem(name), context, { globals })
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault
    throw new TemplateFault(faultOf(fault, name, compiled.sources))
  }
}

function engineOf(sources: ReadonlyMap<string, string>): Pick<CompiledTemplates, 'liquid' | 'functionOf'> {
  const { Liquid } = engine()
  const liquid = new Liquid({
    templates: Object.fromEntries(sources),
    extname: '.liquid',
    cache: true,
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    outputEscape: printed,
    parseLimit: PARSE_CHARACTERS,
    renderLimit: RENDER_MILLISECONDS,
    memoryLimit: RENDER_OBJECTS,
  })
  const memory = partialCache(liquid, sources)
  cachePartials(engine(), liquid, memory)
  for (const name of [...UNSTEADY, ...DICE]) delete liquid.filters[name]
  liquid.registerFilter('escape', (value: unknown) => html(printed(value)))
  liquid.registerFilter('raw', (value: unknown) => {
    if (value === null || isHtml(value)) return value
    throw new Error('raw is only for variables whose name ends in _html; this one is plain text')
  })
  const functionOf = templateFunctions({ engine: engine(), liquid, sources, memory, printed })
  return { liquid, functionOf }
}

function isHtml(value: unknown): value is Html {
  return typeof value === 'object' && value !== null && MARKUP in value
}

/** Formats an output: HTML is kept, text is escaped for elements and for both kinds of quotes. */
function printed(value: unknown): string {
  if (isHtml(value)) return value[MARKUP]
  if (value === null || value === undefined) return ''
  const text = Array.isArray(value) ? value.join('') : String(value)
  const escaped = escapeXml(text)
  return escaped.includes("'") ? escaped.replaceAll("'", '&#39;') : escaped
}

function missingPartials(parsed: readonly Template[], sources: ReadonlyMap<string, string>): Diagnostic[] {
  return parsed.flatMap((template) => {
    const inside: Template[] = template.children ? engine().toValueSync(template.children(false, true)) : []
    const name = template.partialScope?.()?.name
    const missing = name !== undefined && !sources.has(`${name}.liquid`)
    return [
      ...(missing ? [partialMissing(name, partOf(template), sources)] : []),
      ...missingPartials(inside, sources),
    ]
  })
}

function partOf({ token }: Template): Place {
  const [line, column] = token.getPosition()
  return { file: `templates/${token.file ?? ''}`, line: line ?? 1, column: column ?? 1 }
}

function partialMissing(name: string, at: Place, sources: ReadonlyMap<string, string>): Diagnostic {
  return say('template.partial-missing', at, { name, known: [...sources.keys()].map(stem).sort().join(', ') })
}

function faultOf(fault: Error, name: string, sources: ReadonlyMap<string, string>): Diagnostic {
  const at = placeOf(fault, name, sources)
  const reason = reasonOf(fault)
  const unknown = /^undefined variable: (.*)$/s.exec(reason)?.[1]
  if (unknown !== undefined) {
    return say('template.variable-unknown', at, {
      name: unknown,
      example: "{% render 'card', episode: episode %}",
    })
  }
  const partial = /^ENOENT: Failed to lookup "(.*)" in/s.exec(reason)?.[1]
  if (partial !== undefined) return partialMissing(partial, at, sources)
  if (/limit exceeded|call stack|string length/.test(reason)) return say('template.too-much', at, { reason })
  return say('template.failed', at, { reason })
}

function reasonOf(fault: Error): string {
  const first =
    engine().LiquidError.is(fault) && fault.originalError ? fault.originalError.message : fault.message
  return withoutPlace(first)
}

/** The error message of liquidjs without `, file:…, line:1, col:2`, because a diagnostic has its own location. */
function withoutPlace(reason: string): string {
  const at = reason.lastIndexOf(', line:')
  if (at === -1 || !/^, line:\d+, col:\d+$/.test(reason.slice(at))) return reason
  const file = reason.lastIndexOf(', file:', at)
  const isThere = file !== -1 && !reason.slice(file, at).includes('\n')
  return reason.slice(0, isThere ? file : at)
}

/** Finds the file of a token that does not name it by its text. */
function placeOf(fault: Error, name: string, sources: ReadonlyMap<string, string>): Place {
  if (!engine().LiquidError.is(fault)) return startOf(`templates/${name}`)
  const { token } = fault
  const [line = 1, column = 1] = token.getPosition()
  const file = token.file ?? [...sources].find(([, text]) => text === token.input)?.[0] ?? name
  return { file: `templates/${file}`, line, column }
}

function stem(name: string): string {
  return name.replace(/\.liquid$/, '')
}

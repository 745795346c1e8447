import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** A regular expression as the program has it. */
export interface Found {
  /** Relative to the repository, with its line. */
  readonly at: string
  readonly file: string
  /** Undefined where it is put together of what only the running program knows. */
  readonly source: string | undefined
  readonly flags: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every regular expression literal and every `new RegExp` of these folders. */
export function patternsIn(folders: readonly string[]): readonly Found[] {
  return folders.flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:m?js|ts)$/.test(name))
      .sort()
      .flatMap((name) => patternsOf(`${folder}/${name}`)),
  )
}

/** The patterns of the JSON Schemas: editors run them on whatever is typed. */
export function patternsOfSchemas(): readonly Found[] {
  const folder = 'docs/schemas'
  return readdirSync(`${root}${folder}`).flatMap((name) => {
    const found = new Set<string>()
    JSON.parse(readFileSync(`${root}${folder}/${name}`, 'utf8'), (key, value) => {
      if (key === 'pattern' && typeof value === 'string') found.add(value)
      return value
    })
    const file = `${folder}/${name}`
    return [...found].map((source) => ({ at: file, file, source, flags: 'u' }))
  })
}

function patternsOf(file: string): readonly Found[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(`${root}${file}`, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
  const constants = constantsOf(source)
  const found: Found[] = []
  const visit = (node: ts.Node): void => {
    const at = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
    if (ts.isRegularExpressionLiteral(node)) found.push({ at, file, ...partsOf(node.text) })
    if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
      const [pattern, flags] = node.arguments ?? []
      found.push({
        at,
        file,
        source: pattern && textOf(pattern, constants),
        flags: (flags && textOf(flags, constants)) ?? '',
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

type Constants = ReadonlyMap<string, ts.Expression>

function constantsOf(source: ts.SourceFile): Constants {
  const constants = new Map<string, ts.Expression>()
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return constants
}

/** What an expression of constants is as text; of a regular expression its source. */
function textOf(node: ts.Expression, constants: Constants): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isRegularExpressionLiteral(node)) return partsOf(node.text).source
  if (ts.isIdentifier(node)) {
    const value = constants.get(node.text)
    return value && textOf(value, constants)
  }
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'source')
    return textOf(node.expression, constants)
  if (ts.isTemplateExpression(node)) return filled(node, constants, ({ text }) => text)
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw') {
    const { template } = node
    return ts.isTemplateExpression(template)
      ? filled(template, constants, ({ rawText = '' }) => rawText)
      : template.rawText
  }
  return undefined
}

function filled(
  { head, templateSpans }: ts.TemplateExpression,
  constants: Constants,
  written: (part: ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail) => string,
): string | undefined {
  const parts = templateSpans.map((span) => {
    const value = textOf(span.expression, constants)
    return value === undefined ? undefined : value + written(span.literal)
  })
  return parts.includes(undefined) ? undefined : written(head) + parts.join('')
}

function partsOf(literal: string): { readonly source: string; readonly flags: string } {
  const end = literal.lastIndexOf('/')
  return { source: literal.slice(1, end), flags: literal.slice(end + 1) }
}

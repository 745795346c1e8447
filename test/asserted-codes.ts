import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('.', import.meta.url))
/** Pieces of the program's source, and tests of names alone: what stands there is asserted of no diagnostic. */
const LEFT_OUT = /^(?:house\.test|asserted-codes|conformance[/\\].*)\.ts$|^conformance[/\\]/
/** What says that something is not there sees nothing. */
const DENIALS = /^(?:not|notOk|notMatch|notSame|notStrictSame|strictNotSame|doesNotThrow|comment|skip|todo)$/
/** How many arguments an assertion is about; what stands behind them is its title. */
const ABOUT: Readonly<Record<string, number>> = {
  ok: 1,
  equal: 2,
  same: 2,
  strictSame: 2,
  match: 2,
  has: 2,
  hasStrict: 2,
}

/**
 * Every text, key and pattern of the tests by which something can be asserted: not their comments, their titles, the
 * titles of assertions, nor what is asserted to be absent.
 */
export function assertedTexts(): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !LEFT_OUT.test(name))
    .flatMap((name) => assertedIn(readFileSync(root + name, 'utf8')))
}

/** The same of one file's text. */
export function assertedIn(source: string): string[] {
  const texts: string[] = []
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.ES2023, false)
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      called(node)
      return
    }
    if (
      ts.isStringLiteralLike(node) ||
      ts.isRegularExpressionLiteral(node) ||
      ts.isTemplateLiteralToken(node)
    )
      texts.push(node.text)
    ts.forEachChild(node, visit)
  }
  const called = (call: ts.CallExpression): void => {
    const { expression } = call
    visit(expression)
    const [subject, name] = namesOf(expression)
    const isAssertion = subject === 't' || subject === 'tap'
    if (name === 'test' && (isAssertion || subject === ''))
      for (const part of call.arguments.slice(1)) visit(part)
    else if (!isAssertion || !DENIALS.test(name)) {
      for (const part of call.arguments.slice(0, isAssertion ? ABOUT[name] : undefined)) visit(part)
    }
  }
  visit(file)
  return texts
}

/** `t` and `equal` of `t.equal`; nothing and `test` of `test`. */
function namesOf(expression: ts.Expression): [subject: string, name: string] {
  if (ts.isIdentifier(expression)) return ['', expression.text]
  if (!ts.isPropertyAccessExpression(expression)) return ['', '']
  return [ts.isIdentifier(expression.expression) ? expression.expression.text : '', expression.name.text]
}

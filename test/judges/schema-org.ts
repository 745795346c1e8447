import { resolve } from 'node:path'
import ts from 'typescript'

/** A data block of a page, read as JSON. */
export interface Data {
  readonly '@context': string
  readonly '@graph': readonly Node[]
}

export type Node = { readonly '@type': string } & Readonly<Record<string, unknown>>

/** The data blocks of a page; none of them can hold the end of its element. */
export function dataIn(page: string): Data[] {
  const blocks = page.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)
  return [...blocks].map(([, json = '']) => JSON.parse(json))
}

/**
 * What the TypeScript compiler finds wrong with these things by the types of schema-dts, which are made of the
 * vocabulary itself: names that a type does not have, and values of another kind.
 */
export function schemaComplaints(nodes: readonly Node[]): string[] {
  const types = [...new Set(nodes.map((node) => node['@type']))]
  const lines = nodes.map((node, index) => declared(node, index))
  const source = `import type { ${['SearchAction', 'WithActionConstraints', 'WithContext', ...types].join(', ')} } from 'schema-dts'\n${lines.join('\n')}\n`
  const file = resolve('test/judges/things-of-a-station.ts')
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (name) => name === file || fileExists(name)
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2023) : getSourceFile(name, ...rest)
  const program = ts.createProgram([file], options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

/** The input of an action stands in a type of its own, so it is declared before its site. */
function declared({ potentialAction, ...node }: Node, index: number): string {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...node })
  const type = `WithContext<${node['@type']}>`
  if (potentialAction === undefined) return `export const thing${index}: ${type} = ${json}`
  return `const action${index}: WithActionConstraints<SearchAction> = ${JSON.stringify(potentialAction)}
export const thing${index}: ${type} = { ...${json}, potentialAction: action${index} }`
}

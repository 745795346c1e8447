import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

// Without what the test runner loads into every process of Node.
const COMPILER = [
  ...['-u', 'NODE_OPTIONS', process.execPath],
  ...['node_modules/typescript-7/bin/tsc', '--ignoreConfig', '--pretty', 'false', '--noEmit', '--strict'],
  ...['--skipLibCheck', '--types', '', '--target', 'es2023', '--module', 'nodenext'],
]

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
  // Below the packages, where the compiler looks for them.
  const folder = mkdtempSync(resolve('node_modules/.cache-schema-'))
  try {
    const file = join(folder, 'things-of-a-station.ts')
    writeFileSync(file, source)
    const { status, stdout, stderr } = spawnSync('env', [...COMPILER, file], { encoding: 'utf8' })
    // Each begins with its place; the lines of one that says more are set in.
    const complaints = stdout.split(/^\S+\(\d+,\d+\): error TS\d+: /m).slice(1)
    if (status !== 0 && complaints.length === 0)
      throw new Error(`the compiler ended with ${status}: ${stdout}${stderr}`)
    return complaints
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The input of an action stands in a type of its own, so it is declared before its site. */
function declared({ potentialAction, ...node }: Node, index: number): string {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...node })
  const type = `WithContext<${node['@type']}>`
  if (potentialAction === undefined) return `export const thing${index}: ${type} = ${json}`
  return `const action${index}: WithActionConstraints<SearchAction> = ${JSON.stringify(potentialAction)}
export const thing${index}: ${type} = { ...${json}, potentialAction: action${index} }`
}

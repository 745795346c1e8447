import type { Cache } from '../ports/cache.ts'
import type { Digest } from './digest.ts'
import { digestOf } from './digest.ts'
import type { Graph } from './graph.ts'
import { type Dependency, Node } from './node.ts'
import type { Blobs, Query } from './query.ts'

/** Nodes that are stored for the next process, and the blobs that they refer to. */
export interface NodeStore {
  readonly find: (name: string, key: string) => Node | undefined
  readonly blobs: Blobs
  /** Writes the nodes of this graph that are not written yet, and releases what was read. */
  readonly save: (graph: Graph) => void
}

/** A stored node: query, key, digest, the flat list of its dependencies, and its value if it is stored inline. */
type Row = readonly [string, string, Digest, readonly (string | null)[], unknown?]

/**
 * Nodes in a cache, with those of one episode in one record. Each node has the digests of everything it was
 * made of, so records of different times or programs cannot be combined into a wrong result; damaged or
 * missing nodes are made again. Without a cache, blobs are held in memory. `program` differs between programs
 * that may make other values.
 */
export function nodeStore(
  queries: ReadonlyMap<string, Query<unknown>>,
  cacheContext?: { readonly cache: Cache; readonly program: string },
): NodeStore {
  if (!cacheContext) return { find: () => undefined, blobs: blobsIn(undefined), save: () => {} }
  const { cache, program } = cacheContext
  const read = new Map<string, ReadonlyMap<string, Node>>()
  /** The nodes that each record has on disk. */
  const written = new Map<string, ReadonlySet<Node>>()

  const recordOf = (name: string, key: string) => {
    const group = queries.get(name)?.groupOf
    return `nodes ${program} ${group ? `of ${group(key)}` : name}`
  }
  const readRecord = (record: string): ReadonlyMap<string, Node> => {
    const known = read.get(record)
    if (known) return known
    const bytes = cache.get(record)
    const rows = bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as readonly Row[]) : []
    const nodes = new Map(rows.map((row) => [`${row[0]} ${row[1]}`, nodeIn(row)]))
    read.set(record, nodes)
    written.set(record, new Set(nodes.values()))
    return nodes
  }

  return {
    find: (name, key) => readRecord(recordOf(name, key)).get(`${name} ${key}`),
    blobs: blobsIn(cache),
    save: (graph) => {
      const records = new Map<string, Node[]>()
      for (const node of graph.nodes()) {
        const record = recordOf(node.name, node.key)
        const nodes = records.get(record)
        if (nodes) nodes.push(node)
        else records.set(record, [node])
      }
      for (const [record, nodes] of records) {
        const those = written.get(record)
        const isSame = those?.size === nodes.length && nodes.every((node) => those.has(node))
        const isWritten = isSame && cache.has(record)
        if (isWritten) continue
        const rows = nodes.map((node) => rowOf(node, queries.get(node.name)))
        if (cache.put(record, new TextEncoder().encode(JSON.stringify(rows))))
          written.set(record, new Set(nodes))
      }
      for (const record of written.keys()) if (!records.has(record)) written.delete(record)
      read.clear()
    },
  }
}

function nodeIn([name, key, digest, flat, value]: Row): Node {
  const dependencies: Dependency[] = []
  for (let at = 0; at < flat.length; at += 3) {
    const [of, wanted, found] = [flat[at] ?? '', flat[at + 1] ?? '', flat[at + 2] ?? undefined]
    dependencies.push({ name: of, key: wanted, digest: found })
  }
  return new Node({ name, key, digest, dependencies, value: value === undefined ? undefined : { is: value } })
}

function rowOf({ name, key, digest, dependencies, value }: Node, query: Query<unknown> | undefined): Row {
  const flat = dependencies.flatMap((one) => [one.name, one.key, one.digest ?? null])
  return query?.stored === 'inline' && value ? [name, key, digest, flat, value.is] : [name, key, digest, flat]
}

function blobsIn(cache: Cache | undefined): Blobs {
  // Blobs that the cache does not accept are held for the lifetime of the process.
  const held = new Map<Digest, Uint8Array>()
  const nameOf = (digest: Digest) => `blob ${digest}`
  return {
    get: (digest) => held.get(digest) ?? cache?.get(nameOf(digest)),
    has: (digest) => held.has(digest) || (cache?.has(nameOf(digest)) ?? false),
    put: (bytes) => {
      const digest = digestOf(bytes)
      if (!cache?.put(nameOf(digest), bytes)) held.set(digest, bytes)
      return digest
    },
  }
}

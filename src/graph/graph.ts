import { type Digest, digestOf } from './digest.ts'
import { type Dependency, Node } from './node.ts'
import type { Blobs, Context, Input, Inputs, Query } from './query.ts'

/** Options of a graph. */
export interface GraphOptions {
  readonly inputs: Inputs
  /** All queries by name, to resolve the dependencies of earlier nodes. */
  readonly queries: ReadonlyMap<string, Query<unknown>>
  readonly blobs: Blobs
  /** Finds a node of an earlier graph, to be reused if it is still valid. */
  readonly before: (name: string, key: string) => Node | undefined
  /** Called with bytes that queries make as a by-product. */
  readonly made?: (name: string, bytes: Uint8Array) => void
}

/**
 * The results of all queries for one set of inputs. An earlier node is valid if each of its dependencies, in
 * the order in which they were read, has the same digest as before. Each dependency is brought up to date
 * before it is compared, so a change stops propagating where a query returns the same value (Salsa's
 * red-green algorithm, https://salsa-rs.github.io/salsa/reference/algorithm.html). Results never change
 * within a graph: other inputs need another graph.
 */
export class Graph {
  readonly #making: GraphOptions
  readonly #nodes = new Map<string, Map<string, Node>>()
  readonly #running = new Set<string>()
  #runs = 0
  #before: GraphOptions['before'] | undefined
  #made: GraphOptions['made']

  constructor(making: GraphOptions) {
    this.#making = making
    this.#before = making.before
    this.#made = making.made
  }

  /** The up-to-date node of a query for a key. */
  node<V>(query: Query<V>, key = ''): Node {
    const known = this.known(query.name, key)
    if (known) return known
    const before = this.#before?.(query.name, key)
    const node = before && this.#holds(before, query) ? before : this.#run(query, key, before)
    return this.#take(node)
  }

  /** The value of a query for a key. */
  value<V>(query: Query<V>, key = ''): V {
    const node = this.node(query, key)
    const cached = node.value ?? this.#fetched(node, query)
    if (cached) return cached.is as V
    const value = query.run(this.reader(), key)
    if (query.stored === 'no') node.value = { is: value }
    return value
  }

  /** The node, if this graph already has it. */
  known(name: string, key: string): Node | undefined {
    return this.#nodes.get(name)?.get(key)
  }

  /** The number of queries run whose values are stored. */
  get runs(): number {
    return this.#runs
  }

  *nodes(): Generator<Node> {
    for (const some of this.#nodes.values()) yield* some.values()
  }

  /** A context that records no dependencies, for work that is repeated each time. */
  reader(): Context {
    const get = <V>(of: Query<V> | Input<V>, key = ''): V =>
      'isInput' in of ? this.#input(of, key) : this.value(of, key)
    const digest = (of: Query<unknown>, key = '') => this.node(of, key).digest
    return { get, digest, before: undefined, blobs: this.#making.blobs, made: () => {} }
  }

  /** Ends the build: releases the earlier nodes and stops reporting by-products. */
  seal(): void {
    this.#before = undefined
    this.#made = undefined
  }

  #take(node: Node): Node {
    node.graph = this
    const some = this.#nodes.get(node.name) ?? new Map<string, Node>()
    this.#nodes.set(node.name, some)
    some.set(node.key, node)
    return node
  }

  #holds(node: Node, query: Query<unknown>): boolean {
    for (const { name, key, digest } of node.dependencies) {
      if (this.#digestOf(name, key) !== digest) return false
    }
    if (query.stored === 'blob') return this.#making.blobs.has(node.digest)
    const named = node.value && query.blobsIn?.(node.value.is)
    return named?.every((one) => this.#making.blobs.has(one)) ?? true
  }

  #digestOf(name: string, key: string): Digest | undefined {
    const given = this.#making.inputs.get(name)
    if (given) return given(key)?.digest
    const query = this.#making.queries.get(name)
    return query && this.node(query, key).digest
  }

  #input<V>({ name }: Input<V>, key: string): V {
    const given = this.#making.inputs.get(name)?.(key)
    if (!given) throw new Error(`There is no ${name} ${key}.`)
    return given.value as V
  }

  #run<V>(query: Query<V>, key: string, before: Node | undefined): Node {
    const { name } = query
    const running = `${name} ${key}`
    if (this.#running.has(running)) throw new Error(`${running} asks for itself.`)
    this.#running.add(running)
    try {
      const dependencies = new Map<string, Dependency>()
      const { blobs } = this.#making
      const record = (of: string, wanted: string): Digest | undefined => {
        const name = `${of} ${wanted}`
        const known = dependencies.get(name)
        if (known) return known.digest
        const found = this.#digestOf(of, wanted)
        dependencies.set(name, { name: of, key: wanted, digest: found })
        return found
      }
      const get = <T>(of: Query<T> | Input<T>, wanted = ''): T => {
        record(of.name, wanted)
        return 'isInput' in of ? this.#input(of, wanted) : this.value(of, wanted)
      }
      const digestFor = (of: Query<unknown>, wanted = '') => record(of.name, wanted) ?? ''
      const made = this.#made ?? (() => {})
      if (query.stored !== 'no') this.#runs++
      const value = query.run({ get, digest: digestFor, before: before?.value?.is, blobs, made }, key)
      const digest = query.stored === 'blob' ? blobs.put(encoded(value)) : digestOf(value)
      const isHeld = query.stored !== 'blob'
      const facts = { name, key, digest, dependencies: [...dependencies.values()] }
      return new Node({ ...facts, value: isHeld ? { is: value } : undefined })
    } finally {
      this.#running.delete(running)
    }
  }

  #fetched<V>(node: Node, query: Query<V>): { readonly is: unknown } | undefined {
    if (query.stored !== 'blob') return undefined
    const bytes = this.#making.blobs.get(node.digest)
    return bytes && { is: JSON.parse(new TextDecoder().decode(bytes)) }
  }
}

function encoded(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

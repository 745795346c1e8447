import { type Digest, digestOf } from './digest.ts'
import { type Dependency, Node } from './node.ts'
import type { Blobs, Context, Input, Inputs, Query } from './query.ts'

/** What a graph is made with. */
export interface GraphOptions {
  readonly inputs: Inputs
  /** All queries by name, to find those that nodes of before depend on. */
  readonly queries: ReadonlyMap<string, Query<unknown>>
  readonly blobs: Blobs
  /** What was made of other inputs, to be used again where it still holds. */
  readonly before: (name: string, key: string) => Node | undefined
  /** Told of the bytes that are made on the way. */
  readonly made?: (name: string, bytes: Uint8Array) => void
}

/**
 * Everything that was made of one set of inputs. A node of before holds where each dependency, in the order in which it was
 * read, has the digest that it had: a dependency is brought up to date before it is compared, so a change ends where the same
 * comes out (Salsa’s red and green, https://salsa-rs.github.io/salsa/reference/algorithm.html). A graph never changes
 * what it has made: other inputs make another graph.
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

  /** The node of a query for a key, up to date. */
  node<V>(query: Query<V>, key = ''): Node {
    const known = this.known(query.name, key)
    if (known) return known
    const before = this.#before?.(query.name, key)
    const node = before && this.#holds(before, query) ? before : this.#run(query, key, before)
    return this.#take(node)
  }

  /** What a query makes for a key. */
  value<V>(query: Query<V>, key = ''): V {
    const node = this.node(query, key)
    const cached = node.value ?? this.#fetched(node, query)
    if (cached) return cached.is as V
    const value = query.run(this.reader(), key)
    if (query.stored === 'no') node.value = { is: value }
    return value
  }

  /** The node where it was made already. */
  known(name: string, key: string): Node | undefined {
    return this.#nodes.get(name)?.get(key)
  }

  /** How many queries were run whose values are kept. */
  get runs(): number {
    return this.#runs
  }

  *nodes(): Generator<Node> {
    for (const some of this.#nodes.values()) yield* some.values()
  }

  /** Reads without recording: for work that is done anew each time. */
  reader(): Context {
    const get = <V>(of: Query<V> | Input<V>, key = ''): V =>
      'isInput' in of ? this.#input(of, key) : this.value(of, key)
    const digest = (of: Query<unknown>, key = '') => this.node(of, key).digest
    return { get, digest, before: undefined, blobs: this.#making.blobs, made: () => {} }
  }

  /** All that is wanted was made: what was made before is let go of. */
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

import type { Digest } from './digest.ts'
import type { Context } from './query.ts'

/** An input or query that a query read, and the digest of what it found. */
export interface Dependency {
  /** The name of an input or a query. */
  readonly name: string
  readonly key: string
  /** Undefined if the input had no value. */
  readonly digest: Digest | undefined
}

/** The result of a query for a key: the dependencies in the order in which they were read, and the digest of the value. */
export class Node {
  readonly name: string
  readonly key: string
  readonly digest: Digest
  readonly dependencies: readonly Dependency[]
  /** The value, if it is held in memory. */
  value: { readonly is: unknown } | undefined
  /** The newest graph in which the node is valid, from which its value can be computed again. */
  graph: { readonly reader: () => Context } | undefined

  constructor({ name, key, digest, dependencies, value }: Facts) {
    this.name = name
    this.key = key
    this.digest = digest
    this.dependencies = dependencies
    this.value = value
  }
}

/** The fields of a node. */
export interface Facts {
  readonly name: string
  readonly key: string
  readonly digest: Digest
  readonly dependencies: readonly Dependency[]
  readonly value: { readonly is: unknown } | undefined
}

import type { Digest } from './digest.ts'
import type { Context } from './query.ts'

/** One thing that a query read, and what it found. */
export interface Dependency {
  /** Of an input or a query. */
  readonly name: string
  readonly key: string
  /** Undefined where an input had nothing. */
  readonly digest: Digest | undefined
}

/** A query that was run for a key: what it read, in that order, and the digest of what it made. */
export class Node {
  readonly name: string
  readonly key: string
  readonly digest: Digest
  readonly dependencies: readonly Dependency[]
  /** What it made, where that is held in memory. */
  value: { readonly is: unknown } | undefined
  /** The newest graph in which it holds: its value can be made again from there. */
  graph: { readonly reader: () => Context } | undefined

  constructor({ name, key, digest, dependencies, value }: Facts) {
    this.name = name
    this.key = key
    this.digest = digest
    this.dependencies = dependencies
    this.value = value
  }
}

/** What is known of a node. */
export interface Facts {
  readonly name: string
  readonly key: string
  readonly digest: Digest
  readonly dependencies: readonly Dependency[]
  readonly value: { readonly is: unknown } | undefined
}

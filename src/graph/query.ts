import type { Digest } from './digest.ts'

/** A value from outside the graph, by key: a file, the settings, what is public at a moment. */
export interface Input<V> {
  readonly name: string
  readonly isInput: true
  /** Never set; carries the type. */
  readonly value?: V
}

/** The value of an input for one key. Equal digests mean equal values. */
export interface Given {
  readonly digest: Digest
  readonly value: unknown
}

/** The inputs of one graph: by the input's name, a function from key to value, undefined if there is none. */
export type Inputs = ReadonlyMap<string, (key: string) => Given | undefined>

/**
 * A named, pure and synchronous function of a key. It reads everything through the context's `get`, which
 * records it as a dependency, so dependencies are not declared. Its value is plain data that survives JSON.
 */
export interface Query<V> {
  readonly name: string
  readonly run: (context: Context, key: string) => V
  /**
   * How the value is stored for the next process: in the node (`inline`), separately under its digest
   * (`blob`, for long texts), or not at all, so that it is computed again when it is read.
   */
  readonly stored: 'inline' | 'blob' | 'no'
  /** Which keys are stored in the same record; absent: all keys of the query. */
  readonly groupOf?: (key: string) => string
  /** Digests of the blobs that the value refers to: if one is missing, the query is run again. */
  blobsIn?(value: V): readonly Digest[]
}

/** What a running query can use. */
export interface Context {
  /** Reads an input or another query, and records the dependency. Throws if the input has no value for the key. */
  readonly get: <V>(of: Query<V> | Input<V>, key?: string) => V
  /** The digest of what `get` returns, recorded in the same way, for values that are only compared. */
  readonly digest: (of: Query<unknown>, key?: string) => Digest
  /**
   * The previous value of the query, if known. Queries may use it to compute the same value with less work,
   * and for nothing else.
   */
  readonly before: unknown
  readonly blobs: Blobs
  /** Passes on bytes that are made as a by-product, for callers that need them now. */
  readonly made: (name: string, bytes: Uint8Array) => void
}

/** Bytes by their digests. */
export interface Blobs {
  readonly get: (digest: Digest) => Uint8Array | undefined
  readonly has: (digest: Digest) => boolean
  readonly put: (bytes: Uint8Array) => Digest
}

/** Defines an input; its values are given to each graph by name. */
export function input<V>(name: string): Input<V> {
  return { name, isInput: true }
}

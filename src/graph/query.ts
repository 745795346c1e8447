import type { Digest } from './digest.ts'

/** A value from outside the graph, by a key: a file as it was read, the settings, what is public at a moment. */
export interface Input<V> {
  readonly name: string
  readonly isInput: true
  /** Only for the type. */
  readonly value?: V
}

/** What an input has for one key. The same digest means the same value. */
export interface Given {
  readonly digest: Digest
  readonly value: unknown
}

/** The inputs of one graph: by the input’s name, what it has for a key; undefined where it has nothing. */
export type Inputs = ReadonlyMap<string, (key: string) => Given | undefined>

/**
 * A named, pure and synchronous function of a key. It reads everything by the context’s `get`, which records it: what was
 * read is what it depends on, and nobody declares anything. Its value is plain data, as JSON can write it and read it back.
 */
export interface Query<V> {
  readonly name: string
  readonly run: (context: Context, key: string) => V
  /**
   * How its value is kept for the next program: beside its digest, apart from it under the digest (long texts), or not at
   * all, so that it is made again when somebody reads it.
   */
  readonly stored: 'inline' | 'blob' | 'no'
  /** Which keys are written together; absent: all keys of the query. */
  readonly groupOf?: (key: string) => string
  /** Digests of the blobs that its value names: where one is lost, the query is run again. */
  blobsIn?(value: V): readonly Digest[]
}

/** What a query is run with. */
export interface Context {
  /** Reads an input or another query, and records that. Throws where the input has nothing for this key. */
  readonly get: <V>(of: Query<V> | Input<V>, key?: string) => V
  /** The digest of what `get` answers, recorded in the same way: for what is only compared. */
  readonly digest: (of: Query<unknown>, key?: string) => Digest
  /**
   * What the query made the last time, where that is known: a shortcut to the same value, for queries that can bring
   * it up to date for less than it takes to make it. Never a source of anything else.
   */
  readonly before: unknown
  readonly blobs: Blobs
  /** Hands out bytes that were made on the way, for whoever wants them while they are there. */
  readonly made: (name: string, bytes: Uint8Array) => void
}

/** Bytes by their digests. */
export interface Blobs {
  readonly get: (digest: Digest) => Uint8Array | undefined
  readonly has: (digest: Digest) => boolean
  readonly put: (bytes: Uint8Array) => Digest
}

/** An input; graphs are told by its name what it has. */
export function input<V>(name: string): Input<V> {
  return { name, isInput: true }
}

import type { FileIdentity } from './file-identity.ts'

/** The kind of a resource, on which its Cache-Control depends. */
export type ResourceKind = 'feed' | 'page' | 'text' | 'asset' | 'picture' | 'recording'

/** What is served at one address. */
export interface Resource {
  readonly address: string
  readonly kind: ResourceKind
  /** The whole Content-Type value. */
  readonly type: string
  readonly body: Body
  /** The links of its Link header field, with absolute targets. */
  readonly links?: readonly Link[]
  /** The target of a 301 redirect; the body is the page that static hosts show instead. */
  readonly redirect?: string
  /** Whether other sites may show it in a frame. */
  readonly framed?: boolean
  /** Whether it belongs to a preview: nobody indexes it, and nobody keeps it. */
  readonly preview?: true
  /** Of a page: the origins of recordings that it plays from elsewhere, `https://media.example`. */
  readonly media?: readonly string[]
}

export interface Link {
  readonly rel: 'self' | 'hub'
  readonly href: string
}

export type Body =
  | {
      /** Returns the same bytes at every call, as long as the build exists. */
      readonly bytes: () => Uint8Array
      /** The cache key of the bytes; equal keys mean equal bytes. Absent if unknown. */
      readonly recipe?: string | undefined
    }
  | {
      /** Makes the bytes on demand, if that takes too long for every build. */
      readonly make: () => Promise<Uint8Array>
      /** The cache key of the bytes, which includes the program that makes them. */
      readonly recipe: string
    }
  | FileBody

/** A file of the station. */
export interface FileBody {
  /** Relative path. */
  readonly file: string
  readonly length: number
  /** SHA-256, lower-case hexadecimal. */
  readonly digest: string
  /** The identity of the file when its digest was computed. Absent if unknown: then the digest has to be computed again. */
  readonly identity?: FileIdentity
  /** The file no longer has these bytes, and there is no copy: the server responds that they are temporarily unavailable. */
  readonly away?: true
}

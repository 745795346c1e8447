import type { FileIdentity } from './file-identity.ts'

/** Decides for how long others may keep an answer. */
export type ResourceKind = 'feed' | 'page' | 'text' | 'asset' | 'picture' | 'recording'

/** One answer at one address. */
export interface Resource {
  readonly address: string
  readonly kind: ResourceKind
  /** The whole Content-Type value. */
  readonly type: string
  readonly body: Body
  /** What a Link header field says beside it; absolute targets. */
  readonly links?: readonly Link[]
  /** 301 to this address; the body is then the page that a static site shows instead. */
  readonly redirect?: string
  /** Whether it may stand in a frame on other sites. */
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
      /** The same bytes at every call, for as long as the build lives. */
      readonly bytes: () => Uint8Array
      /** Names what they are made of: the same for the same bytes. Absent where that is not known. */
      readonly recipe?: string | undefined
    }
  | {
      /** Makes the bytes when somebody wants them: what takes too long to be made for every build. */
      readonly make: () => Promise<Uint8Array>
      /** Names what they are made of, and by what: the same for the same bytes. */
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
  /** What the file was when its digest was taken. Absent where nobody knows, so that the digest has to be taken again. */
  readonly identity?: FileIdentity
  /** The file does not hold these bytes any more, and nobody has them: whoever asks is told to come again. */
  readonly away?: true
}

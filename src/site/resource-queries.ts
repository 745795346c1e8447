import { hash } from 'node:crypto'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Context, Query } from '../graph/query.ts'
import type { Picture } from '../model/picture.ts'
import type { FileBody, Link, ResourceKind } from '../model/resource.ts'
import type { InnerLink } from '../render/inner-links.ts'
import type { QuotePicture } from '../render/quote-picture.ts'
import type { SocialImage } from '../render/social-image.ts'

/** The resource at one address as plain data, without its bytes. */
export type AddressEntry = Head &
  (
    | {
        readonly made: BytesDigest
        readonly findings?: readonly Diagnostic[]
        /** Links in it to addresses of the station. */
        readonly leads?: readonly InnerLink[]
      }
    | { readonly file: Omit<FileBody, 'identity'> }
    /** A smaller size of a picture. */
    | { readonly size: { readonly picture: Picture; readonly width: number; readonly recipe: string } }
    /** A social image. */
    | { readonly card: { readonly of: SocialImage | QuotePicture; readonly recipe: string } }
  )

interface Head {
  readonly address: string
  readonly kind: ResourceKind
  readonly type: string
  readonly links?: readonly Link[]
  readonly redirect?: string
  readonly framed?: true
  readonly media?: readonly string[]
}

/** Digest and length of rendered bytes. */
export interface BytesDigest {
  /** In base64url. */
  readonly sha256: string
  readonly length: number
}

/** The resource at one address, and the function that renders it. */
export type AddressSet = Head & {
  readonly render: () => string | Uint8Array
  /** Validates the bytes. */
  readonly check?: (bytes: Uint8Array) => readonly Diagnostic[]
  readonly leads?: () => readonly InnerLink[]
  /** Digest and length, if they are known without rendering. */
  readonly known?: () => BytesDigest
}

/** A query that lists addresses. When it runs, bytes are rendered, reported and not kept; `list` renders them again. */
export interface DocumentsQuery extends Query<readonly AddressEntry[]> {
  readonly list: (context: Context, key: string) => readonly (AddressSet | AddressEntry)[]
}

/** Makes a query of the documents that `list` returns. */
export function documents(
  name: string,
  list: DocumentsQuery['list'],
  groupOf?: (key: string) => string,
): DocumentsQuery {
  return {
    name,
    stored: 'inline',
    list,
    ...(groupOf && { groupOf }),
    run: (context, key) => list(context, key).map((one) => ('render' in one ? entryOf(context, one) : one)),
  }
}

/** Renders the bytes at one of a query's addresses again. */
export function rendered(query: DocumentsQuery, context: Context, key: string, address: string): Uint8Array {
  const found = query.list(context, key).find((one) => one.address === address)
  if (!found || !('render' in found)) throw new Error(`${address} is not made as it was.`)
  return encoded(found.render())
}

/** An entry whose bytes are only rendered and digested on demand: for tables of which only a part is read. */
export function unrenderedEntry({ render, check: _, leads: __, known, ...head }: AddressSet): AddressEntry {
  let made: BytesDigest | undefined
  return {
    ...head,
    get made() {
      made ??= known?.() ?? digestAndLengthOf(encoded(render()))
      return made
    },
  }
}

/** A page, with its media type and whether it may be framed. */
export function page({
  address,
  html,
  framed,
  media = [],
}: {
  readonly address: string
  readonly html: () => string
  readonly framed?: boolean
  readonly media?: readonly string[]
}): AddressSet {
  return {
    address,
    kind: 'page',
    type: HTML,
    render: html,
    ...(framed && { framed }),
    ...(media.length > 0 && { media }),
  }
}

/** The entry of a picture that is a file of the station. */
export function pictureEntry(address: string, { file, type, bytes: length, digest }: Picture): AddressEntry {
  return { address, kind: 'picture', type, file: { file, length, digest } }
}

export const HTML = 'text/html; charset=utf-8'
export const TEXT = 'text/plain; charset=utf-8'
export const JSON_TYPE = 'application/json'

function entryOf(context: Context, { render, check, leads, known, ...head }: AddressSet): AddressEntry {
  if (known) return { ...head, made: known() }
  const bytes = encoded(render())
  const findings = check?.(bytes) ?? []
  const inner = leads?.() ?? []
  context.made(head.address, bytes)
  return {
    ...head,
    made: digestAndLengthOf(bytes),
    ...(findings.length > 0 && { findings }),
    ...(inner.length > 0 && { leads: inner }),
  }
}

/** Digest and length of bytes. */
export function digestAndLengthOf(bytes: Uint8Array): BytesDigest {
  return { sha256: hash('sha256', bytes, 'base64url'), length: bytes.byteLength }
}

/** Renders a document. */
export function bytesOf({ render }: Pick<AddressSet, 'render'>): Uint8Array {
  return encoded(render())
}

function encoded(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text
}

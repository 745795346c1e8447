import { hash } from 'node:crypto'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Context, Query } from '../graph/query.ts'
import type { Picture } from '../model/picture.ts'
import type { FileBody, Link, ResourceKind } from '../model/resource.ts'
import type { InnerLink } from '../render/inner-links.ts'
import type { SocialImage } from '../render/social-image.ts'

/** What stands at one address, as it is kept: plain data, without its bytes. */
export type AddressEntry = Head &
  (
    | {
        readonly made: BytesDigest
        readonly findings?: readonly Diagnostic[]
        /** Where links in it lead within the station. */
        readonly leads?: readonly InnerLink[]
      }
    | { readonly file: Omit<FileBody, 'identity'> }
    /** A smaller size of a picture. */
    | { readonly size: { readonly picture: Picture; readonly width: number; readonly recipe: string } }
    /** A drawing for previews. */
    | { readonly card: { readonly of: SocialImage; readonly recipe: string } }
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

/** What is known of bytes that were made. */
export interface BytesDigest {
  /** In base64url. */
  readonly sha256: string
  readonly length: number
}

/** What stands at one address, and how its bytes are made. */
export type AddressSet = Head & {
  readonly render: () => string | Uint8Array
  /** What is wrong with these bytes. */
  readonly check?: (bytes: Uint8Array) => readonly Diagnostic[]
  readonly leads?: () => readonly InnerLink[]
  /** What is known of them without making them. */
  readonly known?: () => BytesDigest
}

/** A query of some addresses. Its bytes are made when it is run, told, and not held; `list` makes them again. */
export interface DocumentsQuery extends Query<readonly AddressEntry[]> {
  readonly list: (context: Context, key: string) => readonly (AddressSet | AddressEntry)[]
}

/** The documents that `list` lists, as a query. */
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

/** The bytes at one of a query's addresses, made again. */
export function rendered(query: DocumentsQuery, context: Context, key: string, address: string): Uint8Array {
  const found = query.list(context, key).find((one) => one.address === address)
  if (!found || !('render' in found)) throw new Error(`${address} is not made as it was.`)
  return encoded(found.render())
}

/** The entry of a document whose bytes are made and digested when somebody asks: for a table that is looked at in part. */
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

/** A page: it has a type, and may be framed elsewhere. */
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

/** A picture that is a file of the station. */
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

/** What is told of bytes. */
export function digestAndLengthOf(bytes: Uint8Array): BytesDigest {
  return { sha256: hash('sha256', bytes, 'base64url'), length: bytes.byteLength }
}

/** The bytes of a document. */
export function bytesOf({ render }: Pick<AddressSet, 'render'>): Uint8Array {
  return encoded(render())
}

function encoded(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text
}

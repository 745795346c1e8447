import { headerPolicy } from '../model/content-policy.ts'
import type { Resource, ResourceKind } from '../model/resource.ts'

/** How long other caches may store a response, by kind of resource. */
const CACHE_CONTROL: Readonly<Record<ResourceKind, string>> = {
  feed: 'public, max-age=300',
  page: 'public, max-age=60, must-revalidate',
  text: 'public, max-age=300',
  asset: 'public, max-age=3600',
  picture: 'public, max-age=86400',
  // A published recording never changes: the ledger has its digest.
  recording: 'public, max-age=31536000, immutable',
}

/** An SVG image may contain styles; everything else that it could do as a document is blocked. */
const DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** Header fields of every response. */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
} as const

/** Header fields of everything in a preview: a recording of a draft changes at its address, and no search engine lists any of it. */
export const PREVIEW_HEADERS = { 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' } as const

/** Web players on other sites may read everything of a station but its pages. */
export const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Content-Length, Content-Range, Accept-Ranges, ETag',
} as const

/** Which methods and header fields a page on another site may use. */
export const PREFLIGHT_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'Range, If-Range, If-None-Match, If-Modified-Since',
  'access-control-max-age': '86400',
} as const

/** The header fields that follow from the kind of a resource. Length and validators are added with the body. */
export function headersFor({
  kind,
  type,
  framed = false,
  media,
  preview,
}: Pick<Resource, 'kind' | 'type' | 'framed' | 'media' | 'preview'>): Record<string, string> {
  return {
    ...SECURITY_HEADERS,
    'cache-control': CACHE_CONTROL[kind],
    ...(allowsCors(kind) ? CORS_HEADERS : {}),
    ...(kind === 'recording' || kind === 'picture' ? { 'accept-ranges': 'bytes' } : {}),
    ...(/^text\/html\b/i.test(type) ? pagePolicy(framed, media) : {}),
    ...(/^image\/svg\+xml\b/i.test(type) ? { 'content-security-policy': DRAWING_POLICY } : {}),
    ...(preview && PREVIEW_HEADERS),
  }
}

/** Whether scripts of other sites may read the resource. */
export function allowsCors(kind: ResourceKind): boolean {
  return kind !== 'page'
}

function pagePolicy(framed: boolean, media: readonly string[] | undefined): Record<string, string> {
  return {
    'content-security-policy': headerPolicy(framed, media),
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  }
}

/** Whether a media type is worth compressing: text is, sound and pictures are compressed already. */
export function isCompressible(type: string): boolean {
  return /^(?:text\/|image\/svg\+xml|application\/(?:json|javascript|x-subrip|xml|[^;]+\+(?:json|xml)))/i.test(
    type,
  )
}

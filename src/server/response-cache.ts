import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { CurrentBuild } from '../build/site-build.ts'
import type { ResourceKind } from '../model/resource.ts'
import { acceptedCodings, type ContentCoding } from './content-coding.ts'
import { isNavigation } from './feed-in-browser.ts'
import { evaluatePreconditions } from './preconditions.ts'
import { markKind } from './response-log-marks.ts'

/** One representation of a resource, with everything that is needed to send it. */
export interface CachedRepresentation {
  readonly kind: ResourceKind
  readonly tag: string
  /** The ETags of all representations that its request accepts, `tag` among them. */
  readonly tags: readonly string[]
  /** The header fields of a 304: name, value, name, value, as `writeHead` takes them. */
  readonly unchanged: readonly string[]
  /** The header fields of a 200; absent with the body. */
  readonly whole?: readonly string[]
  /** Returns undefined once the compression cache has dropped the body. */
  readonly body?: () => Uint8Array | undefined
  /** Last-Modified in milliseconds. */
  readonly modified: number
}

/** The response to one request. */
export interface CachedResponse {
  readonly form: CachedRepresentation
  /** Absent if the client has these bytes already: 304. */
  readonly body?: Uint8Array
}

/** Cache of responses, each valid for one build. */
export interface ResponseCache {
  /** The response to a plain GET; undefined if it is not cached. */
  readonly find: (request: IncomingMessage, current: CurrentBuild) => CachedResponse | undefined
  readonly send: (found: CachedResponse, response: ServerResponse) => void
  /** Stores a representation for requests with the same URL and accepted codings. */
  readonly store: (
    current: CurrentBuild,
    url: string,
    codings: readonly ContentCoding[],
    form: CachedRepresentation,
  ) => void
}

/** Limit of cached addresses, each of about a kilobyte; more than these are rarely requested. */
const KEPT_ADDRESSES = 4096
/** Limit of parsed Accept-Encoding values; apps have a few dozen. */
const KEPT_WISHES = 256
/** Requests with these header fields are not served from the cache; they are evaluated in full. */
const UNUSUAL = ['range', 'if-match', 'if-unmodified-since'] as const

type Forms = Map<readonly ContentCoding[], CachedRepresentation>

/**
 * Nearly every request is a poll with the same URL and header fields. It should cost what `node:http` costs.
 */
export function responseCache(): ResponseCache {
  const cached = new WeakMap<CurrentBuild, Map<string, Forms>>()
  const codingsOf = requested()

  const formFor = (request: IncomingMessage, current: CurrentBuild): CachedRepresentation | undefined => {
    const forms = cached.get(current)?.get(request.url ?? '')
    if (forms === undefined || request.method !== 'GET') return undefined
    const { headers } = request
    for (const name of UNUSUAL) if (headers[name] !== undefined) return undefined
    const form = forms.get(codingsOf(headers['accept-encoding']))
    if (form === undefined || form.modified > Date.now()) return undefined
    // A feed that is opened in a browser has another Content-Type.
    return form.kind === 'feed' && isNavigation(headers) ? undefined : form
  }

  const find: ResponseCache['find'] = (request, current) => {
    const form = formFor(request, current)
    const held = form && whatIsHeld(request.headers, form)
    if (form === undefined || held === 'another form') return undefined
    if (held === 'this') return { form }
    const body = form.body?.()
    return body && { form, body }
  }

  const send: ResponseCache['send'] = ({ form, body }, response) => {
    markKind(response, form.kind)
    if (body === undefined) response.writeHead(304, form.unchanged as string[]).end()
    else response.writeHead(200, form.whole as string[]).end(body)
  }

  const store: ResponseCache['store'] = (current, url, codings, form) => {
    const addresses = cached.get(current) ?? new Map<string, Forms>()
    cached.set(current, addresses)
    if (addresses.size >= KEPT_ADDRESSES && !addresses.has(url)) makeRoom(addresses)
    const forms: Forms = addresses.get(url) ?? new Map()
    addresses.set(url, forms.set(codings, form))
  }
  return { find, send, store }
}

/** Drops all addresses but those of feeds, which are requested most; everything if that is not enough. */
function makeRoom(addresses: Map<string, Forms>): void {
  for (const [url, forms] of addresses) {
    if (![...forms.values()].some(({ kind }) => kind === 'feed')) addresses.delete(url)
  }
  if (addresses.size >= KEPT_ADDRESSES) addresses.clear()
}

/** What the client has, by its preconditions: this representation, another one of the resource, or none. */
function whatIsHeld(
  headers: IncomingHttpHeaders,
  form: CachedRepresentation,
): 'this' | 'another form' | 'nothing' {
  const tag = headers['if-none-match']
  if (tag === form.tag) return 'this'
  if (tag === undefined && headers['if-modified-since'] === undefined) return 'nothing'
  const verdict = evaluatePreconditions(headers, form.tags, new Date(form.modified))
  if (verdict.is !== 'unchanged') return 'nothing'
  return (verdict.tag ?? form.tag) === form.tag ? 'this' : 'another form'
}

/** Parses Accept-Encoding; the same value returns the identical array. */
function requested(): (header: string | undefined) => readonly ContentCoding[] {
  const read = new Map<string | undefined, readonly ContentCoding[]>()
  return (header) => {
    const known = read.get(header)
    if (known !== undefined) return known
    if (read.size >= KEPT_WISHES) read.clear()
    const codings = interned(acceptedCodings(header))
    read.set(header, codings)
    return codings
  }
}

const LISTS = new Map<string, readonly ContentCoding[]>()

/** Returns one shared array for each list of codings, so that lists can be compared by identity. */
export function interned(codings: readonly ContentCoding[]): readonly ContentCoding[] {
  const name = codings.join()
  const known = LISTS.get(name) ?? codings
  LISTS.set(name, known)
  return known
}

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { CurrentBuild } from '../build/site-build.ts'
import type { ResourceKind } from '../model/resource.ts'
import { acceptedCodings, type ContentCoding } from './content-coding.ts'
import { isNavigation } from './feed-in-browser.ts'
import { evaluatePreconditions } from './preconditions.ts'
import { markKind } from './response-log-marks.ts'

/** One form of a resource, with everything that its answers are made of. */
export interface CachedRepresentation {
  readonly kind: ResourceKind
  readonly tag: string
  /** The tags of all forms that its asker accepts, its own among them. */
  readonly tags: readonly string[]
  /** The header fields of a 304: name, value, name, value, as `writeHead` takes them. */
  readonly unchanged: readonly string[]
  /** The header fields of a 200; absent with the body. */
  readonly whole?: readonly string[]
  /** Undefined once a compressed body was let go of. */
  readonly body?: () => Uint8Array | undefined
  /** The time that Last-Modified says, in milliseconds. */
  readonly modified: number
}

/** An answer to one request. */
export interface CachedResponse {
  readonly form: CachedRepresentation
  /** Absent where its asker has these bytes already: 304. */
  readonly body?: Uint8Array
}

/** Answers that were worked out once and hold for as long as what stands does. */
export interface ResponseCache {
  /** The answer to a plain request; undefined where it has to be worked out. */
  readonly find: (request: IncomingMessage, current: CurrentBuild) => CachedResponse | undefined
  readonly send: (found: CachedResponse, response: ServerResponse) => void
  /** Keeps a form for those who ask for the same address in the same words. */
  readonly store: (
    current: CurrentBuild,
    url: string,
    codings: readonly ContentCoding[],
    form: CachedRepresentation,
  ) => void
}

/** More addresses than these are asked for seldom; what is kept of each is about a kilobyte. */
const KEPT_ADDRESSES = 4096
/** Apps have a few dozen ways to say what they accept. */
const KEPT_WISHES = 256
/** Whoever makes conditions beyond the usual ones gets them weighed in full. */
const UNUSUAL = ['range', 'if-match', 'if-unmodified-since'] as const

type Forms = Map<readonly ContentCoding[], CachedRepresentation>

/** Nearly every request is a poll: the same address, the same words. It should cost what `node:http` costs. */
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
    // A feed that is opened by a person goes out with another type.
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

/** Feeds stay: they are asked for whatever else is. */
function makeRoom(addresses: Map<string, Forms>): void {
  for (const [url, forms] of addresses) {
    if (![...forms.values()].some(({ kind }) => kind === 'feed')) addresses.delete(url)
  }
  if (addresses.size >= KEPT_ADDRESSES) addresses.clear()
}

/** What the asker holds already: this very form, another one of the same thing, or nothing of it. */
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

/** Reads Accept-Encoding; what was read before is the very same list again. */
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

/** One list for each order of the three codings, so that lists can be told apart without looking into them. */
export function interned(codings: readonly ContentCoding[]): readonly ContentCoding[] {
  const name = codings.join()
  const known = LISTS.get(name) ?? codings
  LISTS.set(name, known)
  return known
}

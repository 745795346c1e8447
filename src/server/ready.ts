import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ResourceKind } from '../model/resource.ts'
import type { Standing } from '../publish/standing.ts'
import { acceptedCodings, type Coding } from './coding.ts'
import { isOpened } from './readable-feed.ts'
import { markKind } from './response-marks.ts'

/** One form of a resource, with everything that its answers are made of. */
export interface ReadyForm {
  readonly kind: ResourceKind
  readonly tag: string
  /** The header fields of a 304: name, value, name, value, as `writeHead` takes them. */
  readonly unchanged: readonly string[]
  /** The header fields of a 200; absent with the body. */
  readonly whole?: readonly string[]
  /** Undefined once a compressed body was let go of. */
  readonly body?: () => Uint8Array | undefined
  /** The time that Last-Modified says, in milliseconds. */
  readonly modified: number
}

/** Answers that were worked out once and hold for as long as what stands does. */
export interface ReadyAnswers {
  /** Sends the answer to a plain request; false where it has to be worked out. */
  readonly send: (request: IncomingMessage, response: ServerResponse, standing: Standing) => boolean
  /** Keeps a form for those who ask for the same address in the same words. */
  readonly keep: (standing: Standing, url: string, codings: readonly Coding[], form: ReadyForm) => void
}

/** More addresses than these are asked for seldom; what is kept of each is about a kilobyte. */
const KEPT_ADDRESSES = 4096
/** Apps have a few dozen ways to say what they accept. */
const KEPT_WISHES = 256
/** Whoever makes conditions beyond the usual one gets them weighed in full. */
const UNUSUAL = ['range', 'if-match', 'if-unmodified-since'] as const

type Forms = Map<readonly Coding[], ReadyForm>

/** Nearly every request is a poll: the same address, the same words. It should cost what `node:http` costs. */
export function readyAnswers(): ReadyAnswers {
  const kept = new WeakMap<Standing, Map<string, Forms>>()
  const codingsOf = wishes()

  const send: ReadyAnswers['send'] = (request, response, standing) => {
    const forms = kept.get(standing)?.get(request.url ?? '')
    if (forms === undefined || request.method !== 'GET') return false
    const { headers } = request
    for (const name of UNUSUAL) if (headers[name] !== undefined) return false
    const form = forms.get(codingsOf(headers['accept-encoding']))
    if (form === undefined || form.modified > Date.now()) return false
    // A feed that is opened by a person goes out with another type.
    if (form.kind === 'feed' && isOpened(headers)) return false

    markKind(response, form.kind)
    const held = headers['if-none-match']
    if (held === form.tag) {
      response.writeHead(304, form.unchanged as string[]).end()
      return true
    }
    if (held !== undefined || headers['if-modified-since'] !== undefined) return false
    const body = form.body?.()
    if (body === undefined) return false
    response.writeHead(200, form.whole as string[]).end(body)
    return true
  }

  const keep: ReadyAnswers['keep'] = (standing, url, codings, form) => {
    const addresses = kept.get(standing) ?? new Map<string, Forms>()
    kept.set(standing, addresses)
    if (addresses.size >= KEPT_ADDRESSES && !addresses.has(url)) addresses.clear()
    const forms: Forms = addresses.get(url) ?? new Map()
    addresses.set(url, forms.set(codings, form))
  }
  return { send, keep }
}

/** Reads Accept-Encoding; what was read before is the very same list again. */
function wishes(): (header: string | undefined) => readonly Coding[] {
  const read = new Map<string | undefined, readonly Coding[]>()
  return (header) => {
    const known = read.get(header)
    if (known !== undefined) return known
    if (read.size >= KEPT_WISHES) read.clear()
    const codings = interned(acceptedCodings(header))
    read.set(header, codings)
    return codings
  }
}

const LISTS = new Map<string, readonly Coding[]>()

/** One list for each order of the three codings, so that lists can be told apart without looking into them. */
export function interned(codings: readonly Coding[]): readonly Coding[] {
  const name = codings.join()
  const known = LISTS.get(name) ?? codings
  LISTS.set(name, known)
  return known
}

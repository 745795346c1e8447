import { say } from '../../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../../diagnostics/diagnostic.ts'

/** The parts of a response that the rules need. */
export interface Answered {
  readonly url: string
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly bytes: Uint8Array
  readonly redirects: readonly { readonly from: string; readonly status: number }[]
}

/** The responses for one feed: to GET, to HEAD, and to a conditional request. */
export interface Visit {
  readonly get: Answered
  /** Absent if there was no response. */
  readonly head?: Pick<Answered, 'status'>
  /** The response to a request with the validators of the first one; absent if it had none. */
  readonly again?: Pick<Answered, 'status'>
}

/** Checks the HTTP response with a feed. Diagnostics are located at the beginning of the feed. */
export function* httpRules(name: string, { get, head, again }: Visit): Iterable<Diagnostic> {
  const at = startOf(name)
  const { status, headers, url, redirects } = get
  if (status !== 200) {
    yield say('http.status-wrong', at, { status })
    return
  }
  const type = headers.get('content-type') ?? 'nothing'
  if (!/^(application\/(rss\+xml|xml|atom\+xml)|text\/xml)\b/i.test(type))
    yield say('http.type-wrong', at, { value: type })
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1]
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    yield say('http.charset-wrong', at, { value: charset })

  if (head?.status !== 200) yield say('http.head-wrong', at, { status: head?.status ?? 'no answer' })
  if (!headers.has('etag') && !headers.has('last-modified')) yield say('http.validator-missing', at)
  else if (again && again.status !== 304) yield say('http.not-modified-missing', at, { status: again.status })
  yield* encodingRules(name, get)
  if (!headers.has('cache-control')) yield say('http.cache-missing', at)
  if (/^http:/i.test(url)) yield say('http.insecure', at)
  const temporary = redirects.find((one) => one.status !== 301 && one.status !== 308)
  if (temporary) yield say('http.redirect-temporary', at, { status: temporary.status })
}

/** Below this size, compression has no benefit. */
const SMALL_BYTES = 1500

function* encodingRules(name: string, { headers, bytes }: Answered): Iterable<Diagnostic> {
  const at = startOf(name)
  if (!headers.has('content-encoding')) {
    if (bytes.length > SMALL_BYTES) {
      yield say('http.compression-missing', at, { kilobytes: Math.round(bytes.length / 1000) })
    }
  } else if (!/(^|,)\s*(accept-encoding|\*)\s*(,|$)/i.test(headers.get('vary') ?? '')) {
    yield say('http.vary-missing', at)
  }
}

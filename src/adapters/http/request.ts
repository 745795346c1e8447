import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { IoError } from '../../ports/io-error.ts'
import type { WebRequest } from '../../ports/web.ts'
import { isPrivateAddress } from './private-addresses.ts'

/** Who sends a request, and which addresses it may reach. */
export interface RequestTerms {
  /** The program and where to read about it; servers show it in their logs. */
  readonly userAgent: string
  /** Whether addresses of this machine and the local network may be reached. */
  readonly allowPrivate: boolean
}

const EARLY_MAX = 20
/** Longest URL in a message. */
const SHOWN_MAX = 300

/**
 * Sends a request by node:http, and resolves with the response before its body is read. Redirects are not
 * followed. The connection is made to the address that was checked: no name is resolved twice.
 */
export async function answerTo(
  { url, method, headers }: Pick<WebRequest, 'url' | 'method' | 'headers'>,
  terms: RequestTerms,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const target = checked(url, terms)
  return new Promise<IncomingMessage>((resolve, reject) => {
    const begin = target.protocol === 'https:' ? httpsRequest : httpRequest
    let early = 0
    const request = begin(target, {
      method,
      signal,
      // A connection of its own: one that was opened under other terms must not be reused.
      agent: false,
      lookup: terms.allowPrivate ? undefined : publicLookup,
      headers: {
        'User-Agent': terms.userAgent,
        'Accept-Encoding': 'gzip, deflate, br',
        Accept: '*/*',
        ...headers,
      },
    })
      .on('response', (response) => {
        if ((response.statusCode ?? 0) >= 200) return resolve(response)
        request.destroy()
        reject(new Error(`it ends with ${response.statusCode}, which is no answer`))
      })
      .on('error', reject)
      // 100, 102, 103: the final response is still to come (RFC 9110 section 15.2).
      .on('information', () => {
        if (++early > EARLY_MAX)
          request.destroy(new Error(`more than ${EARLY_MAX} answers before the answer`))
      })
      // Without a listener, Node.js would never end a request whose response is 101.
      .on('upgrade', (_, socket) => {
        socket.destroy()
        reject(new Error('it switched to another protocol (101), though nobody asked for that'))
      })
    signal.addEventListener('abort', () => request.destroy())
    request.end()
  })
}

/** Checks a URL: http: or https:, without a password, and no IP address of a private network. */
function checked(url: string, { allowPrivate }: RequestTerms): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (!target || !/^https?:$/.test(target.protocol)) throw ioError(url, 'only http: and https: are fetched')
  if (target.username !== '' || target.password !== '')
    throw ioError(url, 'addresses with a password are not fetched')
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) throw ioError(url, PRIVATE)
  return target
}

const PRIVATE = 'it is an address of this machine or its network (--allow-private fetches it)'

const publicLookup: LookupFunction = (hostname, options: LookupOptions, answer) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const refused = addresses?.some(({ address }) => isPrivateAddress(address))
    const fault = error ?? (refused ? new Error(PRIVATE) : null)
    const [first] = addresses ?? []
    if (fault || !first) answer(fault ?? new Error('no such host'), '', 0)
    else if (options.all) answer(null, addresses)
    else answer(null, first.address, first.family)
  })
}

/** The `IoError` of a URL that cannot be fetched. */
export function ioError(url: string, reason: string, cause?: unknown): IoError {
  return new IoError('web', 'ask', `${shown(url)} cannot be fetched: ${reason}.`, cause)
}

/** A URL for messages: without its password, and shortened. */
export function shown(url: string): string {
  const { username = '', password = '' } = URL.canParse(url) ? new URL(url) : {}
  const open = username === '' && password === '' ? url : url.replace(/\/\/[^/?#]*@/, '//…@')
  return open.length > SHOWN_MAX ? `${open.slice(0, SHOWN_MAX)}…` : open
}

/** Why a request failed, as a clause. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  const { code = '' } = error as NodeJS.ErrnoException
  return (
    PLAINLY[code] ?? (code.startsWith('HPE_') ? `its answer is no HTTP (${error.message})` : error.message)
  )
}

/** Plain words for error codes of Node.js. */
const PLAINLY: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'its header fields have more than 16 kB',
  ECONNRESET: 'its server closed the connection before the end of its answer',
  ECONNREFUSED: 'nobody answers at this address',
  ENOTFOUND: 'there is no host of this name',
  Z_DATA_ERROR: 'its body is not compressed as its header fields say',
  Z_BUF_ERROR: 'its compressed body ends too early',
}

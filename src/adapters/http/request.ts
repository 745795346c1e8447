import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { IoError } from '../../ports/io-error.ts'
import type { WebRequest } from '../../ports/web.ts'
import { isPrivateAddress } from './private-addresses.ts'

/** Who asks, and what may be reached. */
export interface RequestTerms {
  /** The program and where to read about it; servers show it in their logs. */
  readonly userAgent: string
  /** Also this machine and the local network. */
  readonly allowPrivate: boolean
}

const EARLY_MAX = 20
/** Of an address in a sentence. */
const SHOWN_MAX = 300

/**
 * The head of an answer by node:http, its body still to be read; redirects are not followed. The address that is connected to
 * is the one that was checked: no name is looked up twice.
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
      // A connection of its own: none that was made under other terms is used again.
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
      // 100, 102, 103: an answer is to follow (RFC 9110 section 15.2).
      .on('information', () => {
        if (++early > EARLY_MAX)
          request.destroy(new Error(`more than ${EARLY_MAX} answers before the answer`))
      })
      // Without somebody who hears of it, Node.js takes what comes next for nobody's and never ends the request.
      .on('upgrade', (_, socket) => {
        socket.destroy()
        reject(new Error('it switched to another protocol (101), though nobody asked for that'))
      })
    signal.addEventListener('abort', () => request.destroy())
    request.end()
  })
}

/** What may be asked at all: http: and https:, without a password, and no number of a private network. */
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

/** Why an address cannot be had, as an error of the web. */
export function ioError(url: string, reason: string, cause?: unknown): IoError {
  return new IoError('web', 'ask', `${shown(url)} cannot be fetched: ${reason}.`, cause)
}

/** An address without its password, cut. */
export function shown(url: string): string {
  const { username = '', password = '' } = URL.canParse(url) ? new URL(url) : {}
  const open = username === '' && password === '' ? url : url.replace(/\/\/[^/?#]*@/, '//…@')
  return open.length > SHOWN_MAX ? `${open.slice(0, SHOWN_MAX)}…` : open
}

/** What went wrong on the way, as a clause. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  const { code = '' } = error as NodeJS.ErrnoException
  return (
    PLAINLY[code] ?? (code.startsWith('HPE_') ? `its answer is no HTTP (${error.message})` : error.message)
  )
}

/** What Node.js says in its own words only. */
const PLAINLY: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'its header fields have more than 16 kB',
  ECONNRESET: 'its server closed the connection before the end of its answer',
  ECONNREFUSED: 'nobody answers at this address',
  ENOTFOUND: 'there is no host of this name',
  Z_DATA_ERROR: 'its body is not compressed as its header fields say',
  Z_BUF_ERROR: 'its compressed body ends too early',
}

import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { IoError } from '../../ports/io-error.ts'
import type { Web, WebRequest, WebResponse } from '../../ports/web.ts'
import { isPrivateAddress } from './private-addresses.ts'

export interface WebOptions {
  /** The program and where to read about it; servers show it in their logs. */
  readonly userAgent: string
  readonly maxBytes: number
  /** Also this machine and the local network. */
  readonly allowPrivate: boolean
  /** For one question with all its redirects. */
  readonly milliseconds?: number
}

const REDIRECTS_MAX = 5
const EARLY_MAX = 20
/** Of an address in a sentence. */
const SHOWN_MAX = 300
const MILLISECONDS = 10_000
const REDIRECT = new Set([301, 302, 303, 307, 308])

/** The web by node:http. The address that is connected to is the one that was checked: no name is looked up twice. */
export function httpWeb(terms: WebOptions): Web {
  return {
    fetch: async (question) => {
      const signal = AbortSignal.timeout(terms.milliseconds ?? MILLISECONDS)
      const redirects: { from: string; status: number }[] = []
      let url = question.url
      for (;;) {
        const answer = await once({ ...question, url }, terms, signal)
        const target = answer.headers.get('location')
        if (!REDIRECT.has(answer.status) || target === undefined) return { ...answer, redirects }
        if (redirects.length === REDIRECTS_MAX) {
          throw ioError(question.url, `more than ${REDIRECTS_MAX} redirects`)
        }
        if (!URL.canParse(target, url))
          throw ioError(url, `it redirects to “${shown(target)}”, which is no address`)
        redirects.push({ from: url, status: answer.status })
        url = new URL(target, url).href
      }
    },
  }
}

async function once(
  { url, method, headers, first }: WebRequest,
  terms: WebOptions,
  signal: AbortSignal,
): Promise<Omit<WebResponse, 'redirects'>> {
  const target = checked(url, terms)
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
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
    const bytes =
      method === 'HEAD' ? new Uint8Array() : await bodyOf(response, { maxBytes: terms.maxBytes, url, first })
    response.destroy()
    const fields = Object.entries(response.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ])
    return { url, status: response.statusCode ?? 0, headers: new Map(fields), bytes }
  } catch (error) {
    if (error instanceof IoError) throw error
    throw ioError(url, signal.aborted ? 'no answer in time' : reasonOf(error), error)
  }
}

/** What may be asked at all: http: and https:, without a password, and no number of a private network. */
function checked(url: string, { allowPrivate }: WebOptions): URL {
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

/** Reads a body up to the limit, whatever it pretends to be while it is compressed. */
async function bodyOf(
  response: IncomingMessage,
  { maxBytes, url, first }: { maxBytes: number; url: string; first: number | undefined },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of decoded(response) as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (first !== undefined && length >= first) {
      chunks.push(chunk)
      return Buffer.concat(chunks).subarray(0, first)
    }
    if (length > maxBytes) {
      response.destroy()
      throw ioError(url, `it has more than ${Math.round(maxBytes / 1e6)} MB (--max-megabytes takes more)`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const DECODERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const

function decoded(response: IncomingMessage): Readable {
  const encoding = encodingOf(response)
  if (encoding === '' || encoding === 'identity') return response
  if (!Object.hasOwn(DECODERS, encoding)) {
    throw new Error(`it is compressed as “${encoding.slice(0, 40)}”, which nobody asked for`)
  }
  const decoder = DECODERS[encoding as keyof typeof DECODERS]()
  // The reader of the decoder hears of faults; pipeline only has to pass them on.
  pipeline(response, decoder, () => {})
  return decoder
}

function ioError(url: string, reason: string, cause?: unknown): IoError {
  return new IoError('web', 'ask', `${shown(url)} cannot be fetched: ${reason}.`, cause)
}

/** An address without its password, cut. */
function shown(url: string): string {
  const { username = '', password = '' } = URL.canParse(url) ? new URL(url) : {}
  const open = username === '' && password === '' ? url : url.replace(/\/\/[^/?#]*@/, '//…@')
  return open.length > SHOWN_MAX ? `${open.slice(0, SHOWN_MAX)}…` : open
}

function reasonOf(error: unknown): string {
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

function encodingOf({ headers }: IncomingMessage): string {
  return headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
}

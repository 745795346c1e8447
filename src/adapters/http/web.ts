import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { IoError } from '../../ports/io-error.ts'
import type { Web, WebRequest, WebResponse } from '../../ports/web.ts'
import { answerTo, ioError, type RequestTerms, reasonOf, shown } from './request.ts'

export interface WebOptions extends RequestTerms {
  readonly maxBytes: number
  /** Timeout of one request with all its redirects. */
  readonly milliseconds?: number
}

const REDIRECTS_MAX = 5
const MILLISECONDS = 10_000
const REDIRECT = new Set([301, 302, 303, 307, 308])

/** Fetches with node:http. */
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
  try {
    const response = await answerTo({ url, method, ...(headers && { headers }) }, terms, signal)
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

/** Reads a body up to the limit, which applies to the decoded bytes. */
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
  // Whoever reads the decoder gets its errors; pipeline only forwards those of the response.
  pipeline(response, decoder, () => {})
  return decoder
}

function encodingOf({ headers }: IncomingMessage): string {
  return headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
}

import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SECURITY_HEADERS } from '../build/response-headers.ts'
import { IoError } from '../ports/io-error.ts'

/** Retry-After of a 503: a disk may be available again by then. */
const UNAVAILABLE_SECONDS = 5
const TYPE = 'application/problem+json'

/**
 * Sends a problem response (https://www.rfc-editor.org/rfc/rfc9457). Removes the header fields set before,
 * except Retry-After: an error must not carry the ETag or the cache lifetime of the resource.
 */
export function sendProblem(
  reply: FastifyReply,
  status: number,
  detail?: string,
  headers: Readonly<Record<string, string>> = {},
): FastifyReply {
  for (const name of Object.keys(reply.getHeaders())) {
    if (name === 'retry-after') continue
    reply.removeHeader(name)
    reply.raw.removeHeader(name)
  }
  return (
    reply
      .code(status)
      .headers({ ...SECURITY_HEADERS, 'content-type': TYPE, 'cache-control': 'no-store', ...headers })
      // As bytes: to a JSON string, Fastify adds a charset parameter, which this media type does not have.
      .send(Buffer.from(problemText(status, detail)))
  )
}

/**
 * Sends the response to an error: 503 for I/O errors, its own status for client errors (4xx), 500 for bugs,
 * whose message is only logged.
 */
export function sendFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (isUnavailable(error)) {
    request.log.error({ err: error }, 'outage')
    return sendProblem(reply, 503, 'What was asked for cannot be reached just now.', {
      'retry-after': String(UNAVAILABLE_SECONDS),
    })
  }
  const status = statusOf(error)
  if (status >= 400 && status < 500) return sendProblem(reply, status)
  request.log.error({ err: error }, 'fault')
  return sendProblem(reply, 500)
}

/** Whether it is an I/O error. So is a system error while a file is sent. */
function isUnavailable(error: unknown): boolean {
  return error instanceof IoError || (error instanceof Error && 'syscall' in error)
}

/** Fastify and its plugins set `statusCode` on their errors; 500 without it. */
function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
}

/** A whole response as text, to write to a socket for which Fastify has no reply. */
export function bareProblem(status: number, headers: Readonly<Record<string, string>> = {}): string {
  const body = problemText(status)
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${TYPE}`,
    `Content-Length: ${body.length}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join('\r\n')
}

function problemText(status: number, detail?: string): string {
  return JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, detail })
}

import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SECURITY_HEADERS } from '../build/response-headers.ts'
import { IoError } from '../ports/io-error.ts'

/** After so long a disk may have come back. */
const UNAVAILABLE_SECONDS = 5
const TYPE = 'application/problem+json'

/**
 * Answers a problem as https://www.rfc-editor.org/rfc/rfc9457 has it. Whatever was prepared for another answer
 * is taken back first: a refusal must not carry the tag or the lifetime of what was asked for.
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
      // As bytes: to a text that is JSON, Fastify adds a charset that its media type does not have.
      .send(Buffer.from(problemText(status, detail)))
  )
}

/** Says what went wrong: the outside (503), the asker (4xx), or this program (500, told to the log alone). */
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

/** What the system says while a file is sent is an I/O error as well. */
function isUnavailable(error: unknown): boolean {
  return error instanceof IoError || (error instanceof Error && 'syscall' in error)
}

/** Fastify and its plugins say by `statusCode` whose fault it was. */
function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
}

/** The whole of an answer to what could not even be read as a request. */
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

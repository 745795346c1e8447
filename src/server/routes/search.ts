import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { policyOf } from '../../publish/delivery.ts'
import type { Standing } from '../../publish/standing.ts'
import { acceptedCodings } from '../coding.ts'
import type { Target } from '../target.ts'

const compressed = promisify(gzip)

/** An answer holds for one edition, and every question has its own: little is gained by keeping it for long. */
const BRIEFLY = { 'cache-control': 'public, max-age=60', vary: 'Accept-Encoding' } as const

/** What a request asks the search page for; undefined for nothing. The first `q` counts. */
export function questionIn({ query }: Target): string | undefined {
  return new URLSearchParams(query).get('q')?.trim() || undefined
}

/** Answers with the search page and what the question finds, for browsers that run no scripts. */
export async function answerSearch(
  request: FastifyRequest,
  reply: FastifyReply,
  { edition }: Standing,
  question: string,
): Promise<FastifyReply | undefined> {
  const page = await edition.search?.(question)
  if (page === undefined || !('bytes' in page.body)) return undefined
  const bytes = page.body.bytes()
  reply.headers({ ...policyOf(page), ...BRIEFLY, 'content-type': page.type })
  const isCompressed = acceptedCodings(request.headers['accept-encoding']).includes('gzip')
  const body = isCompressed ? await compressed(bytes) : Buffer.from(bytes)
  if (isCompressed) reply.header('content-encoding', 'gzip')
  if (request.method === 'HEAD') return reply.header('content-length', String(body.byteLength)).send()
  return reply.send(body)
}

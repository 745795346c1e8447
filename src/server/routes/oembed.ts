import type { FastifyReply } from 'fastify'
import { CORS_HEADERS, SECURITY_HEADERS } from '../../build/response-headers.ts'
import type { CurrentBuild, FrameBounds } from '../../build/site-build.ts'
import { OEMBED } from '../../model/address.ts'
import { sendProblem } from '../problem.ts'
import type { Target } from '../request-target.ts'

/** Whether a request is one of oEmbed: https://oembed.com/#section2.2 */
export function isOembed({ address }: Target, base: string): boolean {
  return address === OEMBED || (base !== '' && address === base + OEMBED)
}

/** Sends an oEmbed response in JSON; unknown parameters are ignored. */
export function sendOembed(
  { siteBuild }: CurrentBuild,
  { query }: Target,
  reply: FastifyReply,
): FastifyReply {
  const asked = new URLSearchParams(query)
  const [url, second] = asked.getAll('url')
  if (url === undefined || url === '' || second !== undefined) {
    return sendProblem(reply, 400, 'Say with “url” which page is to be shown, once.', CORS_HEADERS)
  }
  // OEMBED-3: a format that is not offered.
  if ((asked.get('format') ?? 'json') !== 'json')
    return sendProblem(reply, 501, 'The only format is json.', CORS_HEADERS)
  const bounds = boundsIn(asked)
  if (bounds === undefined) {
    return sendProblem(
      reply,
      400,
      '“maxwidth” and “maxheight” are whole numbers of pixels, from 1.',
      CORS_HEADERS,
    )
  }
  const answer = siteBuild.oembed?.(url, bounds)
  if (answer === undefined)
    return sendProblem(reply, 404, 'No episode of this station is at that URL.', CORS_HEADERS)
  return (
    reply
      .headers({
        ...SECURITY_HEADERS,
        ...CORS_HEADERS,
        'content-type': 'application/json',
        'cache-control': 'public, max-age=300',
      })
      // As bytes: to a JSON string, Fastify adds a charset parameter, which this media type does not have.
      .send(Buffer.from(answer))
  )
}

function boundsIn(asked: URLSearchParams): FrameBounds | undefined {
  const [width, height] = ['maxwidth', 'maxheight'].map((name) => asked.get(name))
  const written = [width, height].filter((value) => value != null)
  if (!written.every((value) => /^[1-9]\d{0,5}$/.test(value))) return undefined
  return {
    ...(width != null && { maxWidth: Number(width) }),
    ...(height != null && { maxHeight: Number(height) }),
  }
}

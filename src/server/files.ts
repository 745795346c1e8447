import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Body } from '../model/resource.ts'
import { Outage } from '../ports/outage.ts'
import type { FileIdentity, Parts } from '../ports/parts.ts'
import type { Edition } from '../publish/standing.ts'
import type { Part } from './range.ts'

/**
 * @fastify/static, and what has to be known of it (10.1.11 with @fastify/send 4.2.1):
 * - It judges If-Match, If-None-Match and If-Unmodified-Since although `etag` and `lastModified` are off (412 for any
 *   tag), and reads If-Range loosely; so these header fields are judged before, and taken off the request here.
 * - Its range parser takes `bytes=5x-7` for 5-7 and a suffix longer than the file for outside; so it only ever sees a
 *   range that was read before.
 * - It reads in pieces of 16 KiB unless told otherwise.
 * - What is not there goes to the not-found handler, with every header field set so far still on the reply.
 */
const OPTIONS = {
  etag: false,
  lastModified: false,
  cacheControl: false,
  contentType: false,
  acceptRanges: true,
  dotfiles: 'allow',
  index: false,
  highWaterMark: 256 * 1024,
} as const
/** What is read at one stroke and sent from memory: so much may wait for each slow listener. */
const AT_ONCE_BYTES = 128 * 1024
const JUDGED = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range'] as const

/** A body that is a file of the station. */
export type FileBody = Extract<Body, { readonly file: string }>
type FileStream = NodeJS.ReadableStream & { readonly bytesRead: number; readonly path: string }

/** Sends a file of the station, or the part of it that was asked for. */
type SendFile = (
  request: FastifyRequest,
  reply: FastifyReply,
  edition: Edition,
  body: FileBody,
  part: Part | 'whole',
) => FastifyReply | Promise<FastifyReply>

/** How files of the station are sent. */
export interface Files {
  readonly send: SendFile
  /** Reads a part that is short enough to be sent from memory; undefined for others, and where nothing reads parts. */
  readonly readPart: (edition: Edition, body: FileBody, part: Part) => Promise<Uint8Array> | undefined
}

/**
 * A file that is no longer what its edition knows is an `Outage`: other bytes must never go out under its tag. It
 * is known by its length, and by staying what it was when this edition first sent it.
 */
export function files(root: string, parts?: Parts): Files {
  const seen = new WeakMap<Edition, Map<string, string>>()

  function look(edition: Edition, body: FileBody, { ino, size, mtimeMs }: FileIdentity): void {
    const files = seen.get(edition) ?? new Map<string, string>()
    seen.set(edition, files)
    const print = `${ino} ${mtimeMs}`
    if (size !== body.length || (files.get(body.file) ?? print) !== print) throw changed(body)
    files.set(body.file, print)
  }

  /** Players ask for many short parts; @fastify/static opens, streams and closes a file for each. */
  const readPart: Files['readPart'] = (edition, body, { first, last }) => {
    if (!parts || last - first >= AT_ONCE_BYTES) return undefined
    return parts.read(body.file, first, last - first + 1).then(({ bytes, facts }) => {
      look(edition, body, facts)
      return bytes
    })
  }

  const send: SendFile = (request, reply, edition, body, part) => {
    const reading = part === 'whole' ? undefined : readPart(edition, body, part)
    if (reading && part !== 'whole') {
      const range = `bytes ${part.first}-${part.last}/${body.length}`
      return reading.then((bytes) => reply.code(206).header('content-range', range).send(bytes))
    }
    const { headers } = request.raw
    for (const name of JUDGED) delete headers[name]
    if (part === 'whole') delete headers.range
    else headers.range = `bytes=${part.first}-${part.last}`

    const onFile = (_: string, facts: FileIdentity) => look(edition, body, facts)
    return reply.sendFile(body.file, root, { ...OPTIONS, onFile })
  }
  return { send, readPart }
}

/**
 * An `onSend` hook: a file that is cut short while it is being sent must not leave its connection open, or the next
 * answer would be read as the rest of this one.
 */
export function guardLength(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  if (isFileStream(payload)) {
    const promised = Number(reply.getHeader('content-length'))
    payload.once('end', () => {
      if (payload.bytesRead >= promised) return
      request.log.error({ path: payload.path, promised, sent: payload.bytesRead }, 'file cut short')
      reply.raw.destroy()
    })
    payload.once('error', (error) => request.log.error({ err: error }, 'outage'))
  }
  done(null, payload)
}

function changed({ file }: FileBody): Outage {
  return new Outage('storage', 'read', `${file} is not what it was when its edition was made.`)
}

function isFileStream(payload: unknown): payload is FileStream {
  return typeof payload === 'object' && payload !== null && 'bytesRead' in payload && 'pipe' in payload
}

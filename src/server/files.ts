import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileBody } from '../model/resource.ts'
import { Outage } from '../ports/outage.ts'
import type { OpenFile, Parts } from '../ports/parts.ts'
import type { Part } from './range.ts'
import { sameBytes } from './same-bytes.ts'

/** What is read at one stroke and sent from memory: so much may wait for each slow listener. */
const AT_ONCE_BYTES = 128 * 1024
/** What is read ahead of a listener. */
const PIECE_BYTES = 256 * 1024
/** A piece that was read while the file changed is read again, so many times. */
const ATTEMPTS = 3

const NOTHING = new Uint8Array()

/** Sends a file of the station, or the part of it that was asked for. */
type SendFile = (
  request: FastifyRequest,
  reply: FastifyReply,
  body: FileBody,
  part: Part | 'whole',
) => Promise<FastifyReply>

/** How files of the station are sent. */
export interface Files {
  readonly send: SendFile
  /** Reads a part that is short enough to be sent from memory; undefined for others. */
  readonly readPart: (body: FileBody, part: Part) => Promise<Uint8Array> | undefined
}

/**
 * Other bytes than those that a tag was made of never go out under it. Every piece is looked at again once it is read, before it
 * is sent: was the file written to, its digest is taken, and decides. A file that is another one is an `Outage`; where
 * part of it went out already, the connection is cut.
 */
export function files(parts: Parts): Files {
  const { known, prove } = sameBytes()

  /** Players ask for many short parts. */
  const readPart: Files['readPart'] = (body, { first, last }) => {
    if (last - first >= AT_ONCE_BYTES) return undefined
    return parts.read(body.file, first, last - first + 1).then(({ bytes, identity }) => {
      return known(body, identity) ? bytes : readProven(body, first, last)
    })
  }

  async function readProven(body: FileBody, first: number, last: number): Promise<Uint8Array> {
    const file = await openFor(body)
    try {
      return await pieceOf(file, body, first, last - first + 1)
    } finally {
      await file.close()
    }
  }

  /** The file at its path, if its bytes are those of the body. */
  async function openFor(body: FileBody): Promise<OpenFile> {
    const file = await parts.open(body.file)
    try {
      const isSame =
        file.size() === body.length && (known(body, file.identity()) ?? (await prove(body, file)))
      if (!isSame) throw changed(body)
      return file
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** Bytes of the body, whatever happens to the file: it may grow, and lose its name. */
  async function pieceOf(file: OpenFile, body: FileBody, first: number, length: number): Promise<Uint8Array> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { bytes, identity } = await file.read(first, length)
      if (known(body, identity)) return bytes
      // It is read again: what was read may be older than what was proven.
      if (!(await prove(body, file))) break
    }
    throw changed(body)
  }

  async function* piecesOf(
    file: OpenFile,
    body: FileBody,
    { first, last }: Part,
  ): AsyncGenerator<Uint8Array> {
    try {
      yield NOTHING
      for (let at = first; at <= last; at += PIECE_BYTES) {
        yield await pieceOf(file, body, at, Math.min(PIECE_BYTES, last - at + 1))
      }
    } finally {
      await file.close()
    }
  }

  const send: SendFile = async (request, reply, body, part) => {
    const { first, last } = part === 'whole' ? { first: 0, last: body.length - 1 } : part
    const short = part === 'whole' ? undefined : await readPart(body, part)
    const file = short ? undefined : await openFor(body)
    if (part !== 'whole') reply.code(206).header('content-range', `bytes ${first}-${last}/${body.length}`)
    if (short) return reply.send(bufferOf(short))
    reply.header('content-length', String(last - first + 1))
    if (!file || request.method === 'HEAD' || last < first) {
      await file?.close()
      return reply.send(request.method === 'HEAD' ? undefined : Buffer.alloc(0))
    }
    const pieces = piecesOf(file, body, { first, last })
    // Begun, so that it is ended, and the file closed, however soon the listener goes away.
    await pieces.next()
    const stream = Readable.from(pieces, { objectMode: false, highWaterMark: PIECE_BYTES })
    stream.once('error', (error) => request.log.error({ err: error, path: body.file }, 'outage'))
    return reply.send(stream)
  }
  return { send, readPart }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function changed({ file }: FileBody): Outage {
  return new Outage('storage', 'read', `${file} is not what it was when its edition was made.`)
}

import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileBody } from '../model/resource.ts'
import { IoError } from '../ports/io-error.ts'
import type { OpenFile, RangeReader, ReadableFile } from '../ports/range-reader.ts'
import { sameBytes } from './file-digest-check.ts'
import { mediaBlocks } from './media-blocks.ts'
import { perRoundLimit } from './per-round-limit.ts'
import type { ByteRange } from './range.ts'

/**
 * @fastify/static, and what has to be known of it (10.1.11 with @fastify/send 4.2.1):
 * - It judges If-Match, If-None-Match and If-Unmodified-Since although `etag` and `lastModified` are off (412 for any
 *   tag), and reads If-Range loosely; so these header fields are judged before, and taken off the request here.
 * - Its range parser takes `bytes=5x-7` for 5-7 and a suffix longer than the file for outside; so it only ever sees a
 *   range that was read before.
 * - It opens the file at its path by itself, and sends what it reads, whatever became of the file meanwhile. So the file
 *   is opened and proven before; is it the same that @fastify/static opened, the first one is closed, and each piece is
 *   looked at; otherwise the proven one is read.
 * - Its stream closes the file as soon as the last piece is handed on, so that nobody could look at it; so that is left
 *   to whoever reads the stream.
 * - It reads in pieces of 16 KiB unless told otherwise.
 */
/** What is read ahead of a listener. */
const PIECE_BYTES = 256 * 1024
const OPTIONS = {
  etag: false,
  lastModified: false,
  cacheControl: false,
  contentType: false,
  acceptRanges: true,
  dotfiles: 'allow',
  index: false,
  highWaterMark: PIECE_BYTES,
} as const
const JUDGED = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range'] as const
/** Downloads that begin, or send a piece, in one round of the event loop: others are answered in between. */
const PIECES_IN_ROUND = 1
/** What is read at one stroke and sent from memory: so much may wait for each slow listener. */
const AT_ONCE_BYTES = 128 * 1024
/** A piece that was read while the file changed is read again, so many times. */
const ATTEMPTS = 3

/** Sends a file of the station, or the part of it that was asked for. */
type SendFile = (
  request: FastifyRequest,
  reply: FastifyReply,
  body: FileBody,
  part: ByteRange | 'whole',
) => Promise<FastifyReply>

const NOTHING = new Uint8Array()

/** What @fastify/static reads a file with. */
type FileStream = Readable & { readonly fd: number; readonly pending: boolean; autoClose: boolean }

/** A body on its way, with the file that holds it: opened, and proven to be the body's. */
interface Sending {
  readonly file: OpenFile
  readonly body: FileBody
  /** Where it begins and ends in the file. */
  readonly first: number
  readonly last: number
}

/** How files of the station are sent. */
export interface Files {
  readonly send: SendFile
  /** A part that is in memory, in pieces; undefined where it has to be read. */
  readonly heldPart: (body: FileBody, part: ByteRange) => readonly Uint8Array[] | undefined
  /** Reads a part that is short enough to be sent from memory; undefined for others. */
  readonly readPart: (body: FileBody, part: ByteRange) => Promise<Uint8Array> | undefined
  /** An `onSend` hook: lets nothing of a file out that is not of its body. */
  readonly guard: (
    request: FastifyRequest,
    reply: FastifyReply,
    payload: unknown,
    done: (error: Error | null, payload?: unknown) => void,
  ) => void
}

/**
 * Other bytes than those that a tag was made of never go out under it. Every piece is looked at again once it is read, before it
 * is sent: was the file written to, its digest is taken, and decides. A file that is another one is an `IoError`; where
 * part of it went out already, the connection is cut.
 */
export function files(parts: RangeReader): Files {
  const { known, prove } = sameBytes()
  const blocks = mediaBlocks()
  const turn = perRoundLimit(PIECES_IN_ROUND)
  /** Answers that @fastify/static is about to read the body of. */
  const sending = new WeakMap<FastifyRequest, Sending>()

  const heldPart: Files['heldPart'] = (body, part) => {
    const pieces = isShort(part) ? blocks.part(body.digest, part) : undefined
    // A recording that was replaced is not sent, although these bytes would be the right ones.
    return pieces && isStillSame(body) ? pieces : undefined
  }

  function isStillSame(body: FileBody): boolean {
    const identity = parts.seen(body.file)
    return identity !== undefined && known(body, identity) === true
  }

  /** Players ask for many short parts, and many players for the same ones. */
  const readPart: Files['readPart'] = (body, part) => {
    if (!isShort(part)) return undefined
    const wide = isStillSame(body) ? blocks.wanted(body.digest, part, body.length) : undefined
    return wide ? readBlocks(body, wide, part) : readSame(body, part)
  }

  async function readBlocks(
    body: FileBody,
    wide: ByteRange,
    { first, last }: ByteRange,
  ): Promise<Uint8Array> {
    const bytes = await readSame(body, wide)
    blocks.hold(body.digest, wide.first, bytes)
    return bytes.subarray(first - wide.first, last - wide.first + 1)
  }

  function readSame(body: FileBody, { first, last }: ByteRange): Promise<Uint8Array> {
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
  async function pieceOf(
    file: ReadableFile,
    body: FileBody,
    first: number,
    length: number,
  ): Promise<Uint8Array> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { bytes, identity } = await file.read(first, length)
      if (known(body, identity)) return bytes
      // It is read again: what was read may be older than what was proven.
      if (!(await prove(body, file))) break
    }
    throw changed(body)
  }

  /** The body: what @fastify/static reads, where it opened the proven file, or what is read of that. */
  async function* proven(stream: FileStream, sending: Sending): AsyncGenerator<Uint8Array> {
    const { file, body, first, last } = sending
    try {
      if (stream.pending) await once(stream, 'open')
      const opened = parts.opened(body.file, stream.fd)
      const isSame = opened.identity() === file.identity()
      await (isSame ? file.close() : stream.destroy())
      // Begun, so that it is ended, and its file closed, however soon the listener goes away.
      yield NOTHING
      if (isSame) yield* looked(stream, opened, sending)
      else {
        for (let at = first; at <= last; at += PIECE_BYTES) {
          await turn()
          yield await pieceOf(file, body, at, Math.min(PIECE_BYTES, last + 1 - at))
        }
      }
    } finally {
      stream.destroy()
      await file.close()
    }
  }

  /** Each piece of a stream, looked at once it is read; where the file changed meanwhile, it is read again. */
  async function* looked(stream: FileStream, file: ReadableFile, { body, first, last }: Sending) {
    let at = first
    for await (const piece of stream as AsyncIterable<Buffer>) {
      await turn()
      yield known(body, file.identity()) ? piece : await pieceOf(file, body, at, piece.byteLength)
      at += piece.byteLength
    }
    // A file that was cut short meanwhile: nobody may take the next answer for the rest.
    if (at !== last + 1) throw changed(body)
  }

  const send: SendFile = async (request, reply, body, part) => {
    const { first, last } = part === 'whole' ? { first: 0, last: body.length - 1 } : part
    const short = part === 'whole' ? undefined : await readPart(body, part)
    if (short) {
      reply.code(206).header('content-range', `bytes ${first}-${last}/${body.length}`)
      return reply.send(bufferOf(short))
    }
    await turn()
    const file = await openFor(body)
    sending.set(request, { file, body, first, last })
    const { headers } = request.raw
    for (const name of JUDGED) delete headers[name]
    if (part === 'whole') delete headers.range
    else headers.range = `bytes=${first}-${last}`
    return reply.sendFile(body.file, parts.root, OPTIONS)
  }

  const guard: Files['guard'] = (request, reply, payload, done) => {
    const own = sending.get(request)
    if (!own) return done(null, payload)
    sending.delete(request)
    const isLong = Number(reply.getHeader('content-length')) === own.last - own.first + 1
    if (!isFileStream(payload) || !isLong) {
      // An answer without a body, or about a file that went away, or became another one, at this moment.
      if (isFileStream(payload)) payload.destroy()
      const error = isLong || reply.statusCode >= 300 ? null : changed(own.body)
      own.file.close().then(() => done(error, payload), done)
      return
    }
    // It may fail before anybody reads from it: then reading fails.
    payload.on('error', () => {})
    payload.autoClose = false
    const pieces = proven(payload, own)
    const begun = () => {
      const stream = Readable.from(pieces, { objectMode: false, highWaterMark: PIECE_BYTES })
      stream.once('error', (error) => {
        if (error instanceof IoError) request.log.error({ err: error, path: own.body.file }, 'outage')
      })
      done(null, stream)
    }
    pieces.next().then(begun, done)
  }
  return { send, heldPart, readPart, guard }
}

function isShort({ first, last }: ByteRange): boolean {
  return last - first < AT_ONCE_BYTES
}

function isFileStream(payload: unknown): payload is FileStream {
  return payload instanceof Readable && 'fd' in payload && 'autoClose' in payload
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function changed({ file }: FileBody): IoError {
  return new IoError('storage', 'read', `${file} is not what it was when its build was made.`)
}

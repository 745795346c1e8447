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
 * How @fastify/static 10.1.11 with @fastify/send 4.2.1 differs from what is needed here:
 * - It evaluates If-Match, If-None-Match and If-Unmodified-Since although `etag` and `lastModified` are off
 *   (412 for any tag), and reads If-Range loosely. So these fields are evaluated before, and removed from the
 *   request here.
 * - Its range parser reads `bytes=5x-7` as 5-7, and takes a suffix longer than the file for unsatisfiable. So
 *   it only gets a range that `readRange` has parsed.
 * - It opens the path by itself and sends what it reads, even if the file has changed. So the file is opened
 *   and verified before. If @fastify/static opened the same file, the first descriptor is closed and each
 *   chunk is checked; otherwise the verified file is read.
 * - Its stream closes the file as soon as the last chunk is passed on, before that chunk can be checked. So
 *   `autoClose` is off, and the reader of the stream closes it.
 * - It reads in chunks of 16 KiB by default.
 */
/** Bytes read ahead of a client. */
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
/**
 * Downloads that start or send a chunk in one iteration of the event loop; other requests are handled in
 * between.
 */
const PIECES_IN_ROUND = 1
/** Longest range that is read at once and sent from memory: each slow client may hold that much. */
const AT_ONCE_BYTES = 128 * 1024
/** How often a chunk is read at most if the file changes meanwhile. */
const ATTEMPTS = 3

/** Sends a file of the station, or the requested range of it. */
type SendFile = (
  request: FastifyRequest,
  reply: FastifyReply,
  body: FileBody,
  part: ByteRange | 'whole',
) => Promise<FastifyReply>

const NOTHING = new Uint8Array()

/** The stream with which @fastify/static reads a file. */
type FileStream = Readable & { readonly fd: number; readonly pending: boolean; autoClose: boolean }

/** A body that is being sent, with its file: opened, and verified to have the body's bytes. */
interface Sending {
  readonly file: OpenFile
  readonly body: FileBody
  /** Positions of the first and the last byte in the file. */
  readonly first: number
  readonly last: number
}

/** How files of the station are sent. */
export interface Files {
  readonly send: SendFile
  /** The chunks of a range that is in memory; undefined if the file must be read. */
  readonly heldPart: (body: FileBody, part: ByteRange) => readonly Uint8Array[] | undefined
  /** Reads a range that is short enough to be sent from memory; undefined for longer ones. */
  readonly readPart: (body: FileBody, part: ByteRange) => Promise<Uint8Array> | undefined
  /** An `onSend` hook: sends only bytes of the file's own body. */
  readonly guard: (
    request: FastifyRequest,
    reply: FastifyReply,
    payload: unknown,
    done: (error: Error | null, payload?: unknown) => void,
  ) => void
}

/**
 * Bytes other than those that an ETag was computed from must not be sent with it. Every chunk is checked
 * after it is read and before it is sent: if the file was written to, its digest is computed again and
 * decides. A file that was replaced is an `IoError`; if part of it was sent already, the connection is
 * closed.
 */
export function files(parts: RangeReader): Files {
  const { known, prove } = sameBytes()
  const blocks = mediaBlocks()
  const turn = perRoundLimit(PIECES_IN_ROUND)
  /** Responses whose body @fastify/static is about to read. */
  const sending = new WeakMap<FastifyRequest, Sending>()

  const heldPart: Files['heldPart'] = (body, part) => {
    const pieces = isShort(part) ? blocks.part(body.digest, part) : undefined
    // A recording that was replaced is not sent, although the cached bytes would be correct.
    return pieces && isStillSame(body) ? pieces : undefined
  }

  function isStillSame(body: FileBody): boolean {
    const identity = parts.seen(body.file)
    return identity !== undefined && known(body, identity) === true
  }

  /** Players request many short ranges, and many players the same ones. */
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

  /** Opens the file of a body; throws an `IoError` if its bytes are not those of the body. */
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

  /** Reads bytes of the body, even if the file grows or its name is removed meanwhile. */
  async function pieceOf(
    file: ReadableFile,
    body: FileBody,
    first: number,
    length: number,
  ): Promise<Uint8Array> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { bytes, identity } = await file.read(first, length)
      if (known(body, identity)) return bytes
      // Reads again: the chunk may be older than the bytes that were verified.
      if (!(await prove(body, file))) break
    }
    throw changed(body)
  }

  /**
   * The body: the stream of @fastify/static if it opened the verified file, otherwise chunks of the verified
   * file.
   */
  async function* proven(stream: FileStream, sending: Sending): AsyncGenerator<Uint8Array> {
    const { file, body, first, last } = sending
    try {
      if (stream.pending) await once(stream, 'open')
      const opened = parts.opened(body.file, stream.fd)
      const isSame = opened.identity() === file.identity()
      await (isSame ? file.close() : stream.destroy())
      // Starts the generator, so that its `finally` closes the file however early the client disconnects.
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

  /** The chunks of a stream, each checked after it is read, and read again if the file changed meanwhile. */
  async function* looked(stream: FileStream, file: ReadableFile, { body, first, last }: Sending) {
    let at = first
    for await (const piece of stream as AsyncIterable<Buffer>) {
      await turn()
      yield known(body, file.identity()) ? piece : await pieceOf(file, body, at, piece.byteLength)
      at += piece.byteLength
    }
    // The file was truncated meanwhile: the client must not take the next response for the rest.
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
      // A response without a body, or about a file that was removed or replaced at this moment.
      if (isFileStream(payload)) payload.destroy()
      const error = isLong || reply.statusCode >= 300 ? null : changed(own.body)
      own.file.close().then(() => done(error, payload), done)
      return
    }
    // The stream may fail before it is read; then reading fails.
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

import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { AddressUsage, AddressUsages, Refusal } from './client-address-usage.ts'

/** A response that has ended, or whose client has disconnected. */
export interface Ended {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly milliseconds: number
  /** Bytes sent over the connection for it, header fields included. */
  readonly bytes: number
}

/** Responds to a request. */
type Handler = (request: IncomingMessage, response: ServerResponse) => void
type Pair = readonly [request: IncomingMessage, response: ServerResponse]

/** The client of a request, with the address that Fastify found. */
export interface Asker {
  readonly socket: Socket
  readonly ip: string
}

/** Options of `Connections`. */
export interface Watching {
  readonly usages: AddressUsages
  /** Whether this network address is a trusted proxy, which may open any number of connections. */
  readonly isProxy: (address: string) => boolean
  /** Called for every response that ends. */
  readonly onEnded?: (ended: Ended) => void
}

/** An open connection and its pending responses. */
interface Connection {
  readonly socket: Socket
  /** What its address uses; undefined for trusted proxies. */
  readonly usage: AddressUsage | undefined
  /** The response in progress on it. */
  current: ServerResponse | undefined
  /** Requests that were parsed behind the current one, in order; undefined while there are none. */
  held: Pair[] | undefined
  written: number
}

const CONNECTION = Symbol('what is known of a connection')
type Watched = Socket & { [CONNECTION]?: Connection }

const BEGAN = Symbol('when the request came in')
const ENDED = Symbol('whether it has ended; absent for an answer that is not watched')
const DOWNLOAD = Symbol('the address for which it counts as a download')
type Marked = ServerResponse & {
  [BEGAN]?: number
  [ENDED]?: boolean
  [DOWNLOAD]?: AddressUsage
}

/** node:http's internal flag that `close` was emitted. end-of-stream reads it; it has no public setter. */
interface Closable {
  _closed: boolean
}

/** Held requests of all connections, about 64 MB. Beyond it, a connection that pipelines is closed. */
const MOST_HELD = 16_384
const LOOK_MS = 200

/**
 * The open connections of a server. Each handles one request at a time, as nginx does: a pipelined request
 * waits for the response before it, and the socket is paused meanwhile. When a connection closes, its only
 * response in progress ends in any case: counters are decremented, files closed, memory released.
 */
export class Connections {
  /** Connections closed because their address reached its limit, or because too many requests were held. */
  refused = 0
  readonly #watching: Watching
  readonly #handler: Handler
  readonly #onEnd: (this: ServerResponse) => void
  readonly #open = new Set<Connection>()
  readonly #timer: NodeJS.Timeout
  #owed = 0
  #held = 0
  #draining = false

  /** `handler` responds to requests. Must be called before `server` listens. */
  constructor(server: Server, handler: Handler, watching: Watching) {
    this.#watching = watching
    this.#handler = handler
    // One listener for all responses: a closure for each would cost too much for a poll.
    const end = (response: ServerResponse) => this.#end(response)
    this.#onEnd = function (this: ServerResponse) {
      end(this)
    }
    server.on('request', (request: IncomingMessage, response: ServerResponse) =>
      this.#hear(request, response),
    )
    server.on('connection', (socket: Socket) => this.#connect(socket))
    this.#timer = setInterval(() => this.#look(), LOOK_MS).unref()
  }

  /** Number of open connections. */
  get open(): number {
    return this.#open.size
  }

  /** Number of responses in progress. */
  get owed(): number {
    return this.#owed
  }

  /** Response bytes that are not sent yet. */
  get unsentBytes(): number {
    let sum = 0
    for (const { current } of this.#open) sum += current?.writableLength ?? 0
    return sum
  }

  /** Whether a response is in progress on the socket. */
  isBusy(socket: Socket): boolean {
    return connectionOf(socket)?.current !== undefined
  }

  /** Counts a response unless it is counted already: an injected request has no connection. */
  notice(response: ServerResponse): void {
    if ((response as Marked)[ENDED] === undefined) this.#begin(response)
  }

  /** Counts a response as a download of its client, or returns why it is refused. */
  takeDownload(asker: Asker, response: ServerResponse): Refusal | undefined {
    const { usages } = this.#watching
    const usage = connectionOf(asker.socket)?.usage ?? usages.of(asker.ip)
    const refusal = usages.take(usage)
    if (refusal === undefined) (response as Marked)[DOWNLOAD] = usage
    return refusal
  }

  /** Closes a connection as soon as it has no response in progress, and the rest after `graceSeconds`. */
  drain(graceSeconds: number): void {
    this.#draining = true
    clearInterval(this.#timer)
    for (const { socket, current } of this.#open) if (current === undefined) socket.destroy()
    const end = () => {
      for (const { socket } of this.#open) socket.destroy()
    }
    setTimeout(end, graceSeconds * 1000).unref()
  }

  #connect(socket: Socket): void {
    if (this.#draining) {
      socket.destroy()
      return
    }
    const { usages, isProxy } = this.#watching
    // A socket that is closed already has no address.
    const { remoteAddress: address = '' } = socket
    const counts = address !== '' && !isProxy(address)
    const usage = counts ? usages.connect(address) : undefined
    if (counts && usage === undefined) {
      this.#refuse(socket)
      return
    }
    const connection: Connection = { socket, usage, current: undefined, held: undefined, written: 0 }
    ;(socket as Watched)[CONNECTION] = connection
    this.#open.add(connection)
    socket.once('close', () => this.#close(connection))
  }

  #refuse(socket: Socket): void {
    this.refused++
    socket.destroy()
  }

  #hear(request: IncomingMessage, response: ServerResponse): void {
    const connection = connectionOf(request.socket)
    // The connection was closed before its first request was parsed.
    if (connection === undefined) return
    if (connection.current === undefined && connection.held === undefined) {
      this.#answer(connection, request, response)
    } else this.#hold(connection, request, response)
  }

  #answer(connection: Connection, request: IncomingMessage, response: ServerResponse): void {
    connection.current = response
    this.#begin(response)
    this.#handler(request, response)
  }

  #begin(response: ServerResponse): void {
    const marked = response as Marked
    marked[ENDED] = false
    this.#owed++
    if (this.#watching.onEnded !== undefined) marked[BEGAN] = performance.now()
    response.on('close', this.#onEnd)
  }

  #end(response: ServerResponse): void {
    const marked = response as Marked
    if (marked[ENDED] === true) return
    marked[ENDED] = true
    this.#owed--
    if (marked[DOWNLOAD] !== undefined) this.#watching.usages.release(marked[DOWNLOAD])
    const { socket } = response.req
    const connection = connectionOf(socket)
    if (this.#watching.onEnded !== undefined) this.#reportEnded(response, socket, connection)
    if (connection === undefined) return
    connection.current = undefined
    // Node keeps a connection alive after its response although the server no longer listens.
    if (this.#draining) socket.destroySoon()
    else if (connection.held !== undefined) this.#answerHeld(connection, connection.held)
  }

  #reportEnded(response: ServerResponse, socket: Socket, connection: Connection | undefined): void {
    const written = socket.bytesWritten ?? 0
    const bytes = written - (connection?.written ?? 0)
    if (connection !== undefined) connection.written = written
    const milliseconds = performance.now() - ((response as Marked)[BEGAN] ?? 0)
    this.#watching.onEnded?.({ request: response.req, response, milliseconds, bytes })
  }

  /** Holds a pipelined request. Node parses all that it has read, up to 64 KiB: no connection holds more. */
  #hold(connection: Connection, request: IncomingMessage, response: ServerResponse): void {
    const { socket, usage } = connection
    if (socket.destroyed) return
    if (connection.held === undefined) {
      connection.held = []
      // Node resumes the socket after every message, and whenever it has drained.
      socket.on('resume', pauseAgain)
      socket.pause()
    }
    connection.held.push([request, response])
    this.#held++
    if (usage !== undefined) usage.held++
    const isFull = usage !== undefined && this.#watching.usages.isFull(usage)
    if (isFull || this.#held > MOST_HELD) this.#refuse(socket)
  }

  #answerHeld(connection: Connection, held: Pair[]): void {
    const { socket, usage } = connection
    // The last response ended the connection.
    if (!socket.writable) return
    const next = held.shift()
    if (next !== undefined) {
      this.#held--
      if (usage !== undefined) usage.held--
      this.#answer(connection, ...next)
      return
    }
    connection.held = undefined
    socket.off('resume', pauseAgain)
    socket.resume()
  }

  #close(connection: Connection): void {
    const { current, held = [], usage } = connection
    this.#open.delete(connection)
    this.#held -= held.length
    if (usage !== undefined) usage.held -= held.length
    connection.held = undefined
    if (current !== undefined) settle(current)
    if (usage !== undefined) this.#watching.usages.disconnect(usage)
  }

  #look(): void {
    const { usages } = this.#watching
    usages.clearUnsent()
    for (const { current, usage } of this.#open) {
      if (current === undefined) continue
      const asker = (current as Marked)[DOWNLOAD] ?? usage
      if (asker !== undefined) asker.unsentBytes += current.writableLength
    }
  }
}

function connectionOf(socket: Socket): Connection | undefined {
  return (socket as Watched)[CONNECTION]
}

function pauseAgain(this: Socket): void {
  this.pause()
}

/**
 * Ends a response whose connection is closed. Node does so for the response that it is sending, but not for
 * one that waits behind Node's own (400 for a request without Host): a file streamed into it would wait for
 * ever.
 */
function settle(response: ServerResponse): void {
  if (response.closed) return
  response.destroyed = true
  ;(response as unknown as Closable)._closed = true
  response.emit('close')
}

import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { AddressUsage, AddressUsages, Refusal } from './client-address-usage.ts'

/** An answer that has ended, or whose asker has gone. */
export interface Ended {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly milliseconds: number
  /** That went out over the connection for it, header fields and all. */
  readonly bytes: number
}

/** What answers a request. */
type Handler = (request: IncomingMessage, response: ServerResponse) => void
type Pair = readonly [request: IncomingMessage, response: ServerResponse]

/** Who asks, as Fastify has it. */
export interface Asker {
  readonly socket: Socket
  readonly ip: string
}

/** What connections are watched with. */
export interface Watching {
  readonly usages: AddressUsages
  /** Whether whoever connects from this network address is a believed proxy: those may open as many as they need. */
  readonly isProxy: (address: string) => boolean
  /** Hears of every answer that ends. */
  readonly onEnded?: (ended: Ended) => void
}

/** A connection, with what it is owed. */
interface Connection {
  readonly socket: Socket
  /** What its address has; absent for proxies that are believed. */
  readonly usage: AddressUsage | undefined
  /** The one answer that is under way over it. */
  current: ServerResponse | undefined
  /** Requests that were read with the one that is answered, in their order; absent while there are none. */
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

/** node:http's own mark of a message that has said `close`, which end-of-stream asks for (no setter is public). */
interface Closable {
  _closed: boolean
}

/** Of all connections: so many requests wait, about 64 MB. Beyond that, whoever sends more than one is not heard. */
const MOST_HELD = 16_384
const LOOK_MS = 200

/**
 * The open connections of a server. Over each, one request is answered at a time, as nginx does it: the next one waits for
 * its turn, and while it waits nothing more is read. So one answer is all that is under way for a connection, and it is
 * settled when the connection closes, whatever becomes of it: counts come down, files are closed, memory is given back.
 */
export class Connections {
  /** How many were closed because their address had all that it may have, or because too many requests waited. */
  refused = 0
  readonly #watching: Watching
  readonly #handler: Handler
  readonly #onEnd: (this: ServerResponse) => void
  readonly #open = new Set<Connection>()
  readonly #timer: NodeJS.Timeout
  #owed = 0
  #held = 0
  #draining = false

  /** `handler` answers what comes in over the connections of `server`. Call it before the server listens. */
  constructor(server: Server, handler: Handler, watching: Watching) {
    this.#watching = watching
    this.#handler = handler
    // One function for all: a poll is too short for a closure of its own.
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

  /** How many are open. */
  get open(): number {
    return this.#open.size
  }

  /** How many answers are under way. */
  get owed(): number {
    return this.#owed
  }

  /** How many bytes of answers are not sent yet. */
  get unsentBytes(): number {
    let sum = 0
    for (const { current } of this.#open) sum += current?.writableLength ?? 0
    return sum
  }

  /** Whether an answer is on its way over it. */
  isBusy(socket: Socket): boolean {
    return connectionOf(socket)?.current !== undefined
  }

  /** Counts an answer that did not come in over a connection: an injected one. */
  notice(response: ServerResponse): void {
    if ((response as Marked)[ENDED] === undefined) this.#begin(response)
  }

  /** Counts an answer as a download of whoever asks; answers why where it may not have one more. */
  takeDownload(asker: Asker, response: ServerResponse): Refusal | undefined {
    const { usages } = this.#watching
    const usage = connectionOf(asker.socket)?.usage ?? usages.of(asker.ip)
    const refusal = usages.take(usage)
    if (refusal === undefined) (response as Marked)[DOWNLOAD] = usage
    return refusal
  }

  /**
   * From now on, a connection is closed as soon as nothing is under way on it; after `graceSeconds`, whatever
   * is under way.
   */
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
    // One that is gone already has no address.
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
    // It was closed before its first request was read.
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
    // Node keeps a connection that is asked over alive, though its server no longer listens.
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

  /**
   * Node parses all that it has read, up to 64 KiB, and cannot be stopped in between: so much at most is held for a
   * connection.
   */
  #hold(connection: Connection, request: IncomingMessage, response: ServerResponse): void {
    const { socket, usage } = connection
    if (socket.destroyed) return
    if (connection.held === undefined) {
      connection.held = []
      // Node goes on reading after every message, and whenever the socket has drained.
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
    // After the last answer of a connection nothing is answered over it.
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
 * Ends an answer whose connection is closed. Node does so for the one that it sends just then, not for one that waits behind
 * what Node itself answers (400 for a request without Host): whoever streams a file into it would wait for ever.
 */
function settle(response: ServerResponse): void {
  if (response.closed) return
  response.destroyed = true
  ;(response as unknown as Closable)._closed = true
  response.emit('close')
}

import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { ResourceKind } from '../model/resource.ts'

/** The open connections of a server, so that it can end without cutting anybody off. */
export interface Connections {
  /** Whether an answer is on its way over it. */
  readonly isBusy: (socket: Socket) => boolean
  /**
   * From now on, a connection is closed as soon as nothing is under way on it; after `graceSeconds`, whatever
   * is under way.
   */
  readonly drain: (graceSeconds: number) => void
  /** Times an answer that did not come in over a connection: an injected one. */
  readonly notice: (response: ServerResponse) => void
  /** How many are open, and how many answers they wait for. */
  readonly count: () => { readonly open: number; readonly owed: number }
}

/** An answer that has ended, or whose asker has gone. */
export interface Ended {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly milliseconds: number
  /** That went out over the connection for it, header fields and all. */
  readonly bytes: number
}

interface Open {
  owed: number
  written: number
}

const BEGAN = Symbol('when the request came in')
const ENDED = Symbol('whether it has ended')
const KIND = Symbol('the kind of what was asked for')
const ASKER = Symbol('who asked')
type Marked = ServerResponse & {
  [BEGAN]?: number
  [ENDED]?: boolean
  [KIND]?: ResourceKind
  [ASKER]?: string
}

/** Notes what is being answered, for those who count. */
export function markKind(response: ServerResponse, kind: ResourceKind): void {
  ;(response as Marked)[KIND] = kind
}

/** What `markKind` noted; undefined for what is no resource. */
export function kindOf(response: ServerResponse): ResourceKind | undefined {
  return (response as Marked)[KIND]
}

/** Notes the network address of who asked, for a log that was asked to say it. */
export function markAsker(response: ServerResponse, address: string): void {
  ;(response as Marked)[ASKER] = address
}

/** What `markAsker` noted. */
export function askerOf(response: ServerResponse): string | undefined {
  return (response as Marked)[ASKER]
}

/** Begins to watch; call it before the server listens. `told` hears of every answer that ends. */
export function watchConnections(server: Server, told?: (ended: Ended) => void): Connections {
  const opened = new Map<Socket, Open>()
  let owed = 0
  let draining = false

  // One function for all: a poll is too short for a closure of its own.
  function ended(this: ServerResponse): void {
    const { socket } = this.req
    if ((this as Marked)[ENDED]) return
    ;(this as Marked)[ENDED] = true
    owed--
    const open = opened.get(socket)
    if (told !== undefined) tell(this, socket, open)
    if (open === undefined) return
    open.owed--
    // Node keeps a connection that is asked over alive, though its server no longer listens.
    if (draining && open.owed === 0) socket.destroySoon()
  }

  function tell(response: ServerResponse, socket: Socket, open: Open | undefined): void {
    const written = socket.bytesWritten ?? 0
    const bytes = written - (open?.written ?? 0)
    if (open !== undefined) open.written = written
    const milliseconds = performance.now() - ((response as Marked)[BEGAN] ?? 0)
    told?.({ request: response.req, response, milliseconds, bytes })
  }

  server.on('connection', (socket: Socket) => {
    if (draining) {
      socket.destroy()
      return
    }
    opened.set(socket, { owed: 0, written: 0 })
    socket.once('close', () => opened.delete(socket))
  })
  function begin(response: ServerResponse): void {
    owed++
    if (told !== undefined) (response as Marked)[BEGAN] = performance.now()
    response.on('close', ended)
  }
  // Before Fastify, which may have answered once it is through.
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const open = opened.get(socket)
    if (open !== undefined) open.owed++
    begin(response)
  })

  return {
    isBusy: (socket) => (opened.get(socket)?.owed ?? 0) > 0,
    drain: (graceSeconds) => {
      draining = true
      for (const [socket, { owed: answers }] of opened) if (answers === 0) socket.destroy()
      const end = setTimeout(() => {
        for (const socket of opened.keys()) socket.destroy()
      }, graceSeconds * 1000)
      server.once('close', () => clearTimeout(end))
    },
    notice: (response) => {
      if (told !== undefined && (response as Marked)[BEGAN] === undefined) begin(response)
    },
    count: () => ({ open: opened.size, owed }),
  }
}

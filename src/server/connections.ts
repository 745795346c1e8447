import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The open connections of a server, so that it can end without cutting anybody off. */
export interface Connections {
  /** Whether an answer is on its way over it. */
  readonly isBusy: (socket: Socket) => boolean
  /**
   * From now on, a connection is closed as soon as nothing is under way on it; after `graceSeconds`, whatever
   * is under way.
   */
  readonly drain: (graceSeconds: number) => void
}

/** Begins to watch; call it before the server listens. */
export function watchConnections(server: Server): Connections {
  /** How many answers each connection owes. */
  const owed = new Map<Socket, number>()
  let draining = false

  server.on('connection', (socket: Socket) => {
    if (draining) {
      socket.destroy()
      return
    }
    owed.set(socket, 0)
    socket.once('close', () => owed.delete(socket))
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    owed.set(socket, (owed.get(socket) ?? 0) + 1)
    response.once('close', () => {
      const left = (owed.get(socket) ?? 1) - 1
      if (owed.has(socket)) owed.set(socket, left)
      // Node keeps a connection that is asked over alive, though its server no longer listens.
      if (draining && left === 0) socket.destroySoon()
    })
  })

  return {
    isBusy: (socket) => (owed.get(socket) ?? 0) > 0,
    drain: (graceSeconds) => {
      draining = true
      for (const [socket, answers] of owed) if (answers === 0) socket.destroy()
      const end = setTimeout(() => {
        for (const socket of owed.keys()) socket.destroy()
      }, graceSeconds * 1000)
      server.once('close', () => clearTimeout(end))
    },
  }
}

import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { IoError } from '../ports/io-error.ts'

/** A server that listens. */
export interface Listening {
  /** The server's URL on this machine, without a trailing slash. */
  readonly url: string
  /**
   * Accepts no more connections, closes idle ones, and resolves when the rest have ended or their grace
   * period is over.
   */
  readonly close: () => Promise<void>
}

/**
 * Connections that may wait to be accepted, if the operating system allows as many. A client that finds the
 * queue full tries again after one second, then three, then seven: that is worse than a 503.
 */
const BACKLOG = 4096

/** Starts listening; port 0 takes any free one. */
export async function listen(
  app: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  await app.listen({ host, port, backlog: BACKLOG }).catch((error: NodeJS.ErrnoException) => {
    throw unheard(error, host, port)
  })
  const { address, family, port: taken } = app.server.address() as AddressInfo
  const others = host === 'localhost' ? await listenBeside(app, address, taken) : []
  return {
    url: `http://${nameOf(host, address, family)}:${taken}`,
    close: async () => {
      const closed = others.map((other) => new Promise((done) => other.close(done)))
      await app.close()
      await Promise.all(closed)
    },
  }
}

/** Why a server cannot listen, and what to type. */
function unheard(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is in use already. Take another one: --port ${port + 1}, or --port 0 for any that is free.`,
    EACCES: `Port ${port} may not be taken by this user. Take one above 1023: --port 3000.`,
    EADDRNOTAVAIL: `${host} is no address of this computer. Take 127.0.0.1, or 0.0.0.0 for every one: --host 127.0.0.1.`,
    ENOTFOUND: `There is no host ${host}. Take 127.0.0.1, or 0.0.0.0 for every address: --host 127.0.0.1.`,
  }
  const reason = reasons[error.code ?? '']
  return reason === undefined ? error : new IoError('server', 'listen', reason, error)
}

/**
 * `localhost` stands for 127.0.0.1 and ::1, and clients try either one first. Connections to the second
 * address are passed to the same server, so that the same limits apply. An address that cannot be bound is
 * skipped.
 */
async function listenBeside(app: FastifyInstance, first: string, port: number): Promise<Server[]> {
  const others: Server[] = []
  for (const { address } of await lookup('localhost', { all: true }).catch(() => [])) {
    if (address === first) continue
    const other = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      app.server.emit('connection', socket)
    })
    try {
      await once(other.listen({ host: address, port, backlog: BACKLOG }), 'listening')
      others.push(other)
    } catch {
      // No IPv6 on this machine, or another process has the port there.
    }
  }
  return others
}

/** The host of the URL: a browser cannot open 0.0.0.0 or ::. */
function nameOf(host: string, address: string, family: string): string {
  if (address === '0.0.0.0' || address === '::') return 'localhost'
  if (host === 'localhost') return host
  return family === 'IPv6' ? `[${address}]` : address
}

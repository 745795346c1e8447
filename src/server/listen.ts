import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { IoError } from '../ports/io-error.ts'

/** A server that listens. */
export interface Listening {
  /** Where it can be asked from this machine; without a slash at its end. */
  readonly url: string
  /**
   * Takes no more connections, closes those where nothing is under way, and answers once the rest have ended or
   * their grace is over.
   */
  readonly close: () => Promise<void>
}

/**
 * So many may wait for their connection to be taken, if the system agrees. Whoever finds no place asks again after one
 * second, then three, then seven: that is worse than an answer of 503.
 */
const BACKLOG = 4096

/** Begins to listen; port 0 takes any free one. */
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

/** What keeps a server from listening, and what to type. */
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
 * The name localhost stands for 127.0.0.1 and ::1, and clients try either one first. What comes in at the other address is a
 * connection of the same server, so that the same limits hold. An address that cannot be had is done without.
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
      // No IPv6 on this machine, or the port is somebody else's there.
    }
  }
  return others
}

/** “Every address” is none that a browser could go to. */
function nameOf(host: string, address: string, family: string): string {
  if (address === '0.0.0.0' || address === '::') return 'localhost'
  if (host === 'localhost') return host
  return family === 'IPv6' ? `[${address}]` : address
}

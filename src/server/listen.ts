import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'

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
  await app.listen({ host, port, backlog: BACKLOG })
  const { address, family, port: taken } = app.server.address() as AddressInfo
  return { url: `http://${nameOf(host, address, family)}:${taken}`, close: () => app.close() }
}

/** “Every address” is none that a browser could go to. */
function nameOf(host: string, address: string, family: string): string {
  if (address === '0.0.0.0' || address === '::') return 'localhost'
  if (host === 'localhost') return host
  return family === 'IPv6' ? `[${address}]` : address
}

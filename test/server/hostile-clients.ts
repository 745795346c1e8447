import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openDescriptors } from '../../src/adapters/files/descriptors.ts'

/** Linux answers on all of 127.0.0.0/8 to each of its addresses; elsewhere only 127.0.0.1 is there. */
export const ONE_ADDRESS = process.platform === 'linux' ? false : 'there is one loopback address here'

/** Connections that send `bytes` and read nothing. */
export async function silentSockets(
  port: number,
  count: number,
  bytes: string,
  localAddress = '127.0.0.1',
): Promise<Socket[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect({ port, host: '127.0.0.1', localAddress })
      socket.on('error', () => {})
      await once(socket, 'connect')
      socket.pause()
      if (bytes !== '') socket.write(bytes, 'latin1')
      return socket
    }),
  )
}

/** Closes connections and forgets them: what a client has read and not looked at stays with its socket. */
export function closeAll(sockets: Socket[]): void {
  for (const socket of sockets) socket.destroy()
  sockets.length = 0
}

export interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingMessage['headers']
}

/** Asks over a connection of its own, and reads the answer to its end without keeping it. */
export async function ask(
  port: number,
  path: string,
  localAddress = '127.0.0.1',
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { port, host: '127.0.0.1', path, localAddress, headers, agent: false }
    get(options, resolve).on('error', reject)
  })
  answer.resume()
  await once(answer, 'end')
  return { status: answer.statusCode, headers: answer.headers }
}

/** A figure of /metrics, without asking for it over the network. */
export function figureIn(text: string, name: string): number {
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

/** Looks until it is so, for a minute on a busy machine. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let turn = 0; turn < 1200; turn++) {
    if (await isSo()) return true
    await wait(50)
  }
  return false
}

/** How many descriptors this process has; 0 where that cannot be seen. */
export function descriptors(): number {
  return openDescriptors() ?? 0
}

/** Bytes that this process holds on to, after a garbage collection and what follows from it. */
export async function heldMemory(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  for (let turn = 0; turn < 2; turn++) {
    collect()
    await wait(0)
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

import { createServer, type Server } from 'node:net'

/** Below those that Linux gives to whoever connects: between looking and listening, nobody comes by one by chance. */
const LOWEST = 10_000
const HIGHEST = 32_000

/** A port that nobody listens at, for a program that has to be told one. */
export async function freePort(): Promise<number> {
  const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST))
  const server = createServer()
  const isFree = await listens(server, port)
  await new Promise((done) => server.close(done))
  return isFree ? port : freePort()
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => resolve(true))
  })
}

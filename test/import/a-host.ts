import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Test } from 'tap'

/** What a host of somebody else's does with a request: files by path, or something of its own. */
export type Host = Readonly<
  Record<string, Uint8Array | string | ((request: IncomingMessage, response: ServerResponse) => void)>
>

/** A host on this machine that answers ranges, and says what it was asked. */
export async function startHost(
  t: Test,
  host: (url: string) => Host,
): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = []
  let files: Host = {}
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const { range } = request.headers
    asked.push(range === undefined ? path : `${path} ${range}`)
    const file = files[path]
    if (file === undefined) return void response.writeHead(404).end()
    if (typeof file === 'function') return file(request, response)
    send(request, response, Buffer.from(file))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  t.teardown(() => server.closeAllConnections())
  t.teardown(() => server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  files = host(url)
  return { url, asked }
}

const ETAG = '"whole"'

/** Sends bytes, or the part of them that is wanted. */
export function send(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]
  const isPart = from !== undefined && request.headers['if-range'] === ETAG
  const body = isPart ? bytes.subarray(Number(from)) : bytes
  response.writeHead(isPart ? 206 : 200, {
    etag: ETAG,
    'content-length': body.length,
    'content-type': 'audio/mpeg',
    ...(isPart && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
  })
  response.end(body)
}

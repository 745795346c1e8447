import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
  xml: 'text/xml',
}

/** Some folder of some host: it knows files and their endings, and nothing of Inonda. */
export interface StaticHost {
  /** Where the files begin, `http://127.0.0.1:4711/onda`. */
  readonly url: string
  readonly origin: string
  readonly close: () => void
}

/** Puts files, by path, on the web. */
export async function staticHostOf(files: ReadonlyMap<string, Buffer>): Promise<StaticHost> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const path = decodeURIComponent(pathname)
      .replace(/^\/(onda\/)?/, '')
      .replace(/(^|\/)$/, '$1index.html')
    const bytes = files.get(path)
    if (!bytes) response.writeHead(path === 'favicon.ico' ? 204 : 404).end()
    else {
      const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
      response.writeHead(200, { 'content-type': type }).end(bytes)
    }
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    url: `${origin}/onda`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

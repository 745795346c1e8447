// node:http and node:https with nothing on them: a table, prepared header fields, and one read for a range.
import { open, read } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { certificateIn } from '../certificate.mjs'
import { brotli, gzip, MODIFIED, material, RECORDING_BYTES } from '../material.mjs'

const [root, port, tlsPort, certificate] = process.argv.slice(2)
const { page, feed } = material()
const COMMON = [
  'X-Content-Type-Options',
  'nosniff',
  'Referrer-Policy',
  'strict-origin-when-cross-origin',
  'Cache-Control',
  'public, max-age=300',
  'Last-Modified',
  MODIFIED.toUTCString(),
]
const OPEN = [
  'Access-Control-Allow-Origin',
  '*',
  'Access-Control-Expose-Headers',
  'Content-Length, Content-Range, Accept-Ranges, ETag',
]
const form = (type, bytes, tag, ...more) => {
  const headers = [...COMMON, ...more, 'Vary', 'Accept-Encoding', 'ETag', tag]
  return {
    tag,
    bytes,
    kept: headers,
    whole: [...headers, 'Content-Type', type, 'Content-Length', String(bytes.length)],
  }
}
const forms = (type, bytes, ...more) => ({
  identity: form(type, bytes, '"a"', ...more),
  gzip: form(type, gzip(bytes), '"a-gz"', 'Content-Encoding', 'gzip', ...more),
  br: form(type, brotli(bytes), '"a-br"', 'Content-Encoding', 'br', ...more),
})
const table = new Map([
  ['/feeds/all.xml', forms('application/rss+xml; charset=utf-8', feed, ...OPEN)],
  ['/episodes/one/', forms('text/html; charset=utf-8', page)],
])

open(`${root}/talk.mp3`, (failure, file) => {
  if (failure) throw failure
  const answer = (request, response) => {
    if (request.url === '/talk.mp3') return sendRange(request, response, file)
    const found = table.get(request.url)
    if (!found) return response.writeHead(404).end()
    const wanted = request.headers['accept-encoding'] ?? ''
    const { tag, bytes, kept, whole } = wanted.includes('br')
      ? found.br
      : wanted.includes('gzip')
        ? found.gzip
        : found.identity
    if (request.headers['if-none-match'] === tag) response.writeHead(304, kept).end()
    else response.writeHead(200, whole).end(bytes)
  }
  createServer(answer).listen(Number(port), '127.0.0.1')
  createSecureServer(certificateIn(certificate), answer).listen(Number(tlsPort), '127.0.0.1')
})

function sendRange({ headers }, response, file) {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [0, 0, RECORDING_BYTES - 1]
  const length = last - first + 1
  const bytes = Buffer.allocUnsafe(length)
  read(file, bytes, 0, length, Number(first), (failure) => {
    if (failure) return response.destroy()
    response.writeHead(206, [
      ...COMMON,
      ...OPEN,
      'ETag',
      '"r"',
      'Accept-Ranges',
      'bytes',
      'Content-Type',
      'audio/mpeg',
      'Content-Range',
      `bytes ${first}-${last}/${RECORDING_BYTES}`,
      'Content-Length',
      String(length),
    ])
    response.end(bytes)
  })
}

import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { FastifyInstance } from 'fastify'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import type { CurrentBuild, SiteBuild } from '../../src/build/site-build.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import type { Resource } from '../../src/model/resource.ts'
import { buildServer, type ServerOptions } from '../../src/server/app.ts'

/** When everything in the build was changed last. */
export const MODIFIED = new Date('2025-03-14T17:00:00.250Z')
export const MODIFIED_TEXT = 'Fri, 14 Mar 2025 17:00:00 GMT'
/** Ten kilobytes whose every offset can be told. */
export const SOUND = Buffer.from(
  Array.from({ length: 10_000 }, (_, index) => (index * 7 + (index >> 8)) % 256),
)
export const FEED = Buffer.from(`<rss>${'<item>Radio in onda, ogni venerdì</item>'.repeat(200)}</rss>`)
export const NOTES = Buffer.from(`<!doctype html><title>One</title>${'<p>Notes</p>'.repeat(100)}`)
export const LOST = Buffer.from(`<!doctype html><title>Nothing here</title>${'<p>Gone away</p>'.repeat(100)}`)
export const CHAPTERS = Buffer.from('{"version":"1.2.0","chapters":[]}')

export function made(address: string, kind: Resource['kind'], type: string, bytes: Uint8Array): Resource {
  return { address, kind, type, body: { bytes: () => bytes } }
}

export function file(address: string, name: string, type: string, bytes: Uint8Array): Resource {
  const digest = createHash('sha256').update(bytes).digest('hex')
  const kind = type.startsWith('image/') ? 'picture' : 'recording'
  return { address, kind, type, body: { file: name, length: bytes.byteLength, digest } }
}

const HTML = 'text/html; charset=utf-8'
const STATION: readonly Resource[] = [
  made('/', 'page', HTML, NOTES),
  made('/404.html', 'page', HTML, LOST),
  made('/people/', 'page', HTML, NOTES),
  made('/feeds/all.xml', 'feed', 'application/rss+xml; charset=utf-8', FEED),
  made('/episodes/one/', 'page', HTML, NOTES),
  made('/episodes/one/transcript.vtt', 'text', 'text/vtt; charset=utf-8', FEED),
  made('/episodes/one/transcript.html', 'text', HTML, NOTES),
  made('/episodes/one/chapters.json', 'text', 'application/json+chapters', CHAPTERS),
  made('/assets/station.css', 'asset', 'text/css; charset=utf-8', FEED),
  made('/assets/mark.svg', 'picture', 'image/svg+xml', FEED),
  file('/episodes/one/talk.mp3', 'episodes/one/talk.mp3', 'audio/mpeg', SOUND),
  file('/episodes/one/caff%C3%A8%20%231.opus', 'episodes/one/caffè #1.opus', 'audio/ogg; codecs=opus', SOUND),
  file('/episodes/one/.hidden.jpg', 'episodes/one/.hidden.jpg', 'image/jpeg', SOUND),
  { ...made('/episodes/uno/', 'page', HTML, NOTES), redirect: '/episodes/one/' },
]

/** The files that the build speaks of, for `t.testdir`. */
export const FOLDER = {
  'station.yaml': 'title: A secret of the source',
  episodes: { one: { 'talk.mp3': SOUND, 'caffè #1.opus': SOUND, '.hidden.jpg': SOUND } },
}

export function siteBuild(resources: readonly Resource[] = STATION): SiteBuild {
  const table = new Map(resources.map((resource) => [resource.address, resource]))
  return {
    moment: new Date('2025-03-15T00:00:00Z'),
    addresses: [...table.keys()],
    find: (address) => table.get(address),
    gone: new Set(['/episodes/withdrawn/']),
  }
}

export function currentBuildOf(
  resources: readonly Resource[] = STATION,
  refused: readonly Diagnostic[] = [],
): CurrentBuild {
  return { siteBuild: siteBuild(resources), modified: () => MODIFIED, refused }
}

export const LIMITS = { rateLimit: 0, trustProxy: false, graceSeconds: 5 } as const

/** A server for a folder made of `FOLDER`, unless the wiring says otherwise. */
export function serve(root: string, wiring: Partial<ServerOptions> = {}): FastifyInstance {
  const current = currentBuildOf()
  return buildServer({ current: () => current, parts: fileRangeReader(root), limits: LIMITS, ...wiring })
}

/** What a server says to these very bytes, until it closes the connection. */
export async function say(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(request, 'latin1')
  return text(socket)
}

export function portOf(app: FastifyInstance): number {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.')
  return address.port
}

// Inonda's server, over a build of three resources, with TLS as well. What it is asked to log goes to the file named last.
import { openSync, readFileSync, writeSync } from 'node:fs'
import { createServer } from 'node:tls'
import { composeServer } from '../../../lib/compose.js'
import { buildServer } from '../../../lib/server/app.js'
import { inBatches } from '../../../lib/server/log.js'
import { certificateIn } from '../certificate.mjs'
import { MODIFIED, material, RECORDING_BYTES } from '../material.mjs'

const [root, port, tlsPort, certificate, log] = process.argv.slice(2)
const { page, feed } = material()
const made = (address, kind, type, bytes) => ({ address, kind, type, body: { bytes: () => bytes } })
const sound = {
  file: 'talk.mp3',
  length: RECORDING_BYTES,
  digest: readFileSync(`${root}/talk.sha256`, 'utf8'),
}
const table = new Map(
  [
    made('/episodes/one/', 'page', 'text/html; charset=utf-8', page),
    made('/feeds/all.xml', 'feed', 'application/rss+xml; charset=utf-8', feed),
    { address: '/talk.mp3', kind: 'recording', type: 'audio/mpeg', body: sound },
  ].map((resource) => [resource.address, resource]),
)
const siteBuild = {
  moment: MODIFIED,
  addresses: [...table.keys()],
  find: (address) => table.get(address),
  gone: new Set(),
}
const current = { siteBuild, modified: () => MODIFIED, refused: [] }
const lines = log === undefined ? undefined : openSync(log, 'w')
const app = buildServer({
  current: () => current,
  ...composeServer(root),
  limits: { rateLimit: 1_000_000_000, trustProxy: false, graceSeconds: 1 },
  ...(lines && { log: { requests: true, write: inBatches((text) => writeSync(lines, text)).write } }),
})
await app.listen({ host: '127.0.0.1', port: Number(port) })
// As https.Server does it: what was decrypted is a connection like any other.
const secure = createServer(certificateIn(certificate), (socket) => app.server.emit('connection', socket))
await new Promise((done) => secure.listen(Number(tlsPort), '127.0.0.1', done))
process.once('SIGTERM', () => process.exit())
process.stdout.write('ready\n')

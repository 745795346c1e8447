// Inonda's server, over an edition of three resources. What it is asked to log goes to the file named last.
import { openSync, writeSync } from 'node:fs'
import { composeServer } from '../../../lib/compose.js'
import { buildServer } from '../../../lib/server/app.js'
import { inBatches } from '../../../lib/server/log.js'
import { digestOf, MODIFIED, material } from '../material.mjs'

const [root, port, log] = process.argv.slice(2)
const { page, feed, recording } = material()
const made = (address, kind, type, bytes) => ({ address, kind, type, body: { bytes: () => bytes } })
const sound = { file: 'talk.mp3', length: recording.length, digest: digestOf(recording) }
const table = new Map(
  [
    made('/episodes/one/', 'page', 'text/html; charset=utf-8', page),
    made('/feeds/all.xml', 'feed', 'application/rss+xml; charset=utf-8', feed),
    { address: '/talk.mp3', kind: 'recording', type: 'audio/mpeg', body: sound },
  ].map((resource) => [resource.address, resource]),
)
const edition = {
  moment: MODIFIED,
  addresses: [...table.keys()],
  find: (address) => table.get(address),
  gone: new Set(),
}
const standing = { edition, modified: () => MODIFIED, refused: [] }
const lines = log === undefined ? undefined : openSync(log, 'w')
const app = buildServer({
  standing: () => standing,
  root,
  ...composeServer(root),
  limits: { rateLimit: 1_000_000_000, trustProxy: false, graceSeconds: 1 },
  ...(lines && { log: { requests: true, write: inBatches((text) => writeSync(lines, text)).write } }),
})
await app.listen({ host: '127.0.0.1', port: Number(port) })
process.once('SIGTERM', () => process.exit())
process.stdout.write('ready\n')

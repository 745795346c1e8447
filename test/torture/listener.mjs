// What listeners and apps ask a server for, and what the right answers are.
import { createHash } from 'node:crypto'
import { Agent, get } from 'node:http'

const NOTHING = digestOf('')
const QUESTIONS = ['customer', 'market', 'voice', 'tape radio', 'student', 'perche', 'work', 'company market']

/** Somebody who asks a server, over as many connections as it takes. `leave` closes them. */
export function listenerOf(url) {
  const agent = new Agent({ keepAlive: true })

  /** Everything that the site map and the feeds name, in several forms, with the digest of the right answer. */
  async function targets() {
    const map = (await ask('/sitemap.xml')).body.toString()
    const pages = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, found]) => new URL(found).pathname)
    const home = (await ask('/')).body.toString()
    const feeds = [...new Set([...home.matchAll(/\/feeds\/[\w-]+\.(?:xml|json)/g)].map(([found]) => found))]
    const recordings = []
    for (const feed of feeds.filter((one) => one.endsWith('.xml'))) {
      const { body } = await ask(feed)
      for (const [, found] of body.toString().matchAll(/<enclosure[^>]+url="([^"]+)"/g)) {
        recordings.push(new URL(found).pathname)
      }
    }
    const wanted = [
      ...pages.map((path) => ({ path, headers: {} })),
      ...[...pages, ...feeds].flatMap((path) => [
        { path, headers: { 'accept-encoding': 'gzip' } },
        { path, headers: { 'accept-encoding': 'br' } },
      ]),
      ...recordings.flatMap((path) => [
        { path, headers: {} },
        { path, headers: { range: 'bytes=1000-66535' } },
      ]),
      // What no memory answers, a quarter of all.
      ...QUESTIONS.flatMap((question) => {
        const asked = { path: `/search/?q=${encodeURIComponent(question)}`, headers: {} }
        return Array.from({ length: 32 }, () => asked)
      }),
    ]
    const found = []
    for (const one of wanted) {
      const { status, headers, body } = await ask(one.path, one.headers)
      if (status >= 400) throw new Error(`${one.path}: ${status}`)
      found.push({ ...one, status, digest: digestOf(body) })
      if (status !== 200 || headers.etag === undefined) continue
      const held = { ...one.headers, 'if-none-match': headers.etag }
      for (let often = 0; often < 3; often++)
        found.push({ path: one.path, headers: held, status: 304, digest: NOTHING })
    }
    return found
  }

  function ask(path, headers = {}, gives = false) {
    const began = performance.now()
    return new Promise((resolve, reject) => {
      const request = get(url + path, { headers, agent }, (answer) => {
        const milliseconds = performance.now() - began
        if (gives) {
          answer.once('readable', () => answer.destroy())
          answer.once('error', () => {})
          answer.once('close', () => resolve({ status: 0 }))
          return
        }
        const pieces = []
        answer.on('data', (piece) => pieces.push(piece))
        answer.on('end', () => {
          resolve({
            status: answer.statusCode,
            headers: answer.headers,
            body: Buffer.concat(pieces),
            milliseconds,
            kept: request.reusedSocket,
          })
        })
        answer.on('error', reject)
      })
      request.on('error', reject)
    })
  }

  return { ask, targets, leave: () => agent.destroy() }
}

export function digestOf(bytes) {
  return createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')
}

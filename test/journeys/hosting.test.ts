import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { startLiveSite } from '../../src/build/live-site.ts'
import { compose } from '../../src/compose.ts'
import { buildServer } from '../../src/server/app.ts'
import { inonda } from '../cli/a-terminal.ts'
import { copyOfSample } from './a-sample.ts'
import { NGINX, withNginx } from './an-nginx.ts'

const LIMITS = { rateLimit: 0, trustProxy: false, graceSeconds: 1 } as const
/** Header fields that say what an answer is and who may do what with it. */
const MATTER = [
  ...['content-type', 'cache-control', 'content-security-policy', 'permissions-policy'],
  ...[
    'access-control-allow-origin',
    'access-control-expose-headers',
    'x-content-type-options',
    'referrer-policy',
  ],
]

t.test('the configuration names each kind of file, what moved and what is gone', async (t) => {
  const { folder, out } = await built(t, 'nginx')
  t.match(out, /dist\.nginx\.conf: the configuration for nginx/)
  const text = await readFile(join(folder, 'dist.nginx.conf'), 'utf8')
  t.match(text, /root ".*\/dist";/)
  t.match(text, /location = "\/episodes\/a-guid-is-for-life\/" \{ return 301 "\/episodes\/a-guid\/\$is_args/)
  t.match(text, /location \^~ "\/episodes\/from-tape-to-text\/" \{ return 410; \}/)
  const lines = text.split('\n').length
  t.ok(lines < 600, `${lines} lines, whatever the number of episodes`)
})

for (const server of ['caddy', 'apache'] as const) {
  t.test(`a configuration for ${server} has the same kinds, moves and absences`, async (t) => {
    const { folder } = await built(t, server)
    const file = server === 'caddy' ? 'dist.Caddyfile' : 'dist.apache.conf'
    const text = await readFile(join(folder, file), 'utf8')
    t.match(text, /application\/rss\+xml; charset=utf-8/)
    t.match(text, /a-guid-is-for-life/)
    t.match(text, /from-tape-to-text/)
    t.match(text, /frame-ancestors 'none'/)
    t.match(text, /frame-ancestors \*/)
  })
}

t.test('build --server: a name that nobody knows', async (t) => {
  const { status, err } = await inonda(['build', '--server', 'iis', '--station', t.testdir({})])
  t.equal(status, 2)
  t.match(err, /nginx, caddy, apache/)
})

const skip = NGINX ? false : 'nginx is not installed'
t.test('nginx answers as inonda serve does', { skip }, async (t) => {
  const { folder } = await built(t, 'nginx')
  const theirs = await withNginx(t, folder)
  const { ours, addresses } = await withServe(t, folder)
  t.ok(addresses.length > 80)
  const differences: string[] = []
  const compare = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const [one, other] = await Promise.all(
      [ours, theirs].map((origin) => asked(origin + path, { method, headers })),
    )
    if (!one || !other) throw new Error('two answers')
    const name = `${method} ${path} ${JSON.stringify(headers)}`
    if (one.status !== other.status) differences.push(`${name}: ${one.status} and ${other.status}`)
    if (one.status !== 200 && one.status !== 206) return
    for (const field of MATTER) {
      const [a, b] = [one.headers.get(field), other.headers.get(field)]
      if (a !== b) differences.push(`${name} ${field}: ${a} and ${b}`)
    }
    if (!one.body.equals(other.body))
      differences.push(`${name}: ${one.body.length} bytes and ${other.body.length}`)
  }

  for (const address of addresses) {
    await compare(address)
    await compare(address, { 'accept-encoding': 'gzip' })
  }
  const recording = addresses.find((one) => one.endsWith('.mp3')) ?? ''
  for (const range of ['bytes=0-99', 'bytes=1000-1999', 'bytes=-50', 'bytes=99999999-'])
    await compare(recording, { range })
  await compare('/feeds/radio-bocconi.xml', { 'sec-fetch-dest': 'document' })
  for (const path of ['/nowhere', '/episodes/nobody/', '/station.yaml', '/.inonda/x', '/episodes/a-guid'])
    await compare(path)
  t.same(differences, [])

  const page = await asked(`${theirs}/episodes/a-guid/`)
  t.equal(
    (
      await asked(`${theirs}/episodes/a-guid/`, {
        headers: { 'if-none-match': page.headers.get('etag') ?? '' },
      })
    ).status,
    304,
  )
  const moved = await asked(`${theirs}/episodes/a-guid-is-for-life/?a=b`)
  t.match([moved.status, moved.headers.get('location')], [301, /\/episodes\/a-guid\/\?a=b$/])
  const folderless = await asked(`${theirs}/episodes/a-guid`)
  t.match([folderless.status, folderless.headers.get('location')], [301, /\/episodes\/a-guid\/$/])
  t.equal((await asked(`${theirs}/episodes/from-tape-to-text/`)).status, 410)
  t.equal((await asked(`${theirs}/`, { method: 'POST' })).status, 405)
  const zipped = await asked(`${theirs}/feeds/radio-bocconi.xml`, { headers: { 'accept-encoding': 'gzip' } })
  t.equal(zipped.headers.get('content-encoding'), 'gzip', 'what was compressed at the build')
})

t.test('nginx under a path of its own', { skip }, async (t) => {
  const { folder } = await built(t, 'nginx', ['--url', 'https://radio.example.org/on-da'])
  const theirs = await withNginx(t, folder)
  const page = await asked(`${theirs}/on-da/people/`)
  t.equal(page.status, 200)
  t.match(page.headers.get('content-security-policy'), /frame-ancestors 'none'/)
  const folderless = await asked(`${theirs}/on-da/people`)
  t.match([folderless.status, folderless.headers.get('location')], [301, /\/on-da\/people\/$/])
  const moved = await asked(`${theirs}/on-da/episodes/a-guid-is-for-life/`)
  t.match([moved.status, moved.headers.get('location')], [301, /\/on-da\/episodes\/a-guid\/$/])
})

/** The sample with an episode renamed and one taken back, built for a server. */
async function built(t: Test, server: string, words: readonly string[] = []) {
  const folder = await copyOfSample(t.testdir({}))
  await rename(join(folder, 'episodes/a-guid-is-for-life'), join(folder, 'episodes/a-guid'))
  const file = join(folder, 'episodes/from-tape-to-text/episode.md')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('status: published', 'status: draft'))
  const { status, out, err } = await inonda(['build', '--server', server, '--station', folder, ...words])
  if (status !== 0) throw new Error(err)
  return { folder, out }
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Buffer
}

/** As it came, but for its compression. */
async function asked(url: string, init: RequestInit = {}): Promise<Answer> {
  const headers = { 'accept-encoding': 'identity', ...(init.headers as Record<string, string>) }
  const answer = await fetch(url, { redirect: 'manual', ...init, headers })
  return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) }
}

async function withServe(t: Test, folder: string) {
  const { context, root, clock } = compose(folder)
  const watch = { start: async () => async () => {} }
  const { liveSite } = await startLiveSite(context, clock, watch, { tell: () => {} })
  if (!liveSite) throw new Error('the station goes on air')
  const app = buildServer({ current: liveSite.current, parts: fileRangeReader(root), limits: LIMITS })
  const ours = await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(async () => {
    await app.close()
    await liveSite.stop()
  })
  const { siteBuild } = liveSite.current()
  const addresses = siteBuild.addresses.filter(
    (one) => siteBuild.find(one)?.redirect === undefined && one !== '/404.html',
  )
  return { ours, addresses }
}

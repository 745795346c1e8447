import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { startLiveSite } from '../../src/build/live-site.ts'
import { compose } from '../../src/compose.ts'
import { buildServer } from '../../src/server/app.ts'
import { inonda } from '../cli/a-terminal.ts'
import { copyOfSample } from './a-sample.ts'
import { skipWithout, withServer } from './a-web-server.ts'

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

const SERVERS = ['nginx', 'apache', 'caddy'] as const
const FILES = {
  nginx: ['dist.nginx.conf', 'dist.nginx.include.conf', 'dist.nginx.moved.conf'],
  apache: ['dist.apache.conf', 'dist.apache.include.conf', 'dist.apache.moved.conf'],
  caddy: ['dist.Caddyfile', 'dist.Caddyfile.include', 'dist.Caddyfile.moved'],
} as const

for (const server of SERVERS) {
  t.test(
    `the configuration for ${server} names each kind of file, what moved and what is gone`,
    async (t) => {
      const { folder, out } = await built(t, server)
      const [host, fragment, moved] = await Promise.all(
        FILES[server].map(async (file) => {
          t.match(out, `${file}: `)
          return readFile(join(folder, file), 'utf8')
        }),
      )
      t.match(host, /dist\.\w+\.local|dist\.Caddyfile\.local/, 'what an operator adds has a file of its own')
      t.match(fragment, /application\/rss\+xml; charset=utf-8/)
      t.match(fragment, /frame-ancestors 'none'/)
      t.match(fragment, /frame-ancestors \*/)
      t.match(moved, /a-guid-is-for-life/)
      t.match(moved, /from-tape-to-text/)
      t.notMatch(fragment, /from-tape-to-text/)
      const lines = fragment?.split('\n').length ?? 0
      t.ok(lines < 900, `${lines} lines, whatever the number of episodes`)
    },
  )
}

t.test('build --server: a name that nobody knows', async (t) => {
  const { status, err } = await inonda(['build', '--server', 'iis', '--station', t.testdir({})])
  t.equal(status, 2)
  t.match(err, /nginx, caddy, apache/)
})

for (const server of SERVERS) {
  const skip = skipWithout(server)
  t.test(`${server} answers as inonda serve does`, { skip }, async (t) => {
    const { folder } = await built(t, server)
    const theirs = await withServer(t, server, folder)
    const { ours, addresses } = await withServe(t, folder)
    t.ok(addresses.length > 80)
    const differences: string[] = []
    const compare = async (path: string, headers: Record<string, string> = {}) => {
      const [one, other] = await Promise.all(
        [ours, theirs].map((origin) => asked(origin + path, { headers })),
      )
      if (!one || !other) throw new Error('two answers')
      const name = `${path} ${JSON.stringify(headers)}`
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
    const tag = { 'if-none-match': page.headers.get('etag') ?? '' }
    t.equal((await asked(`${theirs}/episodes/a-guid/`, { headers: tag })).status, 304)
    await answersAt(t, theirs, '')
  })

  for (const isIncluded of [false, true]) {
    const way = isIncluded ? 'included in another host' : 'as a host'
    t.test(`${server} under a path of its own, ${way}`, { skip }, async (t) => {
      const { folder } = await built(t, server, ['--url', 'https://radio.example.org/on-da'])
      const theirs = await withServer(t, server, folder, { isIncluded })
      await answersAt(t, theirs, '/on-da')
      const bare = await asked(`${theirs}/on-da`)
      t.match([bare.status, bare.headers.get('location')], [/30[18]/, /\/on-da\/$/])
      if (isIncluded)
        t.match((await asked(`${theirs}/own`)).status, /20[04]/, 'the rest of the host is its own')
      const outside = await asked(`${theirs}/people/`)
      t.equal(
        outside.status === 200 && outside.body.length > 0,
        false,
        'nothing of the site stands elsewhere',
      )
    })
  }
}

/** What a site under a base path answers, whoever serves it. */
async function answersAt(t: Test, origin: string, base: string) {
  const at = (path: string, init?: RequestInit) => asked(origin + base + path, init)
  const page = await at('/people/')
  t.equal(page.status, 200)
  t.match(page.headers.get('content-security-policy'), /frame-ancestors 'none'/)
  const folderless = await at('/people')
  t.match([folderless.status, folderless.headers.get('location')], [/30[18]/, new RegExp(`${base}/people/$`)])
  const moved = await at('/episodes/a-guid-is-for-life/')
  t.match([moved.status, moved.headers.get('location')], [/30[18]/, new RegExp(`${base}/episodes/a-guid/$`)])
  for (const [path, status] of [
    ['/nowhere', 404],
    ['/episodes/from-tape-to-text/', 410],
  ] as const) {
    const missing = await at(path)
    t.equal(missing.status, status, path)
    t.match(missing.headers.get('content-type'), /^text\/html/)
    t.match(missing.body.toString(), /<h1>/, 'with the page of the site')
  }
  for (const [path, status] of [
    ['/episodes/a-guid-is-for-life/transcript.vtt', [301, 308]],
    ['/episodes/from-tape-to-text/transcript.vtt', [410]],
    ['/episodes/nobody/transcript.vtt', [404]],
    ['/episodes/nobody/talk.abc', [404]],
  ] as const) {
    const missing = await at(path)
    t.ok(
      status.some((one) => one === missing.status),
      `${path}: ${missing.status}`,
    )
    t.equal(missing.headers.get('access-control-allow-origin'), '*', `${path}: a web player may read why`)
  }
  t.equal((await at('/nowhere')).headers.get('access-control-allow-origin'), null, 'a page is no file')
  const former = await asked(`${origin}/radio-before/episodes/caff%C3%A8%20x/?a=%C3%A9`)
  t.match(former.status, /30[18]/, 'what stood below another path before')
  const location = new URL(former.headers.get('location') ?? '', origin)
  t.equal(decodeURI(location.pathname + location.search), `${base}/episodes/caffè x/?a=é`)
  const zipped = await at('/feeds/radio-bocconi.xml', { headers: { 'accept-encoding': 'gzip' } })
  t.equal(zipped.headers.get('content-encoding'), 'gzip', 'what was compressed at the build')
  t.match(zipped.headers.get('content-type'), /^application\/rss\+xml/)
  t.match(zipped.body.toString(), /^<\?xml/)
}

/** The sample with an episode renamed and one taken back, built for a server. */
async function built(t: Test, server: string, words: readonly string[] = []) {
  const folder = await copyOfSample(t.testdir({}))
  await rename(join(folder, 'episodes/a-guid-is-for-life'), join(folder, 'episodes/a-guid'))
  const file = join(folder, 'episodes/from-tape-to-text/episode.md')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('status: published', 'status: draft'))
  const station = join(folder, 'station.yaml')
  const own = await readFile(station, 'utf8')
  await writeFile(station, `${own}formerly: https://radio.example.org/radio-before\n`)
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
  const { liveSite } = await startLiveSite(context, clock, watch, { onEvent: () => {} })
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

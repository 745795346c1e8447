import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { systemClock } from '../../src/adapters/files/clock.ts'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { startLiveSite } from '../../src/build/live-site.ts'
import { compose } from '../../src/compose.ts'
import { buildServer } from '../../src/server/app.ts'
import { inonda } from '../cli/a-terminal.ts'
import { ownFolder } from '../own-folder.ts'
import { filesOf } from './a-built-sample.ts'
import { copyOfSample } from './a-sample.ts'

const LIMITS = { rateLimit: 0, trustProxy: false, graceSeconds: 1 } as const
const QUIET = { start: async () => async () => {} }

t.test('every file of a build is the server’s answer, byte for byte', async (t) => {
  const folder = await copyOfSample(ownFolder(t))
  const built = await inonda(['build', '--station', folder])
  t.equal(built.status, 0, built.err)

  const { context, watch, root } = compose(folder)
  const { liveSite } = await startLiveSite(context, systemClock, watch, { onEvent: () => {} })
  if (!liveSite) throw new Error('the sample goes on air')
  const app = buildServer({ current: liveSite.current, parts: fileRangeReader(root), limits: LIMITS })
  t.teardown(async () => {
    await app.close()
    await liveSite.stop()
  })
  const files = await filesOf(join(folder, 'dist'))
  t.ok(files.size > 60, `${files.size} files`)
  for (const [path, bytes] of files) {
    const url = `/${path.split('/').map(encodeURIComponent).join('/')}`.replace(/(^|\/)index\.html$/, '$1')
    const reply = await app.inject(url)
    t.equal(reply.statusCode, 200, url)
    t.ok(reply.rawPayload.equals(bytes), `${url} is equal`)
  }
})

t.test('the same input gives the same bytes, wherever it stands and whatever the clock says', async (t) => {
  const root = t.testdir({ a: {}, b: {} })
  const [one, other] = [await copyOfSample(join(root, 'a')), await copyOfSample(join(root, 'b'))]
  for (const [folder, at] of [
    [one, '2026-11-01T00:00:00Z'],
    [other, '2026-11-20T23:00:00+01:00'],
  ] as const) {
    t.equal((await inonda(['build', '--station', folder, '--at', at])).status, 0)
  }
  t.strictSame(await filesOf(join(one, 'dist')), await filesOf(join(other, 'dist')))
})

t.test('the files that tags name are served beside the recording', async (t) => {
  const folder = await copyOfSample(ownFolder(t))
  const episode = join(folder, 'episodes', 'from-tape-to-text')
  const recording = await readFile(join(episode, 'from-tape-to-text.mp3'))
  await writeFile(join(episode, 'again.mp3'), recording)
  await writeFile(join(episode, 'round.jpg'), await readFile(join(episode, 'cover.jpg')))
  const facts = await readFile(join(episode, 'episode.md'), 'utf8')
  const more =
    'alternatives: [{ file: again.mp3 }]\nimages: [{ file: round.jpg, purpose: circular }]\nsoundbites:'
  await writeFile(
    join(episode, 'episode.md'),
    facts.replace('soundbites:', () => more),
  )

  const built = await inonda(['build', '--station', folder])
  t.equal(built.status, 0, built.err)
  const files = await filesOf(join(folder, 'dist'))
  const served = files.get(join('episodes', 'from-tape-to-text', 'again.mp3'))
  t.ok(served?.equals(recording))
  t.ok(files.has(join('episodes', 'from-tape-to-text', 'round.jpg')))
  const sri = `sha256-${createHash('sha256').update(recording).digest('base64')}`
  const feed = String(files.get(join('feeds', 'radio-bocconi.xml')))
  t.match(feed, `/again.mp3"/>\n    <podcast:integrity type="sri" value="${sri}"/>`)
  t.equal(feed.split(sri).length - 1, 2, 'the recording’s own digest too')
})

t.test('a draft and a future episode stay out, and leave no trace', async (t) => {
  const folder = await copyOfSample(ownFolder(t))
  await inonda(['build', '--station', folder])
  for (const [path, bytes] of await filesOf(join(folder, 'dist'))) {
    if (/\.(mp3|m4a|opus|png|jpg)$/.test(path)) continue
    t.notMatch(bytes.toString(), /il-tempo-di-una-domanda|read-along/, path)
  }
  const later = await inonda(['build', '--station', folder, '--at', '2035-06-01T00:00:00Z'])
  t.equal(later.status, 0)
  t.match(await readFile(join(folder, 'dist', 'feeds', 'radio-bocconi.xml'), 'utf8'), 'read-along')
  t.notMatch(
    await readFile(join(folder, 'ledger.json'), 'utf8'),
    'read-along',
    'a look ahead publishes nothing',
  )
})

t.test('a scheduled episode comes in at its moment, while serving', async (t) => {
  const folder = await copyOfSample(ownFolder(t))
  const { context } = compose(folder)
  let now = new Date('2035-01-12T16:59:59.950Z')
  const { liveSite } = await startLiveSite(context, { now: () => now }, QUIET, { onEvent: () => {} })
  if (!liveSite) throw new Error('the sample goes on air')
  t.teardown(() => liveSite.stop())
  t.equal(liveSite.current().siteBuild.find('/episodes/read-along/'), undefined)
  now = new Date('2035-01-12T17:00:00Z')
  while (!liveSite.current().siteBuild.find('/episodes/read-along/'))
    await new Promise((go) => setTimeout(go, 20))
  t.strictSame(liveSite.current().modified('/feeds/radio-bocconi.xml'), now)
  t.not(
    liveSite.current().modified('/feeds/in-onda.xml').getTime(),
    now.getTime(),
    'the other feed did not change',
  )
})

t.test('a broken edit keeps the last good build and says so, until it is fixed', async (t) => {
  const folder = await copyOfSample(ownFolder(t))
  const { context, watch, root } = compose(folder)
  const events: string[] = []
  const { liveSite } = await startLiveSite(context, systemClock, watch, {
    onEvent: (event) => events.push(event.kind),
  })
  if (!liveSite) throw new Error('the sample goes on air')
  const app = buildServer({ current: liveSite.current, parts: fileRangeReader(root), limits: LIMITS })
  t.teardown(async () => {
    await app.close()
    await liveSite.stop()
  })
  const told = async (kind: string) => {
    while (!events.includes(kind)) await new Promise((go) => setTimeout(go, 20))
    events.length = 0
  }
  const file = join(folder, 'episodes', 'alessandro-marcello', 'episode.md')
  const good = await readFile(file, 'utf8')
  const page = (await app.inject('/episodes/alessandro-marcello/')).body

  await writeFile(file, good.replace('kind: full', 'kind: fool'))
  await told('refused')
  t.equal((await app.inject('/episodes/alessandro-marcello/')).body, page)
  const health = (await app.inject('/healthz')).json()
  t.equal(health.status, 'stale')
  t.match(JSON.stringify(health), /episodes\/alessandro-marcello\/episode\.md/)

  await writeFile(file, good.replace('title: Alessandro', 'title: Once more, Alessandro'))
  await told('renewed')
  t.match((await app.inject('/episodes/alessandro-marcello/')).body, 'Once more, Alessandro')
  t.equal((await app.inject('/healthz')).json().status, 'ok')

  await mkdir(join(folder, 'templates'))
  await writeFile(join(folder, 'templates', 'home.liquid'), 'a\n{% if %}')
  await told('refused')
  t.match(JSON.stringify((await app.inject('/healthz')).json()), /templates\/home\.liquid/)
  t.equal((await app.inject('/')).statusCode, 200)
})

t.test('a renamed folder redirects, page, recording and captions, served and built', async (t) => {
  const folder = await copyOfSample(ownFolder(t))
  t.equal((await inonda(['build', '--station', folder])).status, 0)
  await rename(join(folder, 'episodes', 'from-tape-to-text'), join(folder, 'episodes', 'tape'))
  const built = await inonda(['build', '--station', folder])
  t.equal(built.status, 0, built.err)

  const dist = join(folder, 'dist')
  const moved = await readFile(join(dist, '_redirects'), 'utf8')
  for (const name of ['', 'transcript.vtt', 'chapters.json', 'from-tape-to-text.mp3', 'cover.jpg']) {
    t.match(moved, `/episodes/from-tape-to-text/${name} /episodes/tape/${name} 301\n`)
  }
  t.match(
    await readFile(join(dist, 'episodes', 'from-tape-to-text', 'index.html'), 'utf8'),
    /http-equiv="refresh"/,
  )

  const { context, watch, root } = compose(folder)
  const { liveSite } = await startLiveSite(context, systemClock, watch, { onEvent: () => {} })
  if (!liveSite) throw new Error('the sample goes on air')
  const app = buildServer({ current: liveSite.current, parts: fileRangeReader(root), limits: LIMITS })
  t.teardown(async () => {
    await app.close()
    await liveSite.stop()
  })
  const reply = await app.inject('/episodes/from-tape-to-text/from-tape-to-text.mp3')
  t.strictSame([reply.statusCode, reply.headers.location], [301, '/episodes/tape/from-tape-to-text.mp3'])
})

t.test('what was published and is taken back is gone, not lost', async (t) => {
  const folder = await copyOfSample(ownFolder(t))
  await inonda(['build', '--station', folder])
  const file = join(folder, 'episodes', 'a-guid-is-for-life', 'episode.md')
  await writeFile(file, (await readFile(file, 'utf8')).replace('status: published', 'status: draft'))
  const { context, root } = compose(folder)
  const { liveSite, diagnostics } = await startLiveSite(context, systemClock, QUIET, { onEvent: () => {} })
  if (!liveSite) throw new Error('the sample goes on air')
  t.match(
    diagnostics.map(({ code }) => code),
    /ledger\.episode-gone/,
  )
  const app = buildServer({ current: liveSite.current, parts: fileRangeReader(root), limits: LIMITS })
  t.teardown(() => app.close())
  t.equal((await app.inject('/episodes/a-guid-is-for-life/')).statusCode, 410)
  await liveSite.stop()
})

t.test(
  'a feed that is cut into archives is the same built and served, and the ledger keeps the cut',
  async (t) => {
    const folder = await copyOfSample(ownFolder(t))
    const feed = join(folder, 'feeds', 'radio-bocconi.yaml')
    await writeFile(feed, `${await readFile(feed, 'utf8')}\nnewest: 1\n`)
    t.equal((await inonda(['build', '--station', folder])).status, 0)
    const first = await filesOf(join(folder, 'dist'))
    const texts = [...first].filter(([path]) => /^feeds\/radio-bocconi(\/page\/\d+)?\.xml$/.test(path))
    t.equal(texts.length, 5, 'one document an episode')
    const guids = texts.flatMap(([, bytes]) => bytes.toString().match(/<guid[^>]*>[^<]+/g) ?? [])
    t.strictSame([guids.length, new Set(guids).size], [5, 5])
    const ledger = JSON.parse(await readFile(join(folder, 'ledger.json'), 'utf8'))
    t.equal(ledger.feeds['radio-bocconi'].archives.length, 4)
    t.equal((await inonda(['build', '--station', folder])).status, 0)
    t.strictSame(await filesOf(join(folder, 'dist')), first)

    const { context, root } = compose(folder)
    const { liveSite } = await startLiveSite(context, systemClock, QUIET, { onEvent: () => {} })
    if (!liveSite) throw new Error('the sample goes on air')
    const app = buildServer({ current: liveSite.current, parts: fileRangeReader(root), limits: LIMITS })
    t.teardown(async () => {
      await app.close()
      await liveSite.stop()
    })
    for (const page of [1, 2, 3, 4]) {
      for (const [form, type] of [
        ['xml', 'application/rss+xml; charset=utf-8'],
        ['json', 'application/feed+json; charset=utf-8'],
      ] as const) {
        const reply = await app.inject(`/feeds/radio-bocconi/page/${page}.${form}`)
        t.equal(reply.headers['content-type'], type)
        t.ok(reply.rawPayload.equals(first.get(`feeds/radio-bocconi/page/${page}.${form}`) ?? Buffer.of()))
      }
    }
    const opml = await app.inject('/feeds/index.opml')
    t.equal(opml.headers['content-type'], 'text/x-opml; charset=utf-8')
    t.equal(opml.body.match(/<outline /g)?.length, 2)
  },
)

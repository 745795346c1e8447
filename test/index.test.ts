import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Fastify from 'fastify'
import t from 'tap'
// As a program of others imports it: nothing else of Inonda is used here but a station to try it with.
import { build, check, compose, formatDiagnostics, lintFile, sitePlugin } from '../src/index.ts'
import { smallStation, until } from './journeys/a-small-station.ts'
import { ownFolder } from './own-folder.ts'

t.test('a station is checked and built', async (t) => {
  const folder = await smallStation(ownFolder(t))
  const { context, clock, output } = compose(folder)
  const { diagnostics: found } = await check(context, clock)
  t.strictSame(
    found.filter(({ severity }) => severity === 'error'),
    [],
    formatDiagnostics(found, 'pretty'),
  )
  const { files = 0 } = await build(context, output('dist'), clock, { url: 'https://radio.example' })
  t.ok(files > 30, `${files} files`)
  const feed = await readFile(join(folder, 'dist/feeds/show.xml'))
  t.match(feed.toString(), /<title><!\[CDATA\[Talk 6\]\]>/)

  const { diagnostics, summary } = lintFile(clock, 'show.xml', feed)
  t.equal(summary?.items, 7)
  t.notOk(diagnostics.some(({ severity }) => severity === 'error'))
})

t.test("a feed is judged, and what is wrong is said in somebody's own words", async (t) => {
  const { clock } = compose(t.testdir({}))
  const { diagnostics } = lintFile(clock, 'broken.xml', Buffer.from('<rss version="2.0"><channel></rss>'))
  t.match(formatDiagnostics(diagnostics, 'pretty'), /^broken\.xml:1:\d+ error xml\./)
  t.equal(JSON.parse(formatDiagnostics(diagnostics, 'json')).length, diagnostics.length)
})

t.test(
  "a station is a plugin of somebody's own Fastify, under a prefix, beside their own routes",
  async (t) => {
    const folder = await smallStation(ownFolder(t))
    const app = Fastify()
    t.teardown(() => app.close())
    app.get('/', async () => 'their own page')
    let reports = 0
    const report = () => {
      reports++
    }
    await app.register(sitePlugin, {
      prefix: '/radio',
      folder,
      url: 'https://example.org/radio',
      tell: report,
    })
    await app.ready()

    t.equal((await app.inject('/')).body, 'their own page')
    const home = await app.inject('/radio/')
    t.equal(home.statusCode, 200)
    t.match(home.headers['content-security-policy'], /default-src/)
    const feed = await app.inject('/radio/feeds/show.xml')
    t.match(feed.body, /<link>https:\/\/example\.org\/radio\//)
    const again = await app.inject({
      url: '/radio/feeds/show.xml',
      headers: { 'if-none-match': String(feed.headers.etag) },
    })
    t.equal(again.statusCode, 304)
    const part = await app.inject({
      url: '/radio/episodes/talk-1/talk-1.mp3',
      headers: { range: 'bytes=0-9' },
    })
    t.strictSame([part.statusCode, part.rawPayload.byteLength], [206, 10])
    t.equal((await app.inject('/radio/episodes/talk-1/talk-1.mp3')).headers['content-type'], 'audio/mpeg')
    t.equal((await app.inject('/radio/nothing')).statusCode, 404)
    t.equal(
      (await app.inject('/nothing')).json().error,
      'Not Found',
      'what is not under the prefix is theirs',
    )

    const page = join(folder, 'episodes/talk-1/episode.md')
    writeFileSync(page, (await readFile(page, 'utf8')).replace('title: Talk 1', 'title: Talked about'))
    const isShown = async () => (await app.inject('/radio/episodes/talk-1/')).body.includes('Talked about')
    t.ok(await until(isShown), 'it follows the files')
    const before = reports
    writeFileSync(page, (await readFile(page, 'utf8')).replace(/^guid: .*$/m, 'guid: none'))
    t.ok(await until(() => reports > before), 'and says what keeps a newer build back')
    await app.close()
    const last = reports
    writeFileSync(page, 'nothing')
    await pause(1_000)
    t.equal(reports, last, 'until it is closed')
  },
)

t.test('a station that cannot be built is an error of the registration, with its reason', async (t) => {
  const folder = t.testdir({})
  mkdirSync(join(folder, 'episodes'))
  const app = Fastify()
  t.teardown(() => app.close())
  await t.rejects(async () => {
    await app.register(sitePlugin, { folder })
    await app.ready()
  }, /cannot be served:\n.*station/)
})

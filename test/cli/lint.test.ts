import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { GOOD } from '../lint/good-feed.ts'
import { inonda } from './a-terminal.ts'

async function serve(t: Test, answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`
}

/** The good feed as if it stood at this address, long enough to be worth compressing. */
const feedAt = (url: string) => GOOD.replaceAll('https://radio.example.org/feed.xml', url)

t.test('a good feed: a summary, no problems, status 0', async (t) => {
  const dir = t.testdir({ 'feed.xml': GOOD })
  const { status, out, err } = await inonda(['lint', join(dir, 'feed.xml')])
  t.equal(status, 0)
  t.match(err, /was not fetched: .* --linked looks at it\.\nNo problems\.$/)
  t.match(out, /Good Morning Radio/)
  t.match(out, /items +2, 2026-01-01 to 2026-01-08/)
  t.match(out, /podcast:transcript +in 2 of 2/)
})

t.test('a fault: place, code, and status 1; the same one is not said without end', async (t) => {
  const item = GOOD.slice(GOOD.indexOf('<item>'), GOOD.indexOf('</item>') + 7)
  const dir = t.testdir({ 'feed.xml': GOOD.replace('</channel>', () => `${item.repeat(9)}</channel>`) })
  const file = join(dir, 'feed.xml')
  const { status, err } = await inonda(['lint', file])
  t.equal(status, 1)
  t.match(err, `${file}:`)
  t.equal(err.match(/error rss\.guid-doubled/g)?.length, 3)
  t.match(err, /6 more of rss\.guid-doubled/)
  t.equal((await inonda(['lint', file, '--all'])).err.match(/error rss\.guid-doubled/g)?.length, 9)
})

t.test('a file that is not there, and one that is too large', async (t) => {
  const dir = t.testdir({ 'feed.xml': GOOD })
  const missing = await inonda(['lint', join(dir, 'nothing.xml')])
  t.strictSame([missing.status, missing.out], [1, ''])
  t.match(missing.err, /There is no file/)
  const large = await inonda(['lint', join(dir, 'feed.xml'), '--max-megabytes', '0.001'])
  t.equal(large.status, 1)
  t.match(large.err, 'xml.too-large')
  t.equal((await inonda(['lint', 'x', '--max-megabytes', 'many'])).status, 2)
})

t.test('a feed at an address: how it is answered counts too', async (t) => {
  let body = ''
  const good = await serve(t, (request, response) => {
    if (request.headers['if-none-match'] === '"1"') {
      response.writeHead(304).end()
      return
    }
    response.writeHead(200, {
      'Content-Type': 'application/rss+xml; charset=utf-8',
      'Content-Encoding': 'gzip',
      Vary: 'Accept-Encoding',
      ETag: '"1"',
      'Cache-Control': 'public, max-age=300',
    })
    response.end(request.method === 'HEAD' ? undefined : gzipSync(body))
  })
  body = feedAt(good).replace('6da98a19-621b-5722-8ab1-cae40d0d2b9a', '917393e3-1b1e-5cef-ace4-edaa54e1f810')
  const codes = async (url: string) =>
    JSON.parse((await inonda(['lint', url, '--allow-private', '--format', 'json'])).out).map(
      ({ code }: { code: string }) => code,
    )
  t.strictSame(await codes(good), ['http.insecure', 'rss.insecure', 'podcast.guid-recipe'])

  const refused = await inonda(['lint', good])
  t.equal(refused.status, 1)
  t.match(refused.err, /--allow-private/)

  const bad = await serve(t, (request, response) => {
    if (request.method === 'HEAD') response.writeHead(405).end()
    else response.writeHead(200, { 'Content-Type': 'text/html; charset=iso-8859-1' }).end(GOOD)
  })
  const said = await codes(bad)
  for (const code of [
    'http.type-wrong',
    'http.charset-wrong',
    'http.head-wrong',
    'http.validator-missing',
    'http.compression-missing',
    'http.cache-missing',
    'rss.self-elsewhere',
  ])
    t.ok(said.includes(code), code)

  const careless = await serve(t, (request, response) => {
    if (request.url !== '/there') response.writeHead(302, { Location: '/there' }).end()
    else {
      const headers = {
        'Content-Type': 'text/xml',
        'Content-Encoding': 'gzip',
        'Last-Modified': new Date(0).toUTCString(),
      }
      response.writeHead(200, headers).end(gzipSync(GOOD))
    }
  })
  const more = await codes(careless)
  for (const code of ['http.not-modified-missing', 'http.vary-missing', 'http.redirect-temporary']) {
    t.ok(more.includes(code), code)
  }
  const gone = await serve(t, (_, response) => response.writeHead(410).end())
  t.strictSame(await codes(gone), ['http.status-wrong'])
})

t.test('SARIF names rules with their requirements, and places', async (t) => {
  const dir = t.testdir({ 'a feed.xml': GOOD.replace('length="5242880"', 'length="0"') })
  const { out } = await inonda(['lint', join(dir, 'a feed.xml'), '--format', 'sarif'])
  const { version, runs } = JSON.parse(out)
  t.equal(version, '2.1.0')
  const [{ tool, results }] = runs
  t.strictSame([tool.driver.name, tool.driver.rules.length, results.length], ['Inonda', 1, 1])
  const [rule] = tool.driver.rules
  t.match(rule, {
    id: 'rss.enclosure-length-zero',
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['RSS-07'] },
  })
  const [result] = results
  t.match(result, { ruleId: rule.id, ruleIndex: 0, level: 'warning' })
  const { artifactLocation, region } = result.locations[0].physicalLocation
  t.match(artifactLocation.uri, /a%20feed\.xml$/)
  t.ok(region.startLine > 1 && region.startColumn > 1)
  const spaced = join(
    t.testdir({ 'feed.xml': GOOD.replace('<language>en<', '<language>en_GB<') }),
    'feed.xml',
  )
  const [{ fixes }] = JSON.parse((await inonda(['lint', spaced, '--format', 'sarif'])).out).runs[0].results
  const [{ deletedRegion, insertedContent }] = fixes[0].artifactChanges[0].replacements
  t.strictSame(
    [deletedRegion, insertedContent],
    [{ charOffset: GOOD.indexOf('<language>') + 10, charLength: 5 }, { text: 'en-GB' }],
  )
  const none = await inonda(['lint', join(t.testdir({ 'feed.xml': GOOD }), 'feed.xml'), '--format', 'sarif'])
  t.strictSame(JSON.parse(none.out).runs[0].results, [])
})

t.test('check explains a code: message, requirement, example', async (t) => {
  const { status, out } = await inonda(['check', '--explain', 'podcast.role-unknown'])
  t.equal(status, 0)
  for (const part of [
    /podcast taxonomy/,
    /P20-PERSON-4 \(SHOULD\)/,
    /Wrong:\n +role="chairman"/,
    /Right:\n +role="guest"/,
  ])
    t.match(out, part)
  const unknown = await inonda(['check', '--explain', 'podcast.role-unknow'])
  t.equal(unknown.status, 1)
  t.match(unknown.err, /Did you mean podcast\.role-unknown\?/)
})

t.test('check --players says who will show what, as of when', async (t) => {
  const { status, out } = await inonda(['check', '--players'])
  t.equal(status, 0)
  t.match(out, /transcripts +3 of 3 episodes; 36 of 61 players: .*AntennaPod/)
  t.match(out, /credits +3 of 3 episodes; 15 of 61 players: .*Podcast Addict/)
  t.match(out, /as of \d{4}-\d{2}-\d{2}/)
})

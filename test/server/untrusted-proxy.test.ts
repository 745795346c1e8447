import { type Test, test } from 'tap'
import { FOLDER, LIMITS, serve } from './site-build.ts'

/** What the log says where requests with these header fields come from these network addresses. */
async function said(
  t: Test,
  asked: readonly (readonly [remoteAddress: string, headers: Record<string, string>])[],
  trustProxy: false | number | readonly string[] = false,
): Promise<string[]> {
  const lines: string[] = []
  const log = { write: (line: string) => lines.push(line), requests: false }
  const app = serve(t.testdir(FOLDER), { log, limits: { ...LIMITS, trustProxy } })
  for (const [remoteAddress, headers] of asked) await app.inject({ url: '/', remoteAddress, headers })
  await app.close()
  return lines.map((line) => JSON.parse(line).msg)
}

const FORWARDED = { 'x-forwarded-for': '203.0.113.7' }

test('a proxy that is not trusted is told of once, with what to type', async (t) => {
  for (const [address, name] of [
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '::1'],
    ['::ffff:127.0.0.1', '127.0.0.1'],
    ['10.1.2.3', '10.1.2.3'],
    ['172.17.0.1', '172.17.0.1'],
    ['fd00::2', 'fd00::2'],
  ] as const) {
    const lines = await said(t, [
      [address, {}],
      ...Array.from({ length: 5 }, () => [address, FORWARDED] as const),
    ])
    t.equal(lines.length, 1, address)
    t.match(lines[0], `come from ${name}, `)
    t.match(lines[0], ` set INONDA_TRUST_PROXY=${name}.`)
    t.notMatch(lines[0], '203.0.113.7', 'nothing of what was sent')
  }
})

test('other header fields of proxies are told of too, with the one that is read', async (t) => {
  for (const headers of [
    { forwarded: 'for=203.0.113.7' },
    { 'x-real-ip': '203.0.113.7' },
    { via: '1.1 cache' },
  ]) {
    const [line, ...more] = await said(t, [['127.0.0.1', headers]])
    t.match(line, 'It has to send X-Forwarded-For as well')
    t.same(more, [])
  }
  const [line] = await said(t, [['127.0.0.1', { ...FORWARDED, via: '1.1 cache' }]])
  t.notMatch(line, 'as well')
})

test('a stranger who invents such a field is not told of', async (t) => {
  const strangers = ['203.0.113.9', '8.8.8.8', '2001:db8::1'].map((address) => [address, FORWARDED] as const)
  t.same(await said(t, strangers), [])
  const lines = await said(t, [...strangers, ['10.0.0.5', FORWARDED], ...strangers])
  t.equal(lines.length, 1, 'and does not keep the proxy from being told of')
  t.match(lines[0], 'INONDA_TRUST_PROXY=10.0.0.5.')
  t.match(lines[0], 'somebody invented the field')
})

test('a proxy that is trusted is not told of', async (t) => {
  for (const trusted of [1, ['127.0.0.1'], ['loopback'], ['127.0.0.0/8']])
    t.same(
      await said(
        t,
        [
          ['127.0.0.1', FORWARDED],
          ['127.0.0.1', { via: '1.1 a' }],
        ],
        trusted,
      ),
      [],
      String(trusted),
    )
})

test('a second proxy is added to those that are trusted', async (t) => {
  const [line] = await said(t, [['10.0.0.6', FORWARDED]], ['10.0.0.5', 'loopback'])
  t.match(line, ' set INONDA_TRUST_PROXY=10.0.0.5,loopback,10.0.0.6.')
})

test('a field without a value, of any length, and a log that is off', async (t) => {
  t.strictSame(await said(t, [['127.0.0.1', { 'x-forwarded-for': '' }]]), [], 'nobody was forwarded')
  t.equal(
    (await said(t, [['127.0.0.1', { 'x-forwarded-for': `${'1.1.1.1, '.repeat(800)}\u00e9"` }]])).length,
    1,
  )
  const app = serve(t.testdir(FOLDER))
  t.equal((await app.inject({ url: '/', headers: FORWARDED })).statusCode, 200)
})
